import type { Purpose } from './message-template';

/** Why the store speaks to a member. The first three are the win-back, by the state he moved into. */
export const occasionIds = [
  'drifting', 'dormant', 'lost', 'first_purchase', 'tier_changing', 'points_expiring', 'coupon_expiring', 'birthday', 'festival', 'rainy_day',
  'new_goods', 'event_invitation', 'complaint_asked', 'complaint_closed', 'event_moved_up', 'event_cancelled', 'campaign',
] as const;
export type OccasionId = (typeof occasionIds)[number];

export interface OccasionRule {
  readonly purpose: Purpose;
  /** Whether a person calls where no message can go. Greetings to everybody never become hundreds of calls. */
  readonly lastWay: 'task' | 'none';
  /** Facts its texts may name, besides `brand`. */
  readonly places: readonly string[];
}

const marketing = (lastWay: OccasionRule['lastWay'], ...places: string[]): OccasionRule => ({ purpose: 'marketing', lastWay, places });
const service = (...places: string[]): OccasionRule => ({ purpose: 'service', lastWay: 'none', places });

/**
 * The occasions that come with the product. Service: about what the member has, did or asked; it asks no marketing consent and its texts
 * are held free of advertising. Marketing: to make him come, however kind the words.
 */
export const occasionRules: Readonly<Record<OccasionId, OccasionRule>> = {
  drifting: marketing('task', 'lastOn'),
  dormant: marketing('task', 'lastOn'),
  lost: marketing('task', 'lastOn'),
  first_purchase: service('storeName', 'boughtOn'),
  tier_changing: service('tierName', 'tierEndsOn'),
  points_expiring: service('points', 'pointsExpireOn'),
  coupon_expiring: service('couponName', 'couponExpiresOn'),
  birthday: marketing('none', 'birthdayOn'),
  festival: marketing('none', 'festival', 'festivalOn'),
  rainy_day: marketing('none', 'storeName', 'rainOn'),
  new_goods: marketing('none', 'topic', 'goods'),
  event_invitation: marketing('none', 'eventName', 'eventOn'),
  complaint_asked: service('askedOn', 'storeName'),
  complaint_closed: service('closedOn', 'storeName'),
  event_moved_up: service('eventName', 'eventOn'),
  event_cancelled: service('eventName', 'eventOn'),
  campaign: marketing('task', 'campaignName', 'offer', 'untilOn'),
};

/** The rule of an occasion; null for a name the product does not have. */
export function occasionRuleOf(occasion: string): OccasionRule | null {
  return Object.hasOwn(occasionRules, occasion) ? occasionRules[occasion as OccasionId] : null;
}

/** The facts a text of this occasion may name. */
export function placesOf(occasion: string): readonly string[] {
  return ['brand', ...(occasionRuleOf(occasion)?.places ?? [])];
}
