import { movePickUp, returnExchange, type PickUp, type PickUpRefusal } from '../../shared/domain/points';
import { booksDueOn, type Policies } from '../../shared/domain/policy';
import { assert } from '../../shared/kernel/assert';
import { accept, type Result } from '../../shared/kernel/result';
import type { StaffId } from '../../shared/kernel/ids';
import { localDateOf, type Instant } from '../../shared/kernel/time';
import { increase } from '../_store/collection';
import type { GiftExchangeDocument } from '../_store/points-shop-documents';
import { closedIfLeft, hasLeft } from '../_member/left-account';
import { pointsEntryDocument } from '../_store/rules-documents';
import type { Transaction } from '../_store/store';
import type { AccountDocument } from '../_store/account-documents';

/** A gift's exchange as the rule sees it. */
export function pickUpOf(exchange: GiftExchangeDocument): PickUp {
  const { _id: id, rewardId, memberId, storeId, code, state, untilOn, doneAt } = exchange;
  return { id, rewardId, memberId, storeId, code, state, untilOn, doneAt };
}

export const takingId = (rewardId: string, memberId: string): string => `${rewardId}~${memberId}`;

/**
 * Gives back a gift that was not picked up: its state, the points in the months they came from, the stock and the member's count, in one
 * transaction. `by` names the member of staff who cancelled for the member. A second time is refused by the state, and by the id of the entry. Answers the account as it is then.
 */
export async function giveBackExchange(
  tx: Transaction,
  exchange: GiftExchangeDocument,
  by: { readonly move: 'cancel' | 'lapse'; readonly at: Instant; readonly by?: StaffId },
  policies: Policies,
): Promise<Result<Pick<AccountDocument, 'points'>, PickUpRefusal>> {
  const moved = movePickUp(pickUpOf(exchange), by);
  if (!moved.ok) return moved;
  const account = await tx.accounts.get(exchange.memberId);
  assert(account, 'who exchanged has an account');
  const reward = await tx.rewards.get(exchange.rewardId);
  const taking = await tx.rewardTakings.get(takingId(exchange.rewardId, exchange.memberId));
  const cause = { causeId: exchange._id, at: by.at, policyVersion: policies.version };
  const { account: returned, entry } = returnExchange(account.points, { ...cause, parts: exchange.parts });
  const { points, entries } = closedIfLeft(account, { points: returned, entries: [entry] }, cause);
  await tx.pointsEntries.add(...entries.map((one) => pointsEntryDocument(one, exchange.memberId)));
  if (taking) await tx.rewardTakings.update(taking._id, { taken: increase(-1) });
  await tx.exchanges.update(exchange._id, { state: moved.value.state, doneAt: by.at, ...(by.by === undefined ? {} : { doneBy: by.by }) });
  const due = hasLeft(account) ? null : booksDueOn(account._id, { ...account, points }, localDateOf(by.at), policies);
  await tx.accounts.update(account._id, { points, booksDueOn: due, revision: increase(1) });
  // The reward is written last: others who want it wait for the shortest time.
  if (reward) await tx.rewards.update(reward._id, { taken: increase(-1), ...(reward.stock === null ? {} : { stock: increase(1) }) });
  return accept({ points });
}
