import { codeOf, done, type TestShop } from '../testing-shop';
import type { MemberId } from '../../shared/kernel/ids';

/** Who races: a member of this round alone. */
export interface Racer {
  readonly openid: string;
  readonly memberId: MemberId;
}

/** One round of a race: a member of its own, several tills at once, and a look at what came of it; throws when it is wrong. */
export type Race = (shop: TestShop, member: Racer) => Promise<void>;

/** A race with what it costs to run many of them. */
export interface RaceEntry {
  /** What breaks if it is lost. */
  readonly guarantee: string;
  readonly run: Race;
  /** Members who race side by side: more would only queue at the one database thread, and twenty tills at one member are a crowd already. */
  readonly sideBySide: number;
  /** Rounds in the tests: enough to fail where a guard is missing. `bench/races.ts` runs 200 of each and more. */
  readonly testRounds: number;
}

export interface Quote {
  readonly payable: number;
  readonly policyVersion: number;
  readonly coupons: readonly { readonly couponId: string; readonly applied: boolean }[];
}

export const tills = ['demo-cashier', 'demo-manager'] as const;

/** What a till sends for goods without coupons or points. */
export const purchaseOf = (memberId: string, amount: number, more: object = {}) => ({ memberId, storeId: 'S1', amount, coupons: [], pointsToSpend: 0, payableShown: amount, ...more });

/** @throws when what was found is not what was expected, with both. */
export function same(what: string, found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}

let commands = 0;
export const newCommandId = (): string => `race-${(commands += 1)}`;

/** Sends a command as a till does: the same one again while the database is busy. */
export async function send<Value = { purchaseId: string }>(shop: TestShop, openid: string, action: string, input: object, commandId = newCommandId()) {
  for (let tries = 1; ; tries += 1) {
    const reply = await shop.as(openid).staff<Value>(action, input, commandId);
    if (codeOf(reply) !== 'UNAVAILABLE' || tries === 20) return reply;
  }
}

/** A purchase at the first till; answers its id. */
export const buy = async (shop: TestShop, memberId: string, amount: number, more: object = {}) =>
  done(await send(shop, tills[0], 'checkout.commit', purchaseOf(memberId, amount, more))).purchaseId;
