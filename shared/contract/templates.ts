import { z } from 'zod';
import { messageChannels, occasionIds } from '../domain/campaign';
import { action } from './action';
import * as s from './schema';

const manager = { role: 'manager' } as const;
const headOffice = { role: 'head_office' } as const;

const channel = z.enum(messageChannels);
const purpose = z.enum(['service', 'marketing']);

/** A message template as head office writes it; the platform's own id, and texts to choose from. */
const template = z.strictObject({
  templateId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  channel,
  purpose,
  occasion: z.enum(occasionIds),
  name: z.strictObject({ zh: s.words(1, 30), en: s.words(1, 60) }),
  page: z.string().min(1).max(120),
  fields: z.array(z.strictObject({ name: z.string().min(1).max(30), variants: z.array(s.words(1, 600)).max(8) })).max(8),
  body: s.words(1, 300).optional(),
});

/** The staff's area `templates`: the registry of message templates. */
export const templatesArea = {
  list: action({
    kind: 'query',
    auth: manager,
    input: s.nothing,
    output: z.strictObject({
      version: s.count,
      templates: z.array(template).max(200),
      /** The facts that texts of an occasion may name, besides `brand`. */
      occasions: z.array(z.strictObject({ occasion: z.enum(occasionIds), purpose, places: z.array(z.string()) })),
      /** Kinds of fields by channel with the longest text. */
      fieldKinds: z.array(z.strictObject({ channel, kind: z.string(), most: s.count })),
    }),
    refusals: {},
  }),
  /** Writes a template anew or in place of the one with its id; refused while a text breaks a rule of the platform or the law. */
  save: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ version: s.count, template }),
    output: z.strictObject({ version: s.count }),
    refusals: {
      POLICY_VERSION_CHANGED: z.strictObject({ version: s.count }),
      TEMPLATE_MARKETING_ON_SERVICE_CHANNEL: z.strictObject({ channel, source: z.string() }),
      TEMPLATE_SERVICE_ON_GROUP_CHANNEL: z.strictObject({ channel }),
      TEMPLATE_FIELD_UNKNOWN: z.strictObject({ field: z.string() }),
      TEMPLATE_PLACE_UNKNOWN: z.strictObject({ field: z.string(), place: z.string(), places: z.array(z.string()) }),
      TEMPLATE_TEXT_UNFIT: z.strictObject({ field: z.string(), variant: s.count, most: s.count }),
      TEMPLATE_WORD_FORBIDDEN: z.strictObject({ field: z.string(), word: z.string(), rule: z.enum(['ADVERTISING_IN_SERVICE_NOTICE', 'VOUCHER_IN_OA_TEMPLATE']), source: z.string() }),
      TEMPLATE_WAY_OUT_MISSING: z.strictObject({ source: z.string() }),
      TEMPLATE_PAGE_UNFIT: z.strictObject({ page: z.string() }),
      TEMPLATE_EMPTY: z.strictObject({ templateId: z.string() }),
    },
  }),
} as const;
