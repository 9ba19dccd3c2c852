import { assert } from '../../kernel/assert';
import { localDateOf } from '../../kernel/time';
import { deposit, releasePending, type PointsAccount, type PointsBucket } from './points-account';
import { record, type PointsCause } from './points-entry';
import type { PointsMovement } from './spend-points';

/**
 * Gives back the points of a gift that was not picked up. Each part goes back into the month it came from, also one that has ended: such
 * points cannot be spent and the next night lets them expire. Otherwise a member could lengthen the life of his points by exchanging and
 * cancelling. A refund of a purchase is kinder (`restorePoints`), because goods cannot be bought and returned for nothing.
 * @throws BugError when there is nothing to give back.
 * @example returnExchange(account, { causeId: 'ex_1', at, policyVersion: 1, parts: [{ expiresIn: '2026-10', points: 50 }] }) // in November: 50 back, 0 of them to be spent
 */
export function returnExchange(account: PointsAccount, exchange: PointsCause & { readonly parts: readonly PointsBucket[] }): PointsMovement {
  const { parts, ...cause } = exchange;
  assert(parts.length > 0 && parts.every((part) => part.points > 0), 'an exchange cost more than zero');
  const after = parts.reduce((current, part) => deposit(current, part), releasePending(account, localDateOf(exchange.at)));
  return record(account, after, { ...cause, kind: 'restore', parts });
}
