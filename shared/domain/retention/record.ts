import { addDays, dateOfDayNumber, dayNumber, type LocalDate } from '../../kernel/time';
import { modelGoodDays, type RetentionModel } from './model';
import { retentionStates, type RetentionPolicy, type RetentionState } from './policy';
import { nextStateChangeOn, stateOf } from './state';
import { lastPurchaseOn, statisticsBy, statisticsUntil, type PurchaseStatistics } from './statistics';

/** Where a member stands, and the day the night must look again: a part of the account document. */
export interface RetentionRecord {
  readonly state: RetentionState;
  readonly previousState?: RetentionState;
  /** The business day of the night, or the day of the purchase, that moved him into `state`. */
  readonly changedOn: LocalDate;
  /** The first day whose end may find him in another state, or `never`; indexed, the night reads only these. */
  readonly nextChangeOn: LocalDate;
  /** He moved while his last purchase was too fresh to tell him he is missed: the day after which he hears of it. */
  readonly reachOn?: LocalDate;
  /** The model the state was found with. */
  readonly modelId: string;
}

/** A fitted model under its id. */
export interface NamedModel {
  readonly modelId: string;
  readonly model: RetentionModel;
}

/** A day that does not come: nobody is more lost than lost. */
export const never = '9999-12-31' as LocalDate;
/** The model id of a record made before the store had a model: the first night scores it. */
export const unscored = 'none';
/** On a first scoring, whoever crossed a cut-off within so many days counts as drifting now. */
const crossedLatelyDays = 7;

interface Known {
  readonly statistics: PurchaseStatistics;
  readonly retention?: RetentionRecord;
}

/**
 * The next day to look: a change by absence, or a purchase that the books hold for a later day (a past night run again). Statistics
 * that must be counted anew make every night look until one has done it.
 */
function nextLookOn(known: Known, upTo: PurchaseStatistics, { model }: NamedModel, policy: RetentionPolicy, asOf: LocalDate, state: RetentionState): LocalDate {
  if (known.statistics.recountDue) return addDays(asOf, 1);
  const byAbsence = nextStateChangeOn(upTo, model, policy, asOf, state) ?? never;
  const later = known.statistics.recent.find((day) => day[0] > dayNumber(asOf));
  const byPurchase = later === undefined ? never : dateOfDayNumber(later[0]);
  return byAbsence < byPurchase ? byAbsence : byPurchase;
}

/**
 * The record right after a purchase or a refund, so that the till itself moves a member and the night need not look.
 * Undefined when no purchase is left: a prospect has no state. Before the store has a model the buyer is active and the
 * next night scores him.
 */
export function retentionAfterPurchase(account: Known, model: NamedModel | undefined, policy: RetentionPolicy, today: LocalDate): RetentionRecord | undefined {
  const lastOn = lastPurchaseOn(account.statistics);
  if (lastOn === null) return undefined;
  const before = account.retention;
  const upTo = statisticsBy(account.statistics, today);
  const state = model ? stateOf(upTo, model.model, policy, today, null) : 'active';
  if (!model || state === null) {
    return before ?? { state: 'active', changedOn: lastOn, nextChangeOn: lastOn, modelId: unscored };
  }
  const byModel = nextLookOn(account, upTo, model, policy, today, state);
  const tomorrow = addDays(today, 1);
  // One whom the model expects to stay away although he bought today is looked at by the next night, which plans his reach.
  const look = state === 'active' ? { nextChangeOn: byModel } : { nextChangeOn: byModel < tomorrow ? byModel : tomorrow, reachOn: today };
  const scoredBefore = before !== undefined && before.modelId !== unscored;
  const kept = scoredBefore && before.state === state
    ? withoutReach(before)
    : { state, ...(scoredBefore ? { previousState: before.state } : {}), changedOn: today };
  return { ...kept, ...look, modelId: model.modelId };
}

