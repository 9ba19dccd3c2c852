import { memberClasses } from '../kernel/member-class';
import { z } from 'zod';
import { complaintKinds, complaintMarks, complaintStates } from '../domain/complaint';
import { couponStates } from '../domain/coupon';
import { isTag, mostTags } from '../domain/membership';
import { memberStages, retentionStates } from '../domain/retention';
import { rfmGroups } from '../domain/rfm';
import { action } from './action';
import { channels } from './reach';
import { retentionReason } from './retention';
import * as s from './schema';

const cashier = { role: 'cashier' } as const;

/** What happened between the store and a member, newest first, whatever the channel. */
const happened = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('purchase'), at: s.instant, purchaseId: s.purchaseId, storeId: s.storeId, paid: s.fen, refunded: s.fen }),
  z.strictObject({ kind: z.literal('contact'), at: s.instant, channel: z.enum(channels), text: z.string() }),
  z.strictObject({ kind: z.literal('complaint'), at: s.instant, complaintId: s.complaintId, about: z.enum(complaintKinds), state: z.enum(complaintStates) }),
]);

/** All that the store knows of one member, for whoever is about to speak to him. The phone is masked whatever the role. */
export const member360Area = {
  /** One member of the caller's stores; anybody else's answers as one who does not exist. */
  show: action({
    kind: 'query',
    auth: cashier,
    input: z.strictObject({ memberId: s.memberId }),
    output: z.strictObject({
      profile: z.strictObject({
        memberId: s.memberId,
        memberNumber: z.string(),
        nickname: z.string(),
        phoneMasked: z.string().optional(),
        tierName: s.localName,
        points: s.points,
        growth: s.count,
        joinedOn: s.localDate,
        /** The store that looks after him. */
        storeName: s.localName,
        /** Month and day, solar or lunar as he gave it; the year is nobody's business here. */
        birthday: z.strictObject({ calendar: z.enum(['solar', 'lunar']), month: s.count, day: s.count, leap: z.boolean().optional() }).optional(),
        marketingConsent: z.boolean(),
        /** Words that the store's people keep about him. */
        tags: z.array(z.string()),
        /** The latest change of them. */
        tagged: z.strictObject({ at: s.instant, byName: z.string() }).optional(),
      }),
      bought: z.strictObject({ purchaseDays: s.count, spent: s.fen, lastOn: s.localDate.optional() }),
      /** Absent for one who has not bought, and before the first night. */
      standing: z
        .strictObject({
          state: z.enum(retentionStates),
          previousState: z.enum(retentionStates).optional(),
          changedOn: s.localDate,
          reason: retentionReason,
          complaint: z.enum(complaintMarks).optional(),
          stage: z.enum(memberStages),
          /** Both absent until a report has drawn the lines, the class also without a model. */
          memberClass: z.enum(memberClasses).optional(),
          group: z.enum(rfmGroups).optional(),
        })
        .optional(),
      coupons: z.array(z.strictObject({ couponId: s.couponId, name: s.localName, state: z.enum(couponStates), validUntilAt: s.instant })).max(20),
      openCalls: z.array(z.strictObject({ taskId: s.taskId, dueOn: s.localDate })).max(5),
      /** The latest thirty. */
      line: z.array(happened).max(30),
    }),
    refusals: {},
  }),
  /** Puts a tag on a member of the caller's stores, or takes it off; who did it is kept. The member reads his tags in the copy of his data. */
  tag: action({
    kind: 'command',
    auth: cashier,
    input: z.strictObject({ memberId: s.memberId, tag: z.string().refine(isTag, 'one word of at most ten letters'), on: z.boolean() }),
    output: z.strictObject({ tags: z.array(z.string()).max(mostTags) }),
    refusals: { TAGS_TOO_MANY: z.strictObject({ most: s.count }) },
  }),
  /** Words that members were tagged with, the latest first. */
  tagWords: action({ kind: 'query', auth: cashier, input: s.nothing, output: z.strictObject({ words: z.array(z.string()).max(30) }), refusals: {} }),
} as const;
