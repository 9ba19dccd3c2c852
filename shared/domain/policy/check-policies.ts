import { staffRoles } from '../../kernel/staff-role';
import { complaintSeverities } from '../complaint';
import type { Policies } from './policies';

/** Something wrong with a policy value, at a path such as `tiers.tiers[1].growth`. A fault forbids saving; a warning is shown beside it. */
export interface PolicyFinding {
  readonly severity: 'fault' | 'warning';
  readonly path: string;
  readonly code:
    | 'POLICY_OUT_OF_RANGE'
    | 'POLICY_OUT_OF_ORDER'
    | 'POLICY_NAME_MISSING'
    | 'POLICY_REPEATED'
    | 'POLICY_TEMPLATE_UNKNOWN'
    | 'POLICY_TIER_UNKNOWN'
    | 'POLICY_GENEROUS'
    | 'POLICY_PENDING_SHORT'
    | 'POLICY_LIMIT_BELOW';
  /** The facts the sentence needs: bounds, the other value, the id. */
  readonly details: Readonly<Record<string, number | string>>;
}

type Found = PolicyFinding[];

const range = (path: string, value: number, least: number, most: number): Found =>
  Number.isInteger(value) && value >= least && value <= most ? [] : [{ severity: 'fault', path, code: 'POLICY_OUT_OF_RANGE', details: { value, least, most } }];

const named = (path: string, text: string): Found =>
  text.trim() === '' || [...text].length > 40 ? [{ severity: 'fault', path, code: 'POLICY_NAME_MISSING', details: { most: 40 } }] : [];

const template = (path: string, templateId: string | null, known: ReadonlySet<string>): Found =>
  templateId === null || known.has(templateId) ? [] : [{ severity: 'fault', path, code: 'POLICY_TEMPLATE_UNKNOWN', details: { templateId } }];

/**
 * Everything that is wrong with a policy value before it is saved. Nothing found means: every rule can work with it.
 * `templateIds` are the coupon templates there are. Warnings: a higher tier that pays more or earns less than a lower one, points
 * that give back more than a fifth of what was paid, points that wait but not until the refund window has closed.
 */
export function checkPolicies(policies: Policies, templateIds: Iterable<string>): PolicyFinding[] {
  const known = new Set(templateIds);
  return [
    ...range('version', policies.version, 1, Number.MAX_SAFE_INTEGER),
    ...checkTiers(policies, known),
    ...checkPoints(policies),
    ...checkDesk(policies, known),
  ];
}

function checkTiers({ tiers: policy }: Policies, known: ReadonlySet<string>): Found {
  const { tiers } = policy;
  const found: Found = [
    ...range('tiers.tiers.length', tiers.length, 1, 10),
    ...range('tiers.windowMonths', policy.windowMonths, 1, 60),
    ...range('tiers.fenPerGrowth', policy.fenPerGrowth, 1, 1_000_000),
    ...range('tiers.graceDays', policy.graceDays, 0, 365),
    ...range('tiers.noticeDays', policy.noticeDays, 0, 90),
  ];
  tiers.forEach((tier, index) => {
    const path = `tiers.tiers[${index}]`;
    const below = tiers[index - 1];
    found.push(
      ...named(`${path}.id`, tier.id),
      ...named(`${path}.name.zh`, tier.name.zh),
      ...named(`${path}.name.en`, tier.name.en),
      ...range(`${path}.growth`, tier.growth, 0, index === 0 ? 0 : 1_000_000_000),
      ...range(`${path}.payRate`, tier.payRate, 1, 10_000),
      ...range(`${path}.pointsMultiplier`, tier.pointsMultiplier, 0, 1_000_000),
      ...template(`${path}.giftTemplateId`, tier.giftTemplateId, known),
      ...template(`${path}.upgradeGiftTemplateId`, tier.upgradeGiftTemplateId ?? null, known),
      ...tier.perks.flatMap((perk, place) => [...named(`${path}.perks[${place}].name.zh`, perk.name.zh), ...named(`${path}.perks[${place}].name.en`, perk.name.en)]),
    );
    if (tiers.findIndex((other) => other.id === tier.id) !== index) found.push({ severity: 'fault', path: `${path}.id`, code: 'POLICY_REPEATED', details: { id: tier.id } });
    if (!below) return;
    if (tier.growth <= below.growth) found.push({ severity: 'fault', path: `${path}.growth`, code: 'POLICY_OUT_OF_ORDER', details: { value: tier.growth, above: below.growth } });
    if (tier.payRate > below.payRate) found.push({ severity: 'warning', path: `${path}.payRate`, code: 'POLICY_OUT_OF_ORDER', details: { value: tier.payRate, below: below.payRate } });
    if (tier.pointsMultiplier < below.pointsMultiplier) {
      found.push({ severity: 'warning', path: `${path}.pointsMultiplier`, code: 'POLICY_OUT_OF_ORDER', details: { value: tier.pointsMultiplier, above: below.pointsMultiplier } });
    }
  });
  return found;
}

