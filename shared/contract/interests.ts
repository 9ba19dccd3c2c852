import { z } from 'zod';
import { topicLimits } from '../domain/interest';
import { action } from './action';
import * as s from './schema';

const headOffice = { role: 'head_office' } as const;

export const topicId = z.string().regex(/^tp_[A-Za-z0-9_.:-]{1,120}$/);
export const newsId = z.string().regex(/^nw_[A-Za-z0-9_.:-]{1,120}$/);
const name = z.strictObject({ zh: s.words(1, topicLimits.name), en: s.words(1, topicLimits.name * 2) });

/** A topic as it is offered to a new member, and how many at most: one row to tap, not a form. */
export const topicOffered = z.strictObject({ topicId, name: s.localName });
export const mostTopicsOffered = 8;

/** `picked` by himself, `bought`: taken from what he buys, `none`: neither. */
const standing = z.enum(['picked', 'bought', 'none']);
const mine = z.strictObject({
  topics: z.array(z.strictObject({ topicId, name: s.localName, standing })).max(topicLimits.topics),
  /** Whether topics may be taken from what he buys. */
  personalised: z.boolean(),
});
const news = z.strictObject({ newsId, title: z.string(), words: z.string(), photo: z.string().optional(), topics: z.array(s.localName), at: s.instant });

/** The member's area `interests`: what he wants to hear of, and what is new in it. */
export const interestsArea = {
  /** His topics, and what was published for them in the last ninety days, the newest first, twenty at most. */
  show: action({ kind: 'query', auth: 'member', input: s.nothing, output: mine.extend({ news: z.array(news).max(s.pageSize) }), refusals: {} }),
  /** Picks a topic or says no to it. A topic he said no to is not taken from what he buys again. */
  choose: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ topicId, wanted: z.boolean() }),
    output: z.strictObject({ topicId, standing }),
    refusals: { TOPIC_ENDED: z.strictObject({}) },
  }),
} as const;

const topic = z.strictObject({ topicId, name: s.localName, categories: z.array(z.string()), isActive: z.boolean(), members: s.count });
const sentNews = z.strictObject({ newsId, title: z.string(), words: z.string(), hasPhoto: z.boolean(), topics: z.array(s.localName), at: s.instant, byName: z.string(), state: z.enum(['published', 'stopped']) });

/** The staff's area `interests`: head office keeps the topics and tells of new goods. */
export const staffInterestsArea = {
  topics: action({ kind: 'query', auth: headOffice, input: s.nothing, output: z.strictObject({ topics: z.array(topic).max(topicLimits.topics) }), refusals: {} }),
  saveTopic: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ topicId: topicId.optional(), name, categories: z.array(s.words(1, topicLimits.category)).max(topicLimits.categories), isActive: z.boolean() }),
    output: z.strictObject({ topicId }),
    refusals: { TOPICS_TOO_MANY: z.strictObject({ most: s.count }) },
  }),
  news: action({ kind: 'query', auth: headOffice, input: z.strictObject({ cursor: s.cursor.optional() }), output: s.page(sentNews), refusals: {} }),
  /** Published at once: seen in the app by whoever follows a topic, and announced to those who agreed to hear from the store. */
  publishNews: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({
      topicIds: z.array(topicId).min(1).max(10),
      title: s.words(1, topicLimits.newsTitle),
      words: s.words(1, topicLimits.newsWords),
      photo: s.fileId.optional(),
    }),
    output: z.strictObject({ newsId }),
    refusals: { TOPIC_ENDED: z.strictObject({}), PHOTO_UNREADABLE: z.strictObject({ fileId: s.fileId }) },
  }),
  /** Takes it back: nobody sees it any more, and what waits to be sent is not. */
  stopNews: action({ kind: 'command', auth: headOffice, input: z.strictObject({ newsId }), output: z.strictObject({ newsId }), refusals: {} }),
} as const;
