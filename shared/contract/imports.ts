import { z } from 'zod';
import { isMobile } from '../domain/membership';
import { action } from './action';
import * as s from './schema';

const headOffice = { role: 'head_office' } as const;

/** One row of history: a purchase made before this system, as a till would have posted it. */
export const importedPurchase = z.strictObject({
  /** The member's id in the system it comes from. */
  memberRef: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  /** Where it was made. */
  storeId: s.storeId,
  at: s.pastInstant,
  /** What was paid; zero for a purchase that was free, which counts as a purchase and earns nothing. */
  paid: s.importedAmount,
  /** Unique within the store; the same number again is the same purchase. */
  orderNo: z.string().regex(/^[A-Za-z0-9_.-]{1,60}$/),
});
export const importedMember = z.strictObject({
  memberRef: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  nickname: s.personName,
  marketingConsent: z.boolean(),
  /** WeChat identity, where the old system knew it. */
  openid: z.string().max(64).optional(),
  unionid: z.string().max(64).optional(),
  phone: z.string().refine(isMobile, 'a mobile number of eleven digits').optional(),
  birthday: z.strictObject({ calendar: z.enum(['solar', 'lunar']), month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31), leap: z.boolean().optional() }).optional(),
  joinedAt: s.pastInstant.optional(),
});

export type ImportedPurchase = z.output<typeof importedPurchase>;
export type ImportedMember = z.output<typeof importedMember>;

/** What head office brings in from an older system. */
export const importsArea = {
  /** Brings members and purchases of an older system in, through the rules a till uses. The same rows again change nothing. */
  batch: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({
      /** Whose older system the member ids come from: one id there is one member here, whichever stores he bought in. */
      storeId: s.storeId,
      members: z.array(importedMember).max(500),
      purchases: z.array(importedPurchase).max(1000),
    }),
    output: z.strictObject({ membersAdded: s.count, purchasesAdded: s.count, purchasesKnown: s.count,
      /** WeChat identities that belonged to somebody already: those members were added without one. */
      identitiesTaken: s.count,
    }),
    refusals: {
      STORE_UNKNOWN: z.strictObject({ storeId: s.storeId }),
      PURCHASE_IN_FUTURE: z.strictObject({ orderNo: z.string(), at: s.instant }),
      ORDER_TWICE: z.strictObject({ orderNo: z.string() }),
    },
  }),
};
