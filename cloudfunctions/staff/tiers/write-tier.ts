import { booksDueOn, type Policies } from '../../../shared/domain/policy';
import type { TierChange } from '../../../shared/domain/tier';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { increase } from '../../_store/collection';
import { tierEventDocument } from '../../_store/rules-documents';
import type { Transaction } from '../../_store/store';
import type { AccountDocument } from '../../_store/account-documents';

/**
 * Writes a tier changed by hand: the account with the day the night must look at it again, and the history line under the name of who
 * did it. The line's id comes from the command, so the database refuses a second one.
 */
export async function writeTier(
  tx: Transaction,
  account: AccountDocument,
  { state, events }: TierChange,
  by: { readonly name: string; readonly now: Instant; readonly policies: Policies },
): Promise<void> {
  await tx.tierEvents.add(...events.map((event) => ({ ...tierEventDocument(event, account._id), byName: by.name, at: by.now })));
  const due = booksDueOn(account._id, { ...account, tier: state }, localDateOf(by.now), by.policies);
  await tx.accounts.update(account._id, { tier: state, booksDueOn: due, revision: increase(1) });
}
