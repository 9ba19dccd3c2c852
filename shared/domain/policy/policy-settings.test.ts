import { fen, points, basisPoints } from '../../kernel/units';
import { defaultPolicies, diffPolicies, refundPolicies, withBooksPolicies, type Policies } from './index';

const gold = defaultPolicies.tiers.tiers[1];
if (!gold) throw new Error('the demo brand has a gold tier');
const having = (change: Partial<Policies>): Policies => ({ ...defaultPolicies, ...change });
const tiersWith = (tiers: Policies['tiers']['tiers']): Policies => having({ tiers: { ...defaultPolicies.tiers, tiers } });

describe('what differs between two versions', () => {
  test('is nothing when nothing was changed, whatever the order of keys', () => {
    expect(diffPolicies(defaultPolicies, JSON.parse(JSON.stringify(defaultPolicies)) as Policies)).toEqual([]);
  });

  test.each([
    ['a rate', having({ points: { ...defaultPolicies.points, earn: { points: points(2), perFen: fen(100) } } }), [{ key: 'earn.points', subject: null, was: 1, now: 2 }]],
    ['a rule turned off', having({ points: { ...defaultPolicies.points, asMoney: null } }), [
      { key: 'asMoney.pointsPerStep', subject: null, was: 100, now: null }, { key: 'asMoney.fenPerStep', subject: null, was: 100, now: null }, { key: 'asMoney.capRate', subject: null, was: 5_000, now: null },
    ]],
    ['a tier by its id', tiersWith(defaultPolicies.tiers.tiers.map((tier) => (tier.id === 'gold' ? { ...tier, payRate: basisPoints(9_000) } : tier))), [
      { key: 'tier.payRate', subject: { kind: 'tier', id: 'gold', name: { zh: '金卡', en: 'Gold' } }, was: 9_500, now: 9_000 },
    ]],
    ['a limit taken away', having({ checkout: { couponsWithTierDiscount: true, pointsWithCoupons: true, refundDays: 30, mostFen: defaultPolicies.checkout.mostFen, mostItems: 100 } }), [
      { key: 'checkout.cashierRefundMostFen', subject: null, was: 200_000, now: null },
    ]],
    ['spending without a scan, which was not said before', having({ checkout: { ...defaultPolicies.checkout, unscannedMaySpend: true } }), [{ key: 'checkout.unscannedMaySpend', subject: null, was: false, now: true }]],
    ['rewards for friends that are no more', having({ membership: { privacyVersion: '2026-11', welcomeTemplateId: 'welcome' } }), [
      { key: 'referral.referrerTemplateId', subject: null, was: 'referral_thanks', now: null }, { key: 'referral.friendTemplateId', subject: null, was: 'referral_friend', now: null },
      { key: 'referral.endsAfterDays', subject: null, was: 180, now: null },
    ]],
    ['an hour of the complaint desk, a limit and the owner of a kind', having({ complaints: {
      ...defaultPolicies.complaints, firstAnswerHours: { ordinary: 4, serious: 1, grave: 1 }, apologyPhrases: ['小店'],
      ownerRole: { ...defaultPolicies.complaints.ownerRole, price: 'manager' }, compensation: { ...defaultPolicies.complaints.compensation, manager: { oneFen: null, monthFen: fen(200_000) } },
    } }), [
      { key: 'complaint.firstAnswerHours', subject: { kind: 'severity', severity: 'serious' }, was: 2, now: 1 },
      { key: 'complaint.oneFen', subject: { kind: 'role', role: 'manager' }, was: 20_000, now: null },
      { key: 'complaint.ownerRole', subject: { kind: 'complaint_kind', complaintKind: 'price' }, was: 'cashier', now: 'manager' },
      { key: 'complaint.apologyPhrases', subject: null, was: '', now: '小店' },
    ]],
    ['a points day that is new', having({ points: { ...defaultPolicies.points, days: [{ storeIds: ['S2', 'S1'], weekday: 3, dayOfMonth: null, multiplier: basisPoints(20_000) }] } }), [
      { key: 'day.weekday', subject: { kind: 'day', place: 1 }, was: null, now: 3 },
      { key: 'day.multiplier', subject: { kind: 'day', place: 1 }, was: null, now: 20_000 },
      { key: 'day.storeIds', subject: { kind: 'day', place: 1 }, was: null, now: 'S1 S2' },
    ]],
  ] as const)('names %s', (_what, next, changes) => {
    expect(diffPolicies(defaultPolicies, next)).toEqual(changes);
  });

  test('names every setting of a tier that is gone', () => {
    const gone = diffPolicies(defaultPolicies, tiersWith(defaultPolicies.tiers.tiers.filter(({ id }) => id !== 'gold')));
    expect(gone.every(({ subject, now }) => subject?.kind === 'tier' && subject.id === 'gold' && now === null)).toBe(true);
    expect(gone.map(({ key }) => key)).toContain('tier.growth');
  });

  test('read backwards is what undoes it', () => {
    const next = having({ points: { ...defaultPolicies.points, pendingDays: 7 } });
    expect(diffPolicies(next, defaultPolicies)).toEqual(diffPolicies(defaultPolicies, next).map(({ was, now, ...rest }) => ({ ...rest, was: now, now: was })));
  });
});

test('an edit of the books leaves other areas alone, but a birthday gift goes with its tier', () => {
  const { points: edited, coupons, checkout, membership: { referral } } = defaultPolicies;
  const next = withBooksPolicies(defaultPolicies, { points: edited, coupons, checkout, membership: referral ? { referral } : {}, tiers: { ...defaultPolicies.tiers, tiers: [gold] } });
  expect(next.birthdays.giftTemplateByTier).toEqual({ gold: 'birthday' });
  expect([next.complaints, next.membership, next.version]).toEqual([defaultPolicies.complaints, defaultPolicies.membership, 1]);
});

test('a refund goes by the version of its purchase, except for how growth is kept and what a cashier may do alone', () => {
  const own = having({ version: 1, checkout: { ...defaultPolicies.checkout, refundDays: 30 }, points: { ...defaultPolicies.points, clawBack: 'negative' } });
  const current = having({ version: 4, checkout: { ...defaultPolicies.checkout, refundDays: 7, cashierRefundMostFen: fen(1_000) }, tiers: { ...defaultPolicies.tiers, windowMonths: 24 } });
  const rules = refundPolicies(own, current);
  expect([rules.version, rules.checkout.refundDays, rules.points.clawBack]).toEqual([1, 30, 'negative']);
  expect([rules.tiers.windowMonths, rules.checkout.cashierRefundMostFen]).toEqual([24, 1_000]);
});
