import { basisPoints } from '../../kernel/units';
import { localDate, localTime, type Instant } from '../../kernel/time';
import { decisionReasons } from '../../contract/reach';
import { decideReach, type ReachDecision, type ReachMember, type ReachReason, type ReachRequest } from './decide-reach';
import { defaultReachPolicy, type ReachPolicy } from './reach-policy';

const noon = localTime(localDate('2026-11-22'), 12);
const night = localTime(localDate('2026-11-22'), 2);
const daysBefore = (days: number): Instant => localTime(localDate('2026-11-22'), 12 - 24 * days);
const policy: ReachPolicy = { ...defaultReachPolicy, holdout: basisPoints(0), oa: 'fixed_ip' };
const expiringPoints = { occasion: 'points_expiring', facts: { points: '800', pointsExpireOn: '2026年11月30日' } } as const;
const expiringCoupon = { occasion: 'coupon_expiring', facts: { couponName: '满 100 减 20', couponExpiresOn: '2026年11月30日' } } as const;

const member: ReachMember = {
  memberId: 'm_1', marketingConsent: true, openComplaints: 0, marketingContactsAt: [], onWechat: true, credits: { tpl_drifting: 1 },
  followsOa: true, expiring: [], openTask: false, lastText: null, messagesBefore: 0,
};
const ask = (change: Partial<ReachMember> | 'gone', more: Partial<ReachRequest> = {}): ReachDecision =>
  decideReach({
    member: change === 'gone' ? 'gone' : { ...member, ...change },
    campaign: 'win_back', occasion: 'drifting', purpose: 'marketing', facts: { brand: '知春茶事', lastOn: '2026年09月01日' }, now: noon, policy, ...more,
  });

