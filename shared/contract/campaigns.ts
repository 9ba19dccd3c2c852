import { z } from 'zod';
import { memberClasses } from '../kernel/member-class';
import { audienceConditions, campaignFaultList, campaignStates, outboxStates, verdicts } from '../domain/campaign';
import { memberStages, retentionStates } from '../domain/retention';
import { rfmGroups } from '../domain/rfm';
import { action } from './action';
import { channels, decisionReasons } from './reach';
import * as s from './schema';

const manager = { role: 'manager' } as const;
const headOffice = { role: 'head_office' } as const;

const few = <Item extends z.ZodType>(item: Item, most = 30) => z.array(item).max(most);
const word = s.words(1, 20);

/** Whom a campaign is for; an empty list asks nothing. */
export const audience = z.strictObject({
  storeIds: few(s.storeId, 300),
  states: few(z.enum(retentionStates)),
  stages: few(z.enum(memberStages)),
  groups: few(z.enum(rfmGroups)),
  classes: few(z.enum(memberClasses)),
  tierIds: few(s.tierId),
  interests: few(word),
  tags: few(word),
  birthdayMonths: few(z.number().int().min(1).max(12), 12),
  awayAtLeastDays: z.number().int().min(0).max(3_650).nullable(),
  awayAtMostDays: z.number().int().min(0).max(3_650).nullable(),
  notContactedDays: z.number().int().min(0).max(3_650).nullable(),
});

export const campaignPlan = z.strictObject({
  name: s.words(0, 20),
  audience,
  offer: s.words(0, 20),
  untilOn: s.localDate.nullable(),
  templateIds: few(z.string().min(1).max(64), 8),
  calls: z.boolean(),
  startAt: s.instant.nullable(),
  rounds: z.number().int().min(0).max(9),
  gapDays: z.number().int().min(0).max(90),
  windowDays: z.number().int().min(0).max(365),
});

const campaignId = s.campaignId;
const revision = z.number().int().min(1);
const home = z.union([s.storeId, z.literal('all')]);
const rate = z.number().min(-1).max(1);
const interval = z.strictObject({ low: z.number(), high: z.number() });

const counts = <Key extends string>(keys: readonly Key[]) => z.array(z.strictObject({ key: z.enum(keys as [Key, ...Key[]]), count: s.count }));

/** What a campaign would do, or has done: figures that stand before approval. */
const audienceCount = z.strictObject({
  members: s.count,
  told: s.count,
  heldOut: s.count,
  unreachable: s.count,
  ways: counts(channels),
  whyNot: counts(decisionReasons),
});
const preview = audienceCount.extend({
  countedAt: s.instant,
  /** Fen that the short messages of it cost. */
  smsCost: s.fen,
  /** The smallest difference of visits, 0 to 1, that this list can prove; absent when one side is empty. */
  provable: rate.optional(),
  sample: z.array(z.strictObject({ memberId: s.memberId, memberName: z.string(), way: z.enum(channels), reasons: z.array(z.enum(decisionReasons)), text: z.string() })),
});

/** What came of it, honest: nothing is proven while the interval holds zero. */
const effect = z.strictObject({
  verdict: z.enum(verdicts),
  told: s.count,
  heldOut: s.count,
  /** Difference of the shares who bought, 0 to 1, and what that is in visits among those told. */
  visitsDifference: rate.optional(),
  visitsInterval: interval.optional(),
  visitsBrought: z.number().optional(),
  visitsBroughtInterval: interval.optional(),
  /** Fen brought in all among those told. */
  spendBrought: z.number().optional(),
  spendInterval: interval.optional(),
  spendVerdict: z.enum(verdicts),
});
const result = z.strictObject({ asOf: s.localDate, final: z.boolean(), opened: s.count, visited: s.count, heldOutVisited: s.count, spent: s.fen, effect });

const campaignRow = z.strictObject({
  campaignId,
  name: z.string(),
  homeStoreId: home,
  state: z.enum(campaignStates),
  writtenBy: z.string(),
  changedAt: s.instant,
  startsAt: s.instant.optional(),
  members: s.count.optional(),
  verdict: z.enum(verdicts).optional(),
});

const campaignView = z.strictObject({
  campaignId,
  homeStoreId: home,
  state: z.enum(campaignStates),
  revision,
  plan: campaignPlan,
  /** Names of the tiers and topics in its audience: who approves reads whom it is for. */
  names: z.strictObject({ tiers: z.array(s.localName), topics: z.array(s.localName) }),
  occasion: z.string(),
  writtenBy: z.string(),
  changedAt: s.instant,
  decidedBy: z.string().optional(),
  decidedAt: s.instant.optional(),
  declinedBecause: z.string().optional(),
  startsAt: s.instant.optional(),
  roundsDone: s.count,
  stoppedAt: s.instant.optional(),
  stoppedBy: z.string().optional(),
  stopReason: z.string().optional(),
  /** How many an index counts at most, at once; the exact count follows. */
  atMost: s.count,
  counting: z.boolean(),
  preview: preview.optional(),
  progress: audienceCount.extend({ waiting: s.count, sent: s.count, notSent: s.count }).optional(),
  result: result.optional(),
  faults: z.array(z.enum(campaignFaultList)),
  may: z.strictObject({ edit: z.boolean(), submit: z.boolean(), approve: z.boolean(), decline: z.boolean(), stop: z.boolean() }),
});

