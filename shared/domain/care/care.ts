import { addDays, daysBetween, localDateOf, type Instant, type LocalDate } from '../../kernel/time';

/** Something a member let us know without complaining: for every one who complains twenty say nothing more than this. */
export type Voice =
  | { readonly kind: 'purchase_rating'; readonly purchaseId: string; readonly at: Instant; readonly store: number; readonly guide: number | null }
  | { readonly kind: 'complaint_rating'; readonly complaintId: string; readonly at: Instant; readonly rating: number }
  | { readonly kind: 'survey'; readonly answerId: string; readonly at: Instant; readonly rating: number }
  | { readonly kind: 'refund'; readonly purchaseId: string; readonly at: Instant; readonly reason: string };

export const careCauses = ['low_rating', 'low_complaint_rating', 'low_survey', 'refund', 'three_bad_visits'] as const;
export type CareCause = (typeof careCauses)[number];

/** From which rating on a voice counts. Ratings are 1 to 5. */
export interface CarePolicy {
  /** A rating up to this asks for a call by itself. */
  readonly lowRating: number;
  /** A visit rated up to this was a bad one, and so was one whose goods came back. */
  readonly poorRating: number;
  readonly visits: number;
  readonly withinDays: number;
  /** Days after the voice by which somebody should have called. */
  readonly dueInDays: Readonly<Record<CareCause, number>>;
}

/** What counts as a member let down who has not complained, and how soon somebody calls him. */
export const carePolicy: CarePolicy = {
  lowRating: 2,
  poorRating: 3,
  visits: 3,
  withinDays: 90,
  dueInDays: { three_bad_visits: 1, low_complaint_rating: 1, low_rating: 2, low_survey: 3, refund: 3 },
};

/** What is known of the member when a voice is heard. */
export interface CareFacts {
  /** He has complained about this very visit, or a complaint of his is open: then the desk speaks with him, nobody else. */
  readonly complains: boolean;
  /** His other bad visits: rated `poorRating` or less, or with goods brought back. */
  readonly badVisits: readonly { readonly purchaseId: string; readonly at: Instant }[];
}

export interface Care {
  readonly cause: CareCause;
  /** One call for one cause: a purchase that was rated low and then brought back is one. */
  readonly causeId: string;
  readonly dueOn: LocalDate;
  /** Bad visits within the days, this one included; 1 for a voice about no visit. */
  readonly badVisits: number;
}

/** The worse of what was said of store and guide. */
const worst = (voice: { readonly store: number; readonly guide: number | null }): number => Math.min(voice.store, voice.guide ?? voice.store);

/**
 * Whether a visit was a bad one by what was said of it. A refund always is: whoever brings goods back was not glad of them.
 * @example isBadVisit({ kind: 'purchase_rating', store: 5, guide: 3, ... }, carePolicy) //=> true // the worse of the two counts
 */
export function isBadVisit(voice: Voice, policy: CarePolicy): boolean {
  if (voice.kind === 'refund') return true;
  return voice.kind === 'purchase_rating' && worst(voice) <= policy.poorRating;
}

function causeOf(voice: Voice, policy: CarePolicy): CareCause | null {
  switch (voice.kind) {
    case 'purchase_rating': return worst(voice) <= policy.lowRating ? 'low_rating' : null;
    case 'complaint_rating': return voice.rating <= policy.lowRating ? 'low_complaint_rating' : null;
    case 'survey': return voice.rating <= policy.lowRating ? 'low_survey' : null;
    // A reason is asked for at the till; a refund without one says nothing to call about.
    case 'refund': return voice.reason.trim() === '' ? null : 'refund';
  }
}

const subjectOf = (voice: Voice): string => {
  switch (voice.kind) {
    case 'purchase_rating':
    case 'refund': return voice.purchaseId;
    case 'complaint_rating': return voice.complaintId;
    case 'survey': return voice.answerId;
  }
};

/**
 * Whether somebody should call a member who has not complained, and why. Three bad visits within ninety days weigh more than any single one;
 * the third of them is the cause, so that it asks for one call, not for two. Nothing is asked for a member whom the desk is speaking with; a
 * low mark at the end of a complaint is: that complaint is over, and he is not content.
 * @example careFor({ kind: 'purchase_rating', store: 3, guide: null, ... }, { complains: false, badVisits: [two others] }, carePolicy) // three_bad_visits: no single one was low
 */
export function careFor(voice: Voice, facts: CareFacts, policy: CarePolicy): Care | null {
  if (facts.complains && voice.kind !== 'complaint_rating') return null;
  const causeId = subjectOf(voice);
  const on = localDateOf(voice.at);
  const others = facts.badVisits.filter(({ purchaseId, at }) => purchaseId !== causeId && at <= voice.at && daysBetween(localDateOf(at), on) < policy.withinDays);
  const badVisits = isBadVisit(voice, policy) ? others.length + 1 : 1;
  // The third, sixth, ninth: a call for each three, not for each visit after the second.
  const cause = badVisits % policy.visits === 0 ? 'three_bad_visits' : causeOf(voice, policy);
  return cause === null ? null : { cause, causeId, dueOn: addDays(on, policy.dueInDays[cause]), badVisits };
}
