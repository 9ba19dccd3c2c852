import fc from 'fast-check';
import { dayMs, instant, localDate, localTime, type Instant } from '../../kernel/time';
import { basisPoints } from '../../kernel/units';
import { withContact, withoutContact } from './contact-cap';
import { decideReach, type ReachMember } from './decide-reach';
import { holdoutPoint, isHeldOut } from './holdout';
import { lastWord } from './last-moment';
import { defaultReachPolicy } from './reach-policy';

const start = localTime(localDate('2026-01-01'), 0);
const policy = { ...defaultReachPolicy, oa: 'fixed_ip' as const, oaGroup: true, sms: 'tencent' as const };
const facts = { brand: '知春茶事', lastOn: '2025年12月01日' };
const situation = fc.record({
  afterMs: fc.integer({ min: 0, max: 12 * dayMs }),
  occasion: fc.constantFrom('drifting', 'lost', 'festival', 'campaign'),
  marketingConsent: fc.boolean(),
  onWechat: fc.boolean(),
  credits: fc.constantFrom({}, { tpl_drifting: 1 }),
  followsOa: fc.boolean(),
  bestHour: fc.option(fc.integer({ min: 0, max: 23 })),
  hasPhone: fc.boolean(),
  groupSendsThisMonth: fc.integer({ min: 0, max: 5 }),
  owns: fc.boolean(),
  openTask: fc.boolean(),
  sendDelayMs: fc.integer({ min: 0, max: 3 * dayMs }),
  happens: fc.boolean(),
});
const memberOf = (of: Omit<ReachMember, 'openComplaints' | 'expiring' | 'lastText' | 'messagesBefore'> & { owns: boolean }): ReachMember => ({
  ...of, openComplaints: 0, lastText: null, messagesBefore: 0,
  expiring: of.owns ? [{ occasion: 'points_expiring', facts: { points: '300', pointsExpireOn: '2026年01月31日' } }] : [],
});
const most = (times: readonly Instant[], windowMs: number): number =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length));

test('no sequence of decisions and deliveries passes one contact in 7 days or two in 30, calls included', () => {
  fc.assert(
    fc.property(fc.array(situation, { maxLength: 40 }), (situations) => {
      let now: number = start;
      let contacts: readonly Instant[] = [];
      const made: Instant[] = [];
      for (const { afterMs, sendDelayMs, happens, occasion, ...of } of situations) {
        now += afterMs;
        const member = memberOf({ memberId: 'm_free', marketingContactsAt: contacts, ...of });
        const decision = decideReach({ member, campaign: 'c', occasion, purpose: 'marketing', facts, now: instant(now), policy: { ...policy, holdout: basisPoints(0) } });
        if (decision.channel === 'none') continue;
        contacts = withContact(contacts, decision.notBefore);
        if (decision.channel === 'task') {
          made.push(decision.notBefore);
          continue;
        }
        // A message may be held up on its way; it is asked a last time and counts from when it left.
        const at = instant(decision.notBefore + sendDelayMs);
        const waiting = { channel: decision.channel, purpose: 'marketing', decidedFor: 'marketing', lastPurchaseOn: localDate('2025-12-01'), contactAt: decision.notBefore } as const;
        const word = lastWord(waiting, { ...of, marketingConsent: true, openComplaints: 0, marketingContactsAt: contacts, lastPurchaseOn: null }, at, policy);
        contacts = withoutContact(contacts, decision.notBefore);
        if (word.kind !== 'send' || !happens) continue;
        contacts = withContact(contacts, at);
        made.push(at);
        now = Math.max(now, at);
      }
      expect(most(made, 7 * dayMs)).toBeLessThanOrEqual(1);
      expect(most(made, 30 * dayMs)).toBeLessThanOrEqual(2);
    }),
    { numRuns: 500 },
  );
});

test('a held-out member never gets a marketing contact by any channel, tasks included', () => {
  fc.assert(
    fc.property(situation, fc.string({ minLength: 1, maxLength: 20 }), ({ afterMs, occasion, ...of }, memberId) => {
      fc.pre(isHeldOut({ memberId, campaign: 'c', salt: policy.holdoutSalt, share: basisPoints(5_000) }));
      const member = memberOf({ memberId, marketingContactsAt: [], ...of });
      const decision = decideReach({ member, campaign: 'c', occasion, purpose: 'marketing', facts, now: instant(start + afterMs), policy: { ...policy, holdout: basisPoints(5_000) } });
      expect([decision.channel, decision.message]).toEqual(['none', null]);
      expect(decision.reasons).toContain('HOLDOUT');
    }),
  );
});

test('the holdout is the share it says, the same every time, and another one for another campaign', () => {
  const share = basisPoints(500);
  const ids = Array.from({ length: 20_000 }, (_, i) => `m_${i}`);
  const held = (campaign: string): string[] => ids.filter((memberId) => isHeldOut({ memberId, campaign, salt: 'huike-1', share }));
  const inA = new Set(held('a'));
  expect(Math.abs(inA.size / ids.length - 0.05)).toBeLessThan(0.006);
  expect(held('b').filter((id) => inA.has(id)).length).toBeLessThan(100);
  // The first four bytes of SHA-256 as a fraction, by `printf 'huike-1|win_back|m_1' | sha256sum`.
  expect(holdoutPoint('huike-1|win_back|m_1')).toBe(4916);
});