/** Above this, of every yuan paid, points are worth a warning. */
const generousReturn = 0.2;

function checkPoints({ points: policy, tiers, checkout }: Policies): Found {
  const { asMoney } = policy;
  const found: Found = [
    ...range('points.earn.points', policy.earn.points, 0, 1_000_000),
    ...range('points.earn.perFen', policy.earn.perFen, 1, 100_000_000),
    ...range('points.expireAfterMonths', policy.expireAfterMonths, 1, 60),
    ...range('points.pendingDays', policy.pendingDays, 0, 60),
  ];
  if (asMoney !== null) {
    found.push(
      ...range('points.asMoney.pointsPerStep', asMoney.pointsPerStep, 1, 1_000_000),
      ...range('points.asMoney.fenPerStep', asMoney.fenPerStep, 1, 100_000_000),
      ...range('points.asMoney.capRate', asMoney.capRate, 0, 10_000),
    );
    const best = Math.max(0, ...tiers.tiers.map((tier) => tier.pointsMultiplier)) / 10_000;
    const share = ((policy.earn.points * best) / policy.earn.perFen) * (asMoney.fenPerStep / asMoney.pointsPerStep);
    if (share > generousReturn) found.push({ severity: 'warning', path: 'points.asMoney', code: 'POLICY_GENEROUS', details: { percent: Math.round(share * 100) } });
  }
  if (policy.birthdayMonthMultiplier !== null) found.push(...range('points.birthdayMonthMultiplier', policy.birthdayMonthMultiplier, 10_000, 1_000_000));
  if (policy.pendingDays > 0 && policy.pendingDays < checkout.refundDays) {
    found.push({ severity: 'warning', path: 'points.pendingDays', code: 'POLICY_PENDING_SHORT', details: { value: policy.pendingDays, refundDays: checkout.refundDays } });
  }
  found.push(...range('points.days.length', policy.days.length, 0, 10));
  policy.days.forEach((day, index) => {
    const path = `points.days[${index}]`;
    found.push(
      ...range(`${path}.multiplier`, day.multiplier, 10_000, 1_000_000),
      ...(day.weekday === null ? [] : range(`${path}.weekday`, day.weekday, 1, 7)),
      ...(day.dayOfMonth === null ? [] : range(`${path}.dayOfMonth`, day.dayOfMonth, 1, 31)),
    );
  });
  for (const [role, limit] of Object.entries(policy.adjustment)) {
    found.push(
      ...range(`points.adjustment.${role}.alonePoints`, limit.alonePoints, 0, 10_000_000),
      ...range(`points.adjustment.${role}.approvedPoints`, limit.approvedPoints, limit.alonePoints, 10_000_000),
    );
  }
  return found;
}

