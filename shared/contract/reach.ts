import { z } from 'zod';
import { groupSendStates, occasionIds, outboxStates, reachWays, type ReachReason } from '../domain/campaign';
import { action } from './action';
import * as s from './schema';

const manager = { role: 'manager' } as const;
const headOffice = { role: 'head_office' } as const;

/** By which way a member was reached: a message, a call by a person, or not at all. */
export const channels = [...reachWays, 'none'] as const;
/** Why a channel was or was not taken, in the order they were asked. */
export const decisionReasons = [
  'MEMBER_GONE', 'BOUGHT_SINCE', 'CAMPAIGN_STOPPED', 'TOO_LATE', 'MARKETING_CONSENT_MISSING', 'PERSONALISED_OFF', 'COMPLAINT_OPEN', 'CAP_WEEK', 'CAP_MONTH',
  'QUIET_HOURS', 'BEST_HOUR', 'HOLDOUT',
  'NO_WECHAT', 'SUBSCRIBE_SWITCHED_OFF', 'SUBSCRIBE_NO_TEMPLATE', 'SUBSCRIBE_NO_CREDIT', 'SUBSCRIBE_CREDIT', 'SUBSCRIBE_REFUSED',
  'OA_DISABLED', 'OA_NOT_FOLLOWING', 'OA_SWITCHED_OFF', 'OA_MARKETING_FORBIDDEN', 'OA_NO_TEMPLATE', 'OA_SERVICE_NOTICE', 'OA_REFUSED',
  'GROUP_DISABLED', 'GROUP_SWITCHED_OFF', 'GROUP_MONTH_FULL', 'GROUP_NO_TEMPLATE', 'GROUP_SEND', 'GROUP_DECLINED', 'GROUP_REFUSED',
  'SMS_DISABLED', 'SMS_NO_PHONE', 'SMS_SWITCHED_OFF', 'SMS_NO_TEMPLATE', 'SMS_SEND', 'SMS_REFUSED',
  'WORDS_SAID_BEFORE', 'NOTHING_TO_SAY', 'CALLS_SWITCHED_OFF', 'NO_CALL_FOR_THIS', 'TASK_OPEN', 'PERSON_CALLS',
] as const satisfies readonly ReachReason[];

export const decisionView = z.strictObject({
  channel: z.enum(channels),
  reasons: z.array(z.enum(decisionReasons)),
  state: z.enum(outboxStates).optional(),
  decidedAt: s.instant,
  notBefore: s.instant.optional(),
});

const outboxRow = z.strictObject({
  messageId: z.string(),
  memberId: s.memberId,
  memberName: z.string(),
  channel: z.enum(channels),
  occasion: z.string(),
  state: z.enum(outboxStates),
  decidedAt: s.instant,
  notBefore: s.instant,
  sentAt: s.instant.optional(),
  reasons: z.array(z.enum(decisionReasons)),
  /** What WeChat said when it refused; a code of the platform, made into a sentence by the screen. */
  errorCode: z.number().optional(),
  /** What the platform said became of it after it took it, with the carrier's word where there is one. */
  delivery: z.enum(['delivered', 'blocked', 'undelivered']).optional(),
  deliveryCode: z.string().optional(),
  fields: z.array(z.strictObject({ name: z.string(), value: z.string() })),
});

/** The staff's area `outbox`. */
export const outboxArea = {
  list: action({
    kind: 'query',
    auth: manager,
    input: z.strictObject({ filter: z.enum(['waiting', 'sent', 'refused']), cursor: s.cursor.optional() }),
    output: s.page(outboxRow),
    refusals: {},
  }),
  /** Group messages of the official account: those that wait for a person first. */
  groups: action({
    kind: 'query',
    auth: manager,
    input: s.nothing,
    output: z.strictObject({
      items: z.array(z.strictObject({
        groupId: z.string(),
        occasion: z.string(),
        text: z.string(),
        businessDay: s.localDate,
        state: z.enum(groupSendStates),
        members: s.count,
        sentAt: s.instant.optional(),
        errorCode: z.number().optional(),
      })).max(40),
    }),
    refusals: {},
  }),
  /** Lets a group message go, or not; one that was let go can be stopped until it is handed to the platform. */
  decideGroup: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ groupId: z.string().min(1).max(200), approved: z.boolean() }),
    output: z.strictObject({ state: z.enum(groupSendStates) }),
    refusals: { GROUP_DECIDED: z.strictObject({ state: z.enum(groupSendStates) }) },
  }),
  /** The weather of a store's day, for the care of rainy days. */
  setWeather: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ storeId: s.storeId, on: s.localDate, rain: z.boolean() }),
    output: z.strictObject({ on: s.localDate, rain: z.boolean() }),
    refusals: {},
  }),
  /** The weather of today and tomorrow as the caller's stores have put it down. */
  weather: action({
    kind: 'query',
    auth: manager,
    input: s.nothing,
    output: z.strictObject({ days: z.array(z.strictObject({ storeId: s.storeId, storeName: s.localName, on: s.localDate, rain: z.boolean(), rainyWords: z.boolean() })).max(400) }),
    refusals: {},
  }),
  /** What was told to many, the latest first: whom it has been decided about, what has left and what waits. */
  announcements: action({
    kind: 'query',
    auth: headOffice,
    input: s.nothing,
    output: z.strictObject({
      items: z.array(z.strictObject({
        announcementId: z.string(), occasion: z.enum(occasionIds), about: z.string(), createdAt: s.instant, state: z.enum(['running', 'done', 'stopped']),
        members: s.count, waiting: s.count, sent: s.count,
      })).max(20),
    }),
    refusals: {},
  }),
  /** Ends an announcement within the minute: nobody more is decided about, and what waits is cancelled. What has left has left. */
  stopAnnouncement: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ announcementId: z.string().min(1).max(200) }),
    output: z.strictObject({ state: z.literal('stopped') }),
    refusals: {},
  }),
  /** What stands between the store and its official account: asks it something harmless. */
  checkAccount: action({
    kind: 'query',
    auth: headOffice,
    input: s.nothing,
    output: z.strictObject({
      kind: z.enum(['disabled', 'fixed_ip', 'cloud_call', 'relay']),
      fault: z.enum(['disabled', 'not_set_up', 'address_not_listed', 'credentials_wrong', 'not_granted', 'banned', 'unreachable', 'other']).optional(),
      address: z.string().optional(),
      errorCode: z.number().optional(),
      said: z.string().optional(),
      templates: z.array(z.strictObject({ templateId: z.string(), title: z.string() })).max(100),
    }),
    refusals: {},
  }),
} as const;
