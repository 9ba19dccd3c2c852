import { basisPoints } from '../../kernel/units';
import { localDate, localTime } from '../../kernel/time';
import { decideArm } from './campaign-arm';
import type { ReachMember, ReachRequest } from './decide-reach';
import { defaultReachPolicy } from './reach-policy';

const she: ReachMember = {
  memberId: 'm_1', marketingConsent: true, openComplaints: 0, marketingContactsAt: [], bestHour: null, onWechat: true, credits: { tpl_lost: 1 }, followsOa: false,
  groupSendsThisMonth: 0, hasPhone: false, expiring: [], openTask: false, lastText: null, messagesBefore: 0,
};
const request = (member: Partial<ReachMember>, holdout: number): ReachRequest => ({
  member: { ...she, ...member }, campaign: 'ca_1', occasion: 'lost', purpose: 'marketing', facts: { brand: '茶', lastOn: '2025年08月01日' },
  now: localTime(localDate('2026-01-15'), 10), policy: { ...defaultReachPolicy, holdout: basisPoints(holdout) }, lastWay: 'none',
});

test.each([
  ['who is written to is told', {}, 0, 'told', 'SUBSCRIBE_CREDIT'],
  ['who would be, but is held out, is the comparison', {}, 10_000, 'held_out', 'SUBSCRIBE_CREDIT'],
  ['whom nothing reaches tells nothing, held out or not', { credits: {} }, 10_000, 'unreachable', 'SUBSCRIBE_NO_CREDIT'],
  ['nor does who complains', { openComplaints: 1 }, 10_000, 'unreachable', 'COMPLAINT_OPEN'],
] as const)('%s', (_, member, holdout, arm, reason) => {
  const decided = decideArm(request(member, holdout));
  expect(decided.arm).toBe(arm);
  expect(decided.decision.channel === 'none').toBe(arm !== 'told');
  expect(decided.withoutHoldout).toContain(reason);
  expect(decided.withoutHoldout).not.toContain('HOLDOUT');
});