interface Row {
  readonly what: string;
  readonly of: Partial<ReachMember> | 'gone';
  readonly more?: Partial<ReachRequest>;
  readonly channel: ReachDecision['channel'];
  readonly reasons: readonly ReachReason[];
}
const held = { ...policy, holdout: basisPoints(10_000) };
const noCredit = { credits: {} };
const rows: readonly Row[] = [
  { what: 'a member who consented and has a credit gets the subscribe message', of: {}, channel: 'subscribe_message', reasons: ['SUBSCRIBE_CREDIT'] },
  { what: 'one who left gets nothing', of: 'gone', channel: 'none', reasons: ['MEMBER_GONE'] },
  { what: 'at night the message waits', of: {}, more: { now: night }, channel: 'subscribe_message', reasons: ['QUIET_HOURS', 'SUBSCRIBE_CREDIT'] },
  { what: 'an open complaint ends it, a call included', of: { openComplaints: 1 }, channel: 'none', reasons: ['COMPLAINT_OPEN'] },
  { what: 'a contact this week ends it', of: { marketingContactsAt: [daysBefore(3)] }, channel: 'none', reasons: ['CAP_WEEK'] },
  { what: 'two contacts this month end it', of: { marketingContactsAt: [daysBefore(9), daysBefore(20)] }, channel: 'none', reasons: ['CAP_MONTH'] },
  { what: 'the holdout ends it', of: {}, more: { policy: held }, channel: 'none', reasons: ['HOLDOUT'] },
  {
    what: 'every gate that is shut is named, in the order asked',
    of: { marketingConsent: false, openComplaints: 2, marketingContactsAt: [daysBefore(1), daysBefore(2)] }, more: { policy: held, now: night },
    channel: 'none', reasons: ['MARKETING_CONSENT_MISSING', 'COMPLAINT_OPEN', 'CAP_WEEK', 'CAP_MONTH', 'QUIET_HOURS', 'HOLDOUT'],
  },
  { what: 'without a credit, marketing never goes by the official account', of: noCredit, channel: 'task', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_MARKETING_FORBIDDEN', 'PERSON_CALLS'] },
  { what: 'points about to expire are a service notice the official account may carry', of: { ...noCredit, expiring: [expiringPoints] }, channel: 'oa_template', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_MARKETING_FORBIDDEN', 'OA_SERVICE_NOTICE'] },
  { what: 'a coupon about to expire has no template there', of: { ...noCredit, expiring: [expiringCoupon] }, channel: 'task', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_MARKETING_FORBIDDEN', 'OA_NO_TEMPLATE', 'PERSON_CALLS'] },
  { what: 'who does not follow cannot be reached by it', of: { ...noCredit, followsOa: false }, channel: 'task', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_NOT_FOLLOWING', 'PERSON_CALLS'] },
  { what: 'a sender that is not set up is not asked', of: noCredit, more: { policy: { ...policy, oa: 'disabled' } }, channel: 'task', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_DISABLED', 'PERSON_CALLS'] },
  { what: 'without consent a person may still care', of: { marketingConsent: false, followsOa: false }, channel: 'task', reasons: ['MARKETING_CONSENT_MISSING', 'OA_NOT_FOLLOWING', 'PERSON_CALLS'] },
  { what: 'without consent a credit for what he owns is used for that', of: { marketingConsent: false, credits: { tpl_drifting: 1, tpl_points_expiring: 1 }, expiring: [expiringPoints] }, channel: 'subscribe_message', reasons: ['MARKETING_CONSENT_MISSING', 'SUBSCRIBE_CREDIT'] },
  { what: 'a member without the mini-program is called', of: { onWechat: false, followsOa: false }, channel: 'task', reasons: ['NO_WECHAT', 'OA_NOT_FOLLOWING', 'PERSON_CALLS'] },
  { what: 'no template for the occasion', of: {}, more: { policy: { ...policy, templates: [] } }, channel: 'task', reasons: ['SUBSCRIBE_NO_TEMPLATE', 'OA_MARKETING_FORBIDDEN', 'PERSON_CALLS'] },
  { what: 'a message that lacks a fact is not half said', of: { followsOa: false }, more: { facts: {} }, channel: 'task', reasons: ['NOTHING_TO_SAY', 'OA_NOT_FOLLOWING', 'PERSON_CALLS'] },
  { what: 'a refused subscribe message goes on to the next way', of: { expiring: [expiringPoints] }, more: { refusedBy: ['subscribe_message'] }, channel: 'oa_template', reasons: ['SUBSCRIBE_REFUSED', 'OA_MARKETING_FORBIDDEN', 'OA_SERVICE_NOTICE'] },
  { what: 'when all have refused a person calls', of: { expiring: [expiringPoints] }, more: { refusedBy: ['subscribe_message', 'oa_template'] }, channel: 'task', reasons: ['SUBSCRIBE_REFUSED', 'OA_REFUSED', 'PERSON_CALLS'] },
  { what: 'one call on the list is enough', of: { ...noCredit, followsOa: false, openTask: true }, channel: 'none', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_NOT_FOLLOWING', 'TASK_OPEN'] },
  { what: 'a service message asks no consent, pause, cap or holdout', of: { marketingConsent: false, openComplaints: 1, marketingContactsAt: [daysBefore(1)], credits: { tpl_points_expiring: 1 } }, more: { purpose: 'service', occasion: 'points_expiring', facts: expiringPoints.facts, policy: held }, channel: 'subscribe_message', reasons: ['SUBSCRIBE_CREDIT'] },
  { what: 'a service message goes by the official account too', of: noCredit, more: { purpose: 'service', occasion: 'points_expiring', facts: expiringPoints.facts }, channel: 'oa_template', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_SERVICE_NOTICE'] },
  { what: 'a service message never becomes a call', of: { ...noCredit, followsOa: false }, more: { purpose: 'service', occasion: 'points_expiring', facts: expiringPoints.facts, now: night }, channel: 'none', reasons: ['QUIET_HOURS', 'SUBSCRIBE_NO_CREDIT', 'OA_NOT_FOLLOWING', 'NOTHING_TO_SAY'] },
];

test.each(rows)('$what', ({ of, more, channel, reasons }) => {
  const decision = ask(of, more);
  expect([decision.channel, ...decision.reasons]).toEqual([channel, ...reasons]);
  expect(decision.message === null).toBe(channel === 'task' || channel === 'none');
});

test('every reason of a decision is in the contract, and the table shows each that a decision can give', () => {
  const shown = new Set(rows.flatMap((row) => row.reasons));
  // Known only while sending: see last-moment.test.ts.
  expect(decisionReasons.filter((reason) => !shown.has(reason))).toEqual(['BOUGHT_SINCE']);
});

test('nothing leaves before nine in the morning', () => {
  expect(ask({}, { now: night }).notBefore).toBe(localTime(localDate('2026-11-22'), 9));
  expect(ask({}, { now: localTime(localDate('2026-11-22'), 21) }).notBefore).toBe(localTime(localDate('2026-11-23'), 9));
  expect(ask({}).notBefore).toBe(noon);
});

test('a marketing template registered for the official account is not used, whatever the registry says', () => {
  const smuggled = policy.templates.map((template) => (template.templateId === 'tpl_drifting' ? { ...template, channel: 'oa_template' as const } : template));
  expect(ask(noCredit, { policy: { ...policy, templates: smuggled } }).channel).toBe('task');
});

test('the same words are not said twice in a row', () => {
  const first = ask({}).message?.fields ?? [];
  const again = ask({ lastText: first.map((field) => field.value).join(' '), messagesBefore: 3 }).message?.fields ?? [];
  expect(again).toHaveLength(3);
  expect(again).not.toEqual(first);
});
