import { z } from 'zod';
import { articleFaults, articleLimits } from '../domain/journal';
import { action } from './action';
import * as s from './schema';

const headOffice = { role: 'head_office' } as const;

export const articleId = z.string().regex(/^ja_[A-Za-z0-9_.:-]{1,120}$/);
const row = z.strictObject({ articleId, title: z.string(), lead: z.string(), cover: z.string().optional(), publishedOn: s.localDate });

/** The member's area `journal`: articles of the store, to read. */
export const journalArea = {
  list: action({ kind: 'query', auth: 'member', input: z.strictObject({ cursor: s.cursor.optional() }), output: s.page(row), refusals: {} }),
  read: action({
    kind: 'query',
    auth: 'member',
    input: z.strictObject({ articleId }),
    output: z.strictObject({ articleId, title: z.string(), publishedOn: s.localDate, paragraphs: z.array(z.string()), photos: z.array(z.string()) }),
    refusals: {},
  }),
} as const;

const staffRow = z.strictObject({ articleId, title: z.string(), publishedOn: s.localDate, state: z.enum(['draft', 'coming', 'out']), changedAt: s.instant });

/** The staff's area `journal`: head office writes. */
export const staffJournalArea = {
  list: action({ kind: 'query', auth: headOffice, input: z.strictObject({ cursor: s.cursor.optional() }), output: s.page(staffRow), refusals: {} }),
  show: action({
    kind: 'query',
    auth: headOffice,
    input: z.strictObject({ articleId }),
    output: staffRow.extend({ paragraphs: z.array(z.string()), photos: z.array(z.strictObject({ fileId: s.fileId, url: z.string() })) }),
    refusals: {},
  }),
  /** Where photos of articles and of news go. */
  photoFolder: action({ kind: 'query', auth: headOffice, input: s.nothing, output: z.strictObject({ folder: z.string() }), refusals: {} }),
  /** Keeps an article, as a draft or out from its day on. What is out may be mended, and taken back by making it a draft. */
  save: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({
      articleId: articleId.optional(),
      title: z.string().max(articleLimits.title),
      paragraphs: z.array(z.string().max(articleLimits.paragraph)).max(articleLimits.paragraphs),
      photos: z.array(s.fileId).max(articleLimits.photos),
      publishedOn: s.localDate,
      isPublished: z.boolean(),
    }),
    output: z.strictObject({ articleId }),
    refusals: { ARTICLE_UNFIT: z.strictObject({ faults: z.array(z.enum(articleFaults)) }), PHOTO_UNREADABLE: z.strictObject({ fileId: s.fileId }) },
  }),
} as const;
