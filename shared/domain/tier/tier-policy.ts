import type { BasisPoints, Fen } from '../../kernel/units';

/** A text in both languages a member may read. */
export interface LocalText {
  readonly zh: string;
  readonly en: string;
}

/** Something a tier gives besides money: free gift wrap, a private shopping hour. */
export interface Perk {
  readonly id: string;
  readonly name: LocalText;
  readonly detail: LocalText;
}

export interface Tier {
  readonly id: string;
  readonly name: LocalText;
  /** Growth within the window from which the tier is held. The lowest tier's is 0. */
  readonly growth: number;
  /** What is paid of a price: 9,500 is 95%. */
  readonly payRate: BasisPoints;
  readonly pointsMultiplier: BasisPoints;
  readonly perks: readonly Perk[];
  /** The coupon template given once per period to a member of this tier; null when none. */
  readonly giftTemplateId: string | null;
  /** The coupon template given once for rising to this tier by one's own growth; absent or null when none. */
  readonly upgradeGiftTemplateId?: string | null;
}

export interface TierPolicy {
  /** From the lowest to the highest; the first has growth 0, each next one more. */
  readonly tiers: readonly Tier[];
  /** Growth counts for so many months, the current one included. */
  readonly windowMonths: number;
  /** What is paid for one growth; the growth of a payment is rounded down. */
  readonly fenPerGrowth: Fen;
  /** Days between the night that finds too little growth and the downgrade. */
  readonly graceDays: number;
  /** A member hears at least so many days before he is downgraded; 0 counts as 1. */
  readonly noticeDays: number;
}
