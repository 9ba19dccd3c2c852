import { basisPoints, fen, points } from '../../kernel/units';
import { checkPolicies, defaultCouponTemplates, defaultPolicies, type Policies } from './index';

const templateIds = defaultCouponTemplates.map((template) => template.id);
const found = (policies: Policies) => checkPolicies(policies, templateIds).map((finding) => [finding.severity, finding.path, finding.code]);
const tiers = (change: (tier: Policies['tiers']['tiers'][number]) => Partial<Policies['tiers']['tiers'][number]>): Policies => ({
  ...defaultPolicies, tiers: { ...defaultPolicies.tiers, tiers: defaultPolicies.tiers.tiers.map((tier) => ({ ...tier, ...change(tier) })) },
});
const pointsWith = (change: Partial<Policies['points']>): Policies => ({ ...defaultPolicies, points: { ...defaultPolicies.points, ...change } });

describe('checking policies before they are saved', () => {
  test('finds nothing wrong with the demo brand', () => {
    expect(found(defaultPolicies)).toEqual([]);
  });

  const rows: readonly [what: string, policies: Policies, findings: readonly (readonly string[])[]][] = [
    ['no tiers', { ...defaultPolicies, tiers: { ...defaultPolicies.tiers, tiers: [] }, birthdays: { ...defaultPolicies.birthdays, giftTemplateByTier: {} } }, [['fault', 'tiers.tiers.length', 'POLICY_OUT_OF_RANGE']]],
    ['a lowest tier that must be earned', tiers((tier) => (tier.id === 'silver' ? { growth: 10 } : {})), [['fault', 'tiers.tiers[0].growth', 'POLICY_OUT_OF_RANGE']]],
    ['tiers out of order', tiers((tier) => (tier.id === 'diamond' ? { growth: 1_000 } : {})), [['fault', 'tiers.tiers[2].growth', 'POLICY_OUT_OF_ORDER']]],
    ['two tiers of one id', tiers((tier) => (tier.id === 'diamond' ? { id: 'gold' } : {})), [['fault', 'tiers.tiers[2].id', 'POLICY_REPEATED'], ['fault', 'birthdays.giftTemplateByTier.diamond', 'POLICY_TIER_UNKNOWN']]],
    ['a tier without an English name', tiers((tier) => (tier.id === 'gold' ? { name: { zh: '金卡', en: ' ' } } : {})), [['fault', 'tiers.tiers[1].name.en', 'POLICY_NAME_MISSING']]],
    ['a price above the price', tiers((tier) => (tier.id === 'silver' ? { payRate: basisPoints(10_001) } : {})), [['fault', 'tiers.tiers[0].payRate', 'POLICY_OUT_OF_RANGE']]],
    ['a higher tier that pays more', tiers((tier) => (tier.id === 'diamond' ? { payRate: basisPoints(9_800) } : {})), [['warning', 'tiers.tiers[2].payRate', 'POLICY_OUT_OF_ORDER']]],
    ['a higher tier that earns less', tiers((tier) => (tier.id === 'diamond' ? { pointsMultiplier: basisPoints(11_000) } : {})), [['warning', 'tiers.tiers[2].pointsMultiplier', 'POLICY_OUT_OF_ORDER']]],
    ['a gift nobody made', tiers((tier) => (tier.id === 'gold' ? { giftTemplateId: 'nope' } : {})), [['fault', 'tiers.tiers[1].giftTemplateId', 'POLICY_TEMPLATE_UNKNOWN']]],
    ['points for no money', pointsWith({ earn: { points: points(1), perFen: fen(0) } }), [['fault', 'points.earn.perFen', 'POLICY_OUT_OF_RANGE'], ['warning', 'points.asMoney', 'POLICY_GENEROUS']]],
    ['points that give a third back', pointsWith({ earn: { points: points(20), perFen: fen(100) } }), [['warning', 'points.asMoney', 'POLICY_GENEROUS']]],
    ['a cap above the whole', pointsWith({ asMoney: { pointsPerStep: points(100), fenPerStep: fen(100), capRate: basisPoints(10_001) } }), [['fault', 'points.asMoney.capRate', 'POLICY_OUT_OF_RANGE']]],
    ['a points day that takes points away', pointsWith({ days: [{ storeIds: [], weekday: 8, dayOfMonth: 32, multiplier: basisPoints(5_000) }] }), [
      ['fault', 'points.days[0].multiplier', 'POLICY_OUT_OF_RANGE'], ['fault', 'points.days[0].weekday', 'POLICY_OUT_OF_RANGE'], ['fault', 'points.days[0].dayOfMonth', 'POLICY_OUT_OF_RANGE'],
    ]],
    ['approval for less than alone', pointsWith({ adjustment: { ...defaultPolicies.points.adjustment, manager: { alonePoints: points(500), approvedPoints: points(400) } } }), [['fault', 'points.adjustment.manager.approvedPoints', 'POLICY_OUT_OF_RANGE']]],
    ['a gift for rising that nobody made', tiers((tier) => (tier.id === 'gold' ? { upgradeGiftTemplateId: 'nope' } : {})), [['fault', 'tiers.tiers[1].upgradeGiftTemplateId', 'POLICY_TEMPLATE_UNKNOWN']]],
    ['a perk without a name', tiers((tier) => (tier.id === 'silver' ? { perks: [{ id: 'p', name: { zh: '', en: 'Tea' }, detail: { zh: '', en: '' } }] } : {})), [['fault', 'tiers.tiers[0].perks[0].name.zh', 'POLICY_NAME_MISSING']]],
    ['points that wait but not until the goods can no longer come back', pointsWith({ pendingDays: 7 }), [['warning', 'points.pendingDays', 'POLICY_PENDING_SHORT']]],
    ['a birthday month that is worse', pointsWith({ birthdayMonthMultiplier: basisPoints(9_000) }), [['fault', 'points.birthdayMonthMultiplier', 'POLICY_OUT_OF_RANGE']]],
    ['a complaint to be solved before it is answered', { ...defaultPolicies, complaints: { ...defaultPolicies.complaints, resolutionHours: { ordinary: 3, serious: 24, grave: 12 } } }, [['fault', 'complaints.resolutionHours.ordinary', 'POLICY_OUT_OF_RANGE']]],
    ['hours that are no number', { ...defaultPolicies, complaints: { ...defaultPolicies.complaints, resolutionHours: { ordinary: Number.NaN, serious: 24, grave: 12 } } }, [['fault', 'complaints.resolutionHours.ordinary', 'POLICY_OUT_OF_RANGE']]],
    ['a manager who may give less than a cashier', { ...defaultPolicies, complaints: { ...defaultPolicies.complaints, compensation: { ...defaultPolicies.complaints.compensation, manager: { oneFen: fen(1_000), monthFen: null } } } }, [['fault', 'complaints.compensation.manager.oneFen', 'POLICY_LIMIT_BELOW']]],
    ['no request for a rating', { ...defaultPolicies, complaints: { ...defaultPolicies.complaints, requestOnDays: [] } }, [['fault', 'complaints.requestOnDays[0]', 'POLICY_OUT_OF_RANGE'], ['fault', 'complaints.requestOnDays.length', 'POLICY_OUT_OF_RANGE']]],
    ['a word of nothing and a phrase of one letter', { ...defaultPolicies, complaints: { ...defaultPolicies.complaints, words: { serious: [' '], grave: ['伤'] }, apologyPhrases: ['亲'] } }, [['fault', 'complaints.words.serious[0].length', 'POLICY_OUT_OF_RANGE'], ['fault', 'complaints.apologyPhrases[0].length', 'POLICY_OUT_OF_RANGE']]],
    ['silence that closes a complaint before the last request', { ...defaultPolicies, complaints: { ...defaultPolicies.complaints, closeAfterDays: 6 } }, [['fault', 'complaints.closeAfterDays', 'POLICY_OUT_OF_RANGE']]],
    ['a welcome that is not there', { ...defaultPolicies, membership: { privacyVersion: '', welcomeTemplateId: 'nope' } }, [['fault', 'membership.privacyVersion', 'POLICY_NAME_MISSING'], ['fault', 'membership.welcomeTemplateId', 'POLICY_TEMPLATE_UNKNOWN']]],
  ];
  test.each(rows)('names %s', (_what, policies, findings) => {
    expect(found(policies)).toEqual(findings);
  });
});
