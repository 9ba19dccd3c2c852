import { z } from 'zod';
import { consentKinds, mostConsentChanges } from '../domain/membership';
import { action } from './action';
import * as s from './schema';

/** The member's area `consent`. */
export const consentArea = {
  show: action({
    kind: 'query',
    auth: 'member',
    input: s.nothing,
    output: z.strictObject({
      memberNumber: z.string(),
      nickname: z.string(),
      phoneMasked: z.string().optional(),
      marketing: z.strictObject({ granted: z.boolean(), at: s.instant, version: z.string() }),
      /** Every consent and every turn of a switch, with the text it was given under, the newest first. Switches turned before this was kept have no line. */
      history: z.array(z.strictObject({ what: z.enum(consentKinds), granted: z.boolean(), at: s.instant, version: z.string() })).max(mostConsentChanges),
      privacyVersion: z.string(),
      subscribeTemplates: z.array(z.strictObject({ templateId: z.string(), name: s.localName, credits: s.count })),
    }),
    refusals: {},
  }),
  setMarketing: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ granted: z.boolean() }),
    output: z.strictObject({ granted: z.boolean(), at: s.instant }),
    refusals: {},
  }),
  /** The member tapped accept on subscribe messages: one credit each. */
  recordSubscriptions: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ accepted: z.array(z.string().max(64)).min(1).max(5) }),
    output: z.strictObject({ credits: z.array(z.strictObject({ templateId: z.string(), credits: s.count })) }),
    refusals: { TEMPLATE_UNKNOWN: z.strictObject({ templateId: z.string() }) },
  }),
} as const;