function checkDesk({ coupons, checkout, complaints, birthdays, membership, tiers }: Policies, known: ReadonlySet<string>): Found {
  const found: Found = [
    ...range('coupons.reservationMinutes', coupons.reservationMinutes, 1, 60),
    ...range('coupons.mostPerPurchase', coupons.mostPerPurchase, 0, 3),
    ...range('coupons.returnGraceDays', coupons.returnGraceDays, 0, 365),
    ...range('checkout.refundDays', checkout.refundDays, 0, 365),
    ...(checkout.cashierRefundMostFen === undefined ? [] : range('checkout.cashierRefundMostFen', checkout.cashierRefundMostFen, 0, 1_000_000_000)),
    ...range('checkout.mostFen', checkout.mostFen, 100, 1_000_000_000),
    ...range('checkout.mostItems', checkout.mostItems, 20, 200),
    ...checkComplaints(complaints),
    ...range('birthdays.daysBefore', birthdays.daysBefore, 0, 14),
    ...range('birthdays.daysAfter', birthdays.daysAfter, 0, 14),
    ...range('birthdays.changeLockDays', birthdays.changeLockDays, 0, 3_650),
    ...named('membership.privacyVersion', membership.privacyVersion),
    ...template('membership.welcomeTemplateId', membership.welcomeTemplateId, known),
    ...(membership.referral === undefined ? [] : range('membership.referral.endsAfterDays', membership.referral.endsAfterDays, 1, 3_650)),
    ...template('membership.referral.referrerTemplateId', membership.referral?.referrerTemplateId ?? null, known),
    ...template('membership.referral.friendTemplateId', membership.referral?.friendTemplateId ?? null, known),
  ];
  for (const [tierId, templateId] of Object.entries(birthdays.giftTemplateByTier)) {
    const path = `birthdays.giftTemplateByTier.${tierId}`;
    found.push(...template(path, templateId, known));
    if (!tiers.tiers.some((tier) => tier.id === tierId)) found.push({ severity: 'fault', path, code: 'POLICY_TIER_UNKNOWN', details: { tierId } });
  }
  return found;
}

const wordList = (path: string, list: readonly string[], shortest: number, longest: number): Found => [
  ...range(`${path}.length`, list.length, 0, 100),
  ...list.flatMap((word, index) => range(`${path}[${index}].length`, [...word.trim()].length, shortest, longest)),
];

/** A higher role that may give less alone than a lower one would be asked for what the lower one decides. */
function checkGiving({ compensation }: Policies['complaints']): Found {
  return staffRoles.slice(1).flatMap((role, index): Found => {
    const below = compensation[staffRoles[index] ?? 'cashier'].oneFen;
    const own = compensation[role].oneFen;
    return own === null || (below !== null && below <= own)
      ? []
      : [{ severity: 'fault', path: `complaints.compensation.${role}.oneFen`, code: 'POLICY_LIMIT_BELOW', details: { value: own } }];
  });
}

/** A solution never before its first answer, and requests for a rating that begin with the result and end before silence closes it. */
function checkComplaints(policy: Policies['complaints']): Found {
  const path = (name: string): string => `complaints.${name}`;
  return [
    ...complaintSeverities.flatMap((severity) => [
      ...range(path(`firstAnswerHours.${severity}`), policy.firstAnswerHours[severity], 1, 240),
      ...range(path(`resolutionHours.${severity}`), policy.resolutionHours[severity], Math.max(1, policy.firstAnswerHours[severity]), 2_400),
    ]),
    ...Object.entries(policy.percentByClass).flatMap(([memberClass, percent]) => range(path(`percentByClass.${memberClass}`), percent, 10, 100)),
    ...range(path('reopenDays'), policy.reopenDays, 0, 365),
    ...range(path('soonMinutes'), policy.soonMinutes, 0, 1_440),
    ...range(path('headOfficeAfterHours'), policy.headOfficeAfterHours, 1, 240),
    ...range(path('waitHours'), policy.waitHours, 1, 720),
    ...range(path('followUpDays'), policy.followUpDays, 1, 90),
    ...range(path('requestOnDays[0]'), policy.requestOnDays[0] ?? -1, 0, 0),
    ...policy.requestOnDays.slice(1).flatMap((day, index) => range(path(`requestOnDays[${index + 1}]`), day, (policy.requestOnDays[index] ?? 0) + 1, 60)),
    ...range(path('requestOnDays.length'), policy.requestOnDays.length, 1, 5),
    ...range(path('closeAfterDays'), policy.closeAfterDays, (policy.requestOnDays.at(-1) ?? 0) + 1, 90),
    ...Object.entries(policy.compensation).flatMap(([role, { oneFen, monthFen }]) => [
      ...(oneFen === null ? [] : range(path(`compensation.${role}.oneFen`), oneFen, 0, 100_000_000)),
      ...(monthFen === null ? [] : range(path(`compensation.${role}.monthFen`), monthFen, oneFen ?? 0, 1_000_000_000)),
    ]),
    ...checkGiving(policy),
    ...wordList(path('words.serious'), policy.words.serious, 1, 20),
    ...wordList(path('words.grave'), policy.words.grave, 1, 20),
    ...wordList(path('apologyPhrases'), policy.apologyPhrases ?? [], 2, 40),
  ];
}
