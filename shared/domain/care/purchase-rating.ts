import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { dayMs, instant, type Instant } from '../../kernel/time';

/** What a member thinks of a visit: the store and, where one served him, the guide; 1 to 5. */
export interface PurchaseRating {
  readonly store: number;
  readonly guide: number | null;
  readonly words: string;
  readonly ratedAt: Instant;
  readonly changedAt: Instant;
}

/** A visit may be rated for a month, while it is remembered, and a rating changed for a week. */
export const ratingDays = { rate: 30, change: 7 } as const;
export const ratingLimits = { least: 1, most: 5, words: 300 } as const;

export type RatingRefusal =
  | Refusal<'RATING_LATE', { readonly lastAt: Instant }>
  | Refusal<'RATING_FIXED', { readonly lastAt: Instant }>;

/** The last moment at which a purchase may be rated, or its rating changed. */
export function rateUntil(purchasedAt: Instant, before: PurchaseRating | null): Instant {
  return before ? instant(before.ratedAt + ratingDays.change * dayMs) : instant(purchasedAt + ratingDays.rate * dayMs);
}

/**
 * Rates a purchase, once; within a week of the first rating the same call changes it, and the week does not begin again.
 * Where nobody served him there is no guide to rate: what is said of one is left out.
 * Refuses RATING_LATE {lastAt} (a month has passed), RATING_FIXED {lastAt} (rated longer than a week ago).
 */
export function ratePurchase(
  given: { readonly store: number; readonly guide: number | null; readonly words: string; readonly at: Instant },
  purchase: { readonly at: Instant; readonly served: boolean },
  before: PurchaseRating | null,
): Result<PurchaseRating, RatingRefusal> {
  const lastAt = rateUntil(purchase.at, before);
  if (given.at > lastAt) return refuse(before ? 'RATING_FIXED' : 'RATING_LATE', { lastAt });
  const { store, guide, words, at } = given;
  return accept({ store, guide: purchase.served ? guide : null, words: words.trim(), ratedAt: before?.ratedAt ?? at, changedAt: at });
}
