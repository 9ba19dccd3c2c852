import { basisPoints, fen, type BasisPoints, type Fen } from '../../kernel/units';
import { defaultMessageTemplates } from './default-templates';
import type { MessageChannel, MessageTemplate } from './message-template';

/** How the official account is spoken to: not at all, from a function with a fixed address, by cloud call, or through the store's own relay. */
export type OaSenderKind = 'disabled' | 'fixed_ip' | 'cloud_call' | 'relay';
export type SmsProviderKind = 'disabled' | 'tencent';

/** How many messages of a channel may leave in a minute and in a day, by all copies of the sender together. */
export interface ChannelQuota {
  readonly perMinute: number;
  readonly perDay: number;
}

/** How members are reached: caps, hours, holdout, channels, templates. Edited by head office. */
export interface ReachPolicy {
  /** Marketing contacts of any kind, tasks included, within any 7 and any 30 days. */
  readonly marketingPer7Days: number;
  readonly marketingPer30Days: number;
  /** Local hours in which nothing is sent: from (inclusive) to (exclusive), over midnight. */
  readonly quietFromHour: number;
  readonly quietToHour: number;
  /** The share of members who get no marketing at all, so that its effect can be measured. */
  readonly holdout: BasisPoints;
  /** Changing it draws a new holdout; measuring starts anew. */
  readonly holdoutSalt: string;
  readonly oa: OaSenderKind;
  /** Whether group messages of the official account are prepared; each waits for a person's approval before it is sent. */
  readonly oaGroup: boolean;
  readonly sms: SmsProviderKind;
  /** What the store pays its provider for one short message. */
  readonly smsPrice: Fen;
  /** The share who buy within a campaign's days without being told anything, as long as no campaign of the store has measured it. */
  readonly usualVisitShare: BasisPoints;
  readonly quotas: Readonly<Record<MessageChannel, ChannelQuota>>;
  /** Nobody is told that he is missed within so many days after a purchase, whatever the model says. */
  readonly restAfterPurchaseDays: number;
  /** What a member owns counts as about to expire from so many days before. */
  readonly expiringWithinDays: number;
  /** A notice sent for its own sake (points, coupons, tier) goes so many days before the end. */
  readonly noticeDays: number;
  /** A follow-up is due so many days after it was made. */
  readonly taskDueDays: number;
  readonly templates: readonly MessageTemplate[];
}

/** The decisions of the method: one contact a week, two a month, nothing between 21:00 and 09:00, one member in twenty held out. */
export const defaultReachPolicy: ReachPolicy = {
  marketingPer7Days: 1,
  marketingPer30Days: 2,
  quietFromHour: 21,
  quietToHour: 9,
  holdout: basisPoints(500),
  holdoutSalt: 'huike-1',
  oa: 'disabled',
  oaGroup: false,
  sms: 'disabled',
  // A packet of ten thousand costs about 500 yuan.
  smsPrice: fen(5),
  usualVisitShare: basisPoints(500),
  // The platform allows far more of the first (10,000,000 a day) and 100,000 a day of the second; a short message costs money.
  quotas: {
    subscribe_message: { perMinute: 3_000, perDay: 1_000_000 },
    oa_template: { perMinute: 3_000, perDay: 100_000 },
    oa_group: { perMinute: 30, perDay: 100 },
    sms: { perMinute: 600, perDay: 2_000 },
  },
  restAfterPurchaseDays: 14,
  expiringWithinDays: 30,
  noticeDays: 10,
  taskDueDays: 3,
  templates: defaultMessageTemplates,
};