const stepRefusals = {
  CAMPAIGN_STATE: z.strictObject({ state: z.enum(campaignStates) }),
  CAMPAIGN_CHANGED: z.strictObject({ revision }),
};
const unfit = { CAMPAIGN_UNFIT: z.strictObject({ faults: z.array(z.enum(campaignFaultList)), source: z.string().optional() }) };
const step = z.strictObject({ campaignId, revision });

const template = z.strictObject({
  templateId: z.string(),
  name: s.localName,
  channel: z.enum(channels),
  occasion: z.string(),
  purpose: z.enum(['service', 'marketing']),
  /** The words as a member reads them, one line a variant. */
  variants: z.array(z.string()),
});

/** One decision about a member, with everything that was asked. */
const why = z.strictObject({
  decisionId: z.string(),
  /** What it was for: a campaign's name, or nothing for the store's standing occasions. */
  campaignName: z.string().optional(),
  occasion: z.string(),
  round: z.string(),
  way: z.enum(channels),
  reasons: z.array(z.enum(decisionReasons)),
  decidedAt: s.instant,
  message: z.strictObject({ state: z.enum(outboxStates), errorCode: z.number().optional(), sentAt: s.instant.optional(), openedAt: s.instant.optional(), text: z.string() }).optional(),
});

/** The staff's area `campaigns`: a manager builds, head office approves, either stops. */
export const campaignsArea = {
  list: action({ kind: 'query', auth: manager, input: z.strictObject({ cursor: s.cursor.optional() }), output: s.page(campaignRow), refusals: {} }),
  show: action({ kind: 'query', auth: manager, input: z.strictObject({ campaignId }), output: campaignView, refusals: {} }),
  /** What a campaign can be made of: templates of the registry with their words, tiers. */
  choices: action({
    kind: 'query', auth: manager, input: s.nothing,
    output: z.strictObject({ templates: z.array(template), tiers: z.array(z.strictObject({ tierId: s.tierId, name: s.localName })), topics: z.array(z.strictObject({ topicId: z.string(), name: s.localName })), tags: z.array(z.string()), groupsKnown: z.boolean(), classesKnown: z.boolean() }),
    refusals: {},
  }),
  /** Writes a new draft, or changes one as it was seen. A template that may not carry a campaign is refused here, with the rule's source. */
  save: action({
    kind: 'command', auth: manager,
    input: z.strictObject({ campaignId: campaignId.optional(), revision: revision.optional(), homeStoreId: home, plan: campaignPlan }),
    output: z.strictObject({ campaignId, revision, faults: z.array(z.enum(campaignFaultList)) }),
    refusals: { ...stepRefusals, ...unfit },
  }),
  /** Asks for the exact count, the sample and the cost of what is written now; they follow within a minute or two. */
  count: action({ kind: 'command', auth: manager, input: step, output: z.strictObject({ counting: z.boolean() }), refusals: stepRefusals }),
  /** Hands a draft in. */
  submit: action({ kind: 'command', auth: manager, input: step, output: z.strictObject({ state: z.enum(campaignStates) }), refusals: { ...stepRefusals, ...unfit } }),
  approve: action({
    kind: 'command', auth: headOffice, input: step, output: z.strictObject({ state: z.enum(campaignStates), startsAt: s.instant }),
    refusals: { ...stepRefusals, ...unfit, CAMPAIGN_OWN_APPROVAL: z.strictObject({}) },
  }),
  /** Sends it back with a word; its writer may take it back himself. */
  decline: action({ kind: 'command', auth: manager, input: step.extend({ because: s.words(2, 100) }), output: z.strictObject({ state: z.enum(campaignStates) }), refusals: { ...stepRefusals, CAMPAIGN_NOT_YOURS_TO_DECLINE: z.strictObject({}) } }),
  stop: action({ kind: 'command', auth: manager, input: z.strictObject({ campaignId, reason: s.words(2, 100) }), output: z.strictObject({ state: z.enum(campaignStates) }), refusals: { CAMPAIGN_STATE: stepRefusals.CAMPAIGN_STATE } }),
  /** Sends its words to the caller's own WeChat, now. */
  test: action({
    kind: 'command', auth: manager, input: z.strictObject({ campaignId, templateId: z.string().min(1).max(64) }), output: z.strictObject({ text: z.string() }),
    refusals: { TEST_NOT_MEMBER: z.strictObject({}), TEST_CHANNEL: z.strictObject({}), TEST_NO_CREDIT: z.strictObject({}), TEST_WORDS_MISSING: z.strictObject({}), TEST_REFUSED: z.strictObject({ errorCode: z.number() }) },
  }),
  /** What all measured campaigns that the caller may see brought together. */
  pooled: action({
    kind: 'query', auth: manager, input: s.nothing,
    output: z.strictObject({
      campaigns: s.count,
      effect,
      /** The win-back of every night over the last two years, for head office: `months` of drawing. */
      standing: z.strictObject({ months: s.count, effect }).optional(),
    }),
    refusals: {},
  }),
  /** Why a member did or did not hear from us: every decision about him, newest first, and what one made now would say. */
  why: action({
    kind: 'query', auth: manager,
    input: z.strictObject({ memberId: s.memberId, campaignId: campaignId.optional(), cursor: s.cursor.optional() }),
    output: s.page(why).extend({
      memberName: z.string(),
      now: z.strictObject({ way: z.enum(channels), reasons: z.array(z.enum(decisionReasons)) }),
      /** With a campaign: which of its conditions he does not meet today; absent when he meets all. */
      outside: z.strictObject({ campaignName: z.string(), conditions: z.array(z.enum(audienceConditions)) }).optional(),
    }),
    refusals: {},
  }),
} as const;