/** What a night finds about one member. */
export interface Scoring {
  readonly record: RetentionRecord;
  readonly lastPurchaseOn: LocalDate;
  readonly changed: boolean;
  /** Whether the store should reach him for it tonight. */
  readonly drifting: boolean;
  /** Scored for the first time, and away for so long already that tonight is no occasion. */
  readonly leftAlone: boolean;
}

/**
 * Scores a member at the end of `asOf`; null for somebody who had not bought by then.
 *
 * He is drifting when his state worsened, and not before his last purchase is `restDays` old: until then `reachOn` keeps
 * the occasion. A member scored for the first time did not move tonight: the quiet, and those who crossed a cut-off within
 * the last week, are drifting; who has been dormant or lost for longer is left alone, or an imported base would be
 * flooded on its first night.
 */
export function scoreMember(
  known: Known,
  model: NamedModel,
  policy: RetentionPolicy,
  night: { readonly businessDay: LocalDate; readonly asOf: LocalDate; readonly restDays: number },
): Scoring | null {
  const { asOf, businessDay } = night;
  const upTo = statisticsBy(known.statistics, asOf);
  const lastOn = lastPurchaseOn(upTo);
  if (lastOn === null || lastOn > asOf) return null;
  const scored = known.retention?.modelId === unscored ? undefined : known.retention;
  const state = stateOf(upTo, model.model, policy, asOf, scored?.state ?? null);
  if (state === null) return null;
  const rank = (of: RetentionState): number => retentionStates.indexOf(of);
  const first = scored === undefined;
  const before = scored?.state ?? stateBefore(upTo, model, policy, addDays(asOf, -crossedLatelyDays));
  const worsened = before !== null && rank(state) > rank(before);
  const occasion = state !== 'active' && (worsened || (first && state === 'quiet') || (scored?.reachOn !== undefined && scored.state === state));
  const restsUntil = addDays(lastOn, night.restDays);
  const resting = occasion && restsUntil >= asOf;
  const byModel = nextLookOn(known, upTo, model, policy, asOf, state);
  const nextChangeOn = resting && restsUntil < byModel ? addDays(restsUntil, 1) : byModel;
  const changed = first || scored.state !== state;
  const kept = changed ? { state, ...(first ? {} : { previousState: scored.state }), changedOn: businessDay } : withoutReach(scored);
  return {
    record: { ...kept, nextChangeOn, ...(resting ? { reachOn: restsUntil } : {}), modelId: model.modelId },
    lastPurchaseOn: lastOn,
    changed,
    drifting: occasion && !resting,
    leftAlone: first && !occasion && state !== 'active',
  };
}

function withoutReach({ state, previousState, changedOn }: RetentionRecord): Pick<RetentionRecord, 'state' | 'previousState' | 'changedOn'> {
  return { state, ...(previousState ? { previousState } : {}), changedOn };
}

/** The state some days earlier; null when he had not bought by then, so he cannot have moved since. */
function stateBefore(statistics: PurchaseStatistics, { model }: NamedModel, policy: RetentionPolicy, on: LocalDate): RetentionState | null {
  const upTo = statisticsUntil(statistics, on);
  return upTo && lastPurchaseOn(upTo) !== null ? stateOf(upTo, model, policy, on, null) : null;
}

/** The day at whose end everybody is judged anew by the next model. */
export const nextRefitOn = ({ model }: NamedModel): LocalDate => addDays(model.fittedOn, modelGoodDays);

/**
 * Whether a scoring must be written: the model's id alone is not worth a write, and neither is a day of the next look that has
 * moved where both the old and the new one lie behind the next refit, which looks at everybody anyway. So a refit, which moves
 * nearly every such day a little, writes a few members in a hundred.
 */
export function recordDiffers(before: RetentionRecord | undefined, after: RetentionRecord, refitOn: LocalDate): boolean {
  if (before === undefined || before.modelId === unscored || before.state !== after.state || before.reachOn !== after.reachOn) return true;
  return before.nextChangeOn !== after.nextChangeOn && (before.nextChangeOn < refitOn || after.nextChangeOn < refitOn);
}
