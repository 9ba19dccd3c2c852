import { effectiveTierId, growthInWindow, nextTier, rankOf, tierById, tierOf, type TierPolicy, type TierState } from '../../shared/domain/tier';
import type { PurchaseId, TierId } from '../../shared/kernel/ids';
import { localDateOf, type Instant } from '../../shared/kernel/time';
import type { TierEventDocument } from '../_store/books-documents';

/** A tier by its name; one that the rules no longer know goes by the name of the lowest, whose rules hold for it. */
export function namedTier(tierId: string, policy: TierPolicy) {
  const tier = tierById(tierId, policy);
  return { tierId: tier.id as TierId, name: tier.name };
}

/** How a member's tier stands at a moment: which holds, which he earned, what is missing, what ends. */
export function tierStanding(state: TierState, now: Instant, policy: TierPolicy) {
  const on = localDateOf(now);
  const growth = growthInWindow(state, on, policy);
  const next = nextTier(state, now, policy);
  const { manual, grace } = state;
  return {
    tier: namedTier(effectiveTierId(state, on, policy), policy),
    earned: namedTier(state.tierId, policy),
    growth,
    since: state.since,
    ...(next ? { next: { tier: namedTier(next.tier.id, policy), growthMissing: next.gapGrowth } } : {}),
    ...(manual && manual.untilOn > on ? { manual: { tier: namedTier(manual.tierId, policy), untilOn: manual.untilOn, reason: manual.reason } } : {}),
    // Growth that suffices again ends the grace in the next night; until then nothing is said of it.
    ...(grace && rankOf(tierOf(growth, policy).id, policy) < rankOf(state.tierId, policy) ? { grace: { endsOn: grace.endsOn, to: namedTier(tierOf(growth, policy).id, policy) } } : {}),
  };
}

/** A page of a tier's history, newest first; of one day, what people did at a moment of it comes before the night and the tills. */
export const newestFirst = (events: readonly TierEventDocument[]): readonly TierEventDocument[] =>
  [...events].sort((left, right) => (left.on === right.on ? (right.at ?? 0) - (left.at ?? 0) : left.on < right.on ? 1 : -1));

/** A line of a tier's history as people read it. A tier that is no more keeps its id for a name. */
export function tierEventView(event: TierEventDocument, policy: TierPolicy) {
  const nameOf = (tierId: string) => policy.tiers.find(({ id }) => id === tierId)?.name ?? { zh: tierId, en: tierId };
  return {
    eventId: event._id,
    kind: event.kind,
    from: nameOf(event.from),
    to: nameOf(event.to),
    on: event.on,
    growth: event.growth,
    ...(event.reason === undefined ? {} : { reason: event.reason }),
    ...(event.untilOn === undefined ? {} : { untilOn: event.untilOn }),
    ...(event.causeId.startsWith('pu_') ? { purchaseId: event.causeId as PurchaseId } : {}),
  };
}
