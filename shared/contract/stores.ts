import { z } from 'zod';
import { action } from './action';
import * as s from './schema';

/** A store as members see it. */
export const memberStoreView = z.strictObject({ storeId: s.storeId, name: s.localName, phone: z.string(), address: s.localName });

const block = z.strictObject({ fromMinute: s.count, toMinute: s.count });

/** The member's area `stores`: where we are, when we are open, how to reach us. */
export const storesArea = {
  /** Every store; his own first when he is a member. */
  list: action({
    kind: 'query',
    auth: 'anyone',
    input: s.nothing,
    output: z.strictObject({
      stores: z.array(memberStoreView.extend({
        isOwn: z.boolean(),
        /** Today's hours in minutes since midnight; empty: closed today. Absent while the store has set none. */
        today: z.array(block).optional(),
        /** Why today is not as in other weeks; empty otherwise. */
        todayName: z.string().optional(),
        isOpen: z.boolean().optional(),
      })).max(200),
    }),
    refusals: {},
  }),
} as const;
