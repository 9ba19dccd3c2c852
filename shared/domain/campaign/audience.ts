import type { MemberClass } from '../../kernel/member-class';
import type { RfmGroup } from '../rfm';
import type { RetentionState, Stage } from '../retention';

/** Whom a campaign is for. Every list that is not empty must be met; an empty one asks nothing. Lists of one field are alternatives. */
export interface AudienceRule {
  /** The store that looks after the member. */
  readonly storeIds: readonly string[];
  readonly states: readonly RetentionState[];
  readonly stages: readonly Stage[];
  readonly groups: readonly RfmGroup[];
  readonly classes: readonly MemberClass[];
  readonly tierIds: readonly string[];
  /** One of these topics; one of these tags. */
  readonly interests: readonly string[];
  readonly tags: readonly string[];
  /** Months, 1 to 12, in which the birthday is kept this year; a lunar birthday may move between two. */
  readonly birthdayMonths: readonly number[];
  /** Days since the last purchase, both ends included; null asks nothing. Who never bought meets neither end. */
  readonly awayAtLeastDays: number | null;
  readonly awayAtMostDays: number | null;
  /** No marketing contact, made or planned, within so many days; null asks nothing. At most 30: older contacts are not kept. */
  readonly notContactedDays: number | null;
}

export const anybody: AudienceRule = {
  storeIds: [], states: [], stages: [], groups: [], classes: [], tierIds: [], interests: [], tags: [], birthdayMonths: [],
  awayAtLeastDays: null, awayAtMostDays: null, notContactedDays: null,
};

/** What a rule can ask of one member. Null: not known, or there is none; such a member meets no condition about it. */
export interface AudienceFacts {
  readonly storeId: string;
  readonly state: RetentionState | null;
  readonly stage: Stage;
  readonly group: RfmGroup | null;
  readonly memberClass: MemberClass | null;
  readonly tierId: string;
  readonly interests: readonly string[];
  readonly tags: readonly string[];
  readonly birthdayMonth: number | null;
  readonly daysAway: number | null;
  /** Days since the last contact that still counts; null when there is none. */
  readonly daysSinceContact: number | null;
}

export const audienceConditions = [
  'store', 'state', 'stage', 'group', 'class', 'tier', 'interest', 'tag', 'birthday_month', 'away_at_least', 'away_at_most', 'not_contacted',
] as const;
export type AudienceCondition = (typeof audienceConditions)[number];

const among = <Value>(allowed: readonly Value[], value: Value | null): boolean => allowed.length === 0 || (value !== null && allowed.includes(value));
const share = (wanted: readonly string[], has: readonly string[]): boolean => wanted.length === 0 || wanted.some((one) => has.includes(one));

/**
 * The conditions of a rule that a member does not meet, in the order in which screens list them; none: he belongs to the audience.
 * @example audienceMisses({ ...anybody, awayAtMostDays: 30 }, { ...prospect, daysAway: null }) //=> ['away_at_most'], who never bought has no last purchase
 */
export function audienceMisses(rule: AudienceRule, facts: AudienceFacts): readonly AudienceCondition[] {
  const met: Readonly<Record<AudienceCondition, boolean>> = {
    store: among(rule.storeIds, facts.storeId),
    state: among(rule.states, facts.state),
    stage: among(rule.stages, facts.stage),
    group: among(rule.groups, facts.group),
    class: among(rule.classes, facts.memberClass),
    tier: among(rule.tierIds, facts.tierId),
    interest: share(rule.interests, facts.interests),
    tag: share(rule.tags, facts.tags),
    birthday_month: among(rule.birthdayMonths, facts.birthdayMonth),
    away_at_least: rule.awayAtLeastDays === null || (facts.daysAway !== null && facts.daysAway >= rule.awayAtLeastDays),
    away_at_most: rule.awayAtMostDays === null || (facts.daysAway !== null && facts.daysAway <= rule.awayAtMostDays),
    not_contacted: rule.notContactedDays === null || facts.daysSinceContact === null || facts.daysSinceContact >= rule.notContactedDays,
  };
  return audienceConditions.filter((condition) => !met[condition]);
}

/** One stretch of accounts that is read in order of id: those of a store, those in a state, or all. */
export type AudienceStretch = { readonly by: 'store'; readonly storeId: string } | { readonly by: 'state'; readonly state: RetentionState } | { readonly by: 'all' };

/**
 * The stretches of accounts that hold everybody a rule can mean, each served by an index. Stores lead, then states: a store of a chain is
 * a smaller part than a state. A rule with neither reads every account there is, 500 a page: 100,000 members are 200 pages.
 */
export function stretchesOf(rule: AudienceRule): readonly AudienceStretch[] {
  if (rule.storeIds.length > 0) return unique(rule.storeIds).map((storeId) => ({ by: 'store', storeId }));
  if (rule.states.length > 0) return unique(rule.states).map((state) => ({ by: 'state', state }));
  return [{ by: 'all' }];
}

/** Whether an index alone counts a rule: it asks for stores, for states, or for nothing. */
export function isCountedByIndex(rule: AudienceRule): boolean {
  const asked = audienceAsks(rule);
  return asked.length === 0 || (asked.length === 1 && (asked[0] === 'store' || asked[0] === 'state'));
}

/** The conditions that a rule asks for. */
export function audienceAsks(rule: AudienceRule): readonly AudienceCondition[] {
  const asks: Readonly<Record<AudienceCondition, boolean>> = {
    store: rule.storeIds.length > 0,
    state: rule.states.length > 0,
    stage: rule.stages.length > 0,
    group: rule.groups.length > 0,
    class: rule.classes.length > 0,
    tier: rule.tierIds.length > 0,
    interest: rule.interests.length > 0,
    tag: rule.tags.length > 0,
    birthday_month: rule.birthdayMonths.length > 0,
    away_at_least: rule.awayAtLeastDays !== null,
    away_at_most: rule.awayAtMostDays !== null,
    not_contacted: rule.notContactedDays !== null,
  };
  return audienceConditions.filter((condition) => asks[condition]);
}

const fromVisits: ReadonlySet<AudienceCondition> = new Set(['state', 'stage', 'group', 'class', 'away_at_least', 'away_at_most']);

/** Whether a rule chooses members by a score or by their visits: who refuses such choices is not reached by it. Source: 个人信息保护法 24. */
export function audienceRestsOnScore(rule: AudienceRule): boolean {
  return audienceAsks(rule).some((condition) => fromVisits.has(condition));
}

const unique = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)];
