import { z } from 'zod';
import { action } from './action';
import * as s from './schema';

const headOffice = { role: 'head_office' } as const;

/** So many till systems a brand may have; a chain with more than two hundred tills has a system of its own in front of them. */
export const mostTills = 200;

const till = z.strictObject({
  tillId: s.tillId,
  storeId: s.storeId,
  storeName: s.localName,
  name: z.string(),
  state: z.enum(['active', 'revoked']),
  madeAt: s.instant,
  changedAt: s.instant,
  /** About when it last posted, to an hour. */
  usedAt: s.instant.optional(),
  /** The secret before a change is good until then. */
  oldGoodUntilAt: s.instant.optional(),
});

/** What is shown once: whoever asks again later under the same command gets the key without it. */
const shown = z.strictObject({ tillId: s.tillId, secret: z.string().optional() });

/** Keys of till systems: head office makes them, changes them and ends them. */
export const tillsArea = {
  /** Every key, never a secret; active ones first. */
  list: action({ kind: 'query', auth: headOffice, input: s.nothing, output: z.strictObject({ tills: z.array(till).max(mostTills) }), refusals: {} }),
  /** Makes a key for a till system of one store. */
  add: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ storeId: s.storeId, name: s.words(1, 20) }),
    output: shown,
    refusals: { STORE_UNKNOWN: z.strictObject({ storeId: s.storeId }), TILLS_TOO_MANY: z.strictObject({ most: s.count }) },
  }),
  /** Gives a key another secret; the old one is good for a day. */
  rotate: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ tillId: s.tillId }),
    output: shown,
    refusals: { TILL_REVOKED: z.strictObject({ revokedAt: s.instant }) },
  }),
  /** Ends a key at once and for good. */
  revoke: action({ kind: 'command', auth: headOffice, input: z.strictObject({ tillId: s.tillId }), output: till, refusals: {} }),
};
