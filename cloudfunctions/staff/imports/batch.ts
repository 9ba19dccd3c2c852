import type { InputOf } from '../../../shared/contract/action';
import { staffContract, type ImportedMember, type ImportedPurchase } from '../../../shared/contract/staff';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import type { PurchaseDocument } from '../../_store/documents';
import { currentModel, currentPolicies } from '../../_store/rules-documents';
import { store, type Transaction } from '../../_store/store';
import { importedMemberId, importedPurchaseId, newMember, unusedNumbers } from './newcomer';
import { foldHistory, type Folded, type HistoryRules } from './history';

type BatchInput = InputOf<typeof staffContract.imports.batch>;

/** Purchases of the batch that are not in the books yet, by member reference. */
function newByMember(input: BatchInput, known: ReadonlyMap<string, PurchaseDocument>): Map<string, ImportedPurchase[]> {
  const byMember = new Map<string, ImportedPurchase[]>();
  const seen = new Set<string>();
  for (const purchase of input.purchases) {
    const id = importedPurchaseId(input.storeId, purchase.orderNo);
    if (known.has(id) || seen.has(id)) continue;
    seen.add(id);
    const of = byMember.get(purchase.memberRef);
    if (of) of.push(purchase);
    else byMember.set(purchase.memberRef, [purchase]);
  }
  return byMember;
}

/** Writes what the folding made: one request a collection for all members together. */
async function write(tx: Transaction, folded: readonly Folded[]): Promise<void> {
  await tx.purchases.add(...folded.flatMap((member) => member.purchases));
  await tx.pointsEntries.add(...folded.flatMap((member) => member.entries));
  await tx.tierEvents.add(...folded.flatMap((member) => member.tierEvents));
}

/**
 * Brings history in through the rules a till uses: points, growth, tiers, statistics. All of a batch or none of it, so an import that is
 * killed goes on where it was; a purchase is known by store and order number, so the same rows again change nothing.
 */
export const batch = definePreparedCommand(staffContract.imports.batch, {
  async prepare({ input, dice }) {
    const refs = [...new Set([...input.members.map((member) => member.memberRef), ...input.purchases.map((purchase) => purchase.memberRef)])];
    const [home, rules, model, knownMembers, knownPurchases] = await Promise.all([
      store.stores.get(input.storeId),
      currentPolicies(),
      currentModel(),
      store.members.getMany(refs.map((ref) => importedMemberId(input.storeId, ref))),
      store.purchases.getMany(input.purchases.map((purchase) => importedPurchaseId(input.storeId, purchase.orderNo))),
    ]);
    if (!home) return refuse('STORE_UNKNOWN', { storeId: input.storeId });
    const newRefs = refs.filter((ref) => !knownMembers.has(importedMemberId(input.storeId, ref)));
    const numbers = await unusedNumbers(newRefs.length, dice);
    const historyRules: HistoryRules = { policies: rules.policies, retention: rules.retention, model };
    return accept({ rules: historyRules, refs, newRefs: new Map(newRefs.map((ref, index) => [ref, numbers[index] ?? ''])), fresh: newByMember(input, knownPurchases), known: knownPurchases.size });
  },

  async run({ input, now, tx, prepared }) {
    const { rules, newRefs, fresh } = prepared;
    const described = new Map<string, ImportedMember>(input.members.map((member) => [member.memberRef, member]));
    const newcomers = [...newRefs].map(([ref, number]) => {
      const purchases = fresh.get(ref) ?? [];
      const made = newMember(described.get(ref) ?? { memberRef: ref, nickname: '', marketingConsent: false }, { storeId: input.storeId, number, purchases, policies: rules.policies, now });
      return { ...made, folded: foldHistory(made.account, purchases, { storeId: input.storeId, rules, now }) };
    });
    await tx.members.add(...newcomers.map(({ member }) => member));
    await tx.identities.add(...newcomers.flatMap(({ identity }) => identity ?? []));
    await tx.accounts.add(...newcomers.map(({ folded }) => folded.account));
    const returning: Folded[] = [];
    for (const [ref, purchases] of fresh) {
      if (newRefs.has(ref)) continue;
      const account = await tx.accounts.get(importedMemberId(input.storeId, ref));
      assert(account, 'an imported member has his account');
      const folded = foldHistory(account, purchases, { storeId: input.storeId, rules, now });
      await tx.accounts.put(folded.account);
      returning.push(folded);
    }
    await write(tx, [...newcomers.map(({ folded }) => folded), ...returning]);
    const purchasesAdded = [...fresh.values()].reduce((total, purchases) => total + purchases.length, 0);
    return accept({ membersAdded: newcomers.length, purchasesAdded, purchasesKnown: prepared.known });
  },
});
