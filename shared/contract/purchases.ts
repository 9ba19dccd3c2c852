import { z } from 'zod';
import { action } from './action';
import { memberStoreView } from './stores';
import { purchaseRating } from './ratings';
import * as s from './schema';

const purchaseView = z.strictObject({
  purchaseId: s.purchaseId,
  /** Absent when the store is no more. */
  storeName: s.localName.optional(),
  at: s.instant,
  original: s.fen,
  paid: s.fen,
  saved: s.fen,
  pointsEarned: s.points,
  /** Who rang it up; absent where nobody did. */
  guideName: z.string().optional(),
  rating: purchaseRating.optional(),
  /** Until when it may be rated, or its rating changed; absent once that is over. */
  rateUntilAt: s.instant.optional(),
});

/** A purchase's receipt: what was bought, what was saved by what, what it brought, and how to keep and ask about it. */
const receipt = purchaseView.extend({
  /** Absent when the store is no more. */
  store: memberStoreView.optional(),
  /** Goods the till named, or knew the kind of; `value` is what the line came to after tier and coupons. Empty when it said only a sum. */
  lines: z.array(z.strictObject({ name: z.string().optional(), category: z.string().optional(), original: s.fen, value: s.fen })).max(100),
  /** How many lines there are beyond those. */
  linesMore: s.count,
  savedBy: z.strictObject({
    tier: s.fen,
    coupons: z.array(z.strictObject({ couponId: s.couponId, name: s.localName.optional(), saved: s.fen })),
    points: z.strictObject({ spent: s.points, saved: s.fen }),
  }),
  growthEarned: s.count,
  /** Not to be spent before this day; absent when that day has come. */
  pointsUsableOn: s.localDate.optional(),
  pointsExpireIn: s.localMonth,
  /** What came back, and the points that went with it; absent while nothing did. */
  refunded: z.strictObject({ paid: s.fen, pointsClawedBack: s.points, pointsRestored: s.points }).optional(),
  /** Whom to ask about it: absent where a till rang it up by itself. `wechatId` only when he gave one. */
  guide: z.strictObject({ name: z.string(), wechatId: z.string().optional() }).optional(),
  /** How to keep what was bought, by kind of goods; the general note has no `category`. */
  careNotes: z.array(z.strictObject({ category: z.string().optional(), text: s.localName })).max(20),
  /** Messages he may allow now, the ones with the fewest allowed first. */
  subscribeTemplates: z.array(z.strictObject({ templateId: z.string(), name: s.localName, credits: s.count })),
});

/** The member's area `purchases`. */
export const purchasesArea = {
  list: action({ kind: 'query', auth: 'member', input: z.strictObject({ cursor: s.cursor.optional() }), output: s.page(purchaseView), refusals: {} }),
  /** One's own purchase; somebody else's answers as one that is not there. */
  show: action({ kind: 'query', auth: 'member', input: z.strictObject({ purchaseId: s.purchaseId }), output: receipt, refusals: {} }),
} as const;
