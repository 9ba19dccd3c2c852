import type { PointsMovement } from '../../../shared/domain/points';
import { booksDueOn, type Policies } from '../../../shared/domain/policy';
import { costsAfterPoints, costsSoFar } from '../../../shared/domain/retention';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { increase } from '../../_store/collection';
import { pointsEntryDocument } from '../../_store/rules-documents';
import type { Transaction } from '../../_store/store';
import type { AccountDocument } from '../../_store/account-documents';

/** Writes an adjustment's entry and the account it leaves, with what the member has been given so far; the entry's id comes from its cause, so a second one is refused by the database. */
export async function writeAdjustment(tx: Transaction, account: AccountDocument, { entry, account: points }: PointsMovement, at: Instant, policies: Policies): Promise<void> {
  await tx.pointsEntries.add(pointsEntryDocument(entry, account._id));
  const due = booksDueOn(account._id, { ...account, points }, localDateOf(at), policies);
  await tx.accounts.update(account._id, { points, costs: costsAfterPoints(costsSoFar(account), entry.points), booksDueOn: due, revision: increase(1) });
}
