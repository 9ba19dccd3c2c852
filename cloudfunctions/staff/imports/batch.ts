import type { InputOf } from '../../../shared/contract/action';
import type { ImportedMember, ImportedPurchase } from '../../../shared/contract/imports';
import { staffContract } from '../../../shared/contract/staff';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import type { Instant } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { identityId } from '../../_runtime/identity';
import { currentModel, currentPolicies } from '../../_store/rules-documents';
import { importedMemberId } from '../../_member/imported-member-id';
import { store, type Transaction } from '../../_store/store';
import { importedPurchaseId, newMember, unusedNumbers } from './newcomer';
import { foldHistory, type Folded, type HistoryRules } from './history';
import type { PurchaseDocument } from '../../_store/purchase-documents';

type BatchInput = InputOf<typeof staffContract.imports.batch>;

/** What cannot be history: a sale that has not happened, or one number for two sales of the batch. */
function refuseRows(input: BatchInput, now: Instant) {
  const future = input.purchases.find((purchase) => purchase.at > now);
  if (future) return refuse('PURCHASE_IN_FUTURE', { orderNo: future.orderNo, at: future.at });
  const seen = new Set<string>();
  for (const { storeId, orderNo } of input.purchases) {
    const id = importedPurchaseId(storeId, orderNo);
    if (seen.has(id)) return refuse('ORDER_TWICE', { orderNo });
    seen.add(id);
  }
  return undefined;
}

/** Members as described, each WeChat identity once: one that is a member already, or stands twice in the batch, stays with whom it is. */
async function describedMembers(input: BatchInput): Promise<{ readonly byRef: Map<string, ImportedMember>; readonly identitiesTaken: number }> {
  const taken = new Set((await store.identities.getMany(input.members.flatMap((member) => member.openid ?? []).map(identityId))).keys());
  const byRef = new Map<string, ImportedMember>();
  let identitiesTaken = 0;
  for (const { openid, ...member } of input.members) {
    const free = openid !== undefined && !taken.has(identityId(openid));
    if (free) taken.add(identityId(openid));
    else if (openid !== undefined) identitiesTaken += 1;
    byRef.set(member.memberRef, free ? { ...member, openid } : member);
  }
  return { byRef, identitiesTaken };
}

/** Purchases of the batch that are not in the books yet, by member reference. */
function newByMember(input: BatchInput, known: ReadonlyMap<string, PurchaseDocument>): Map<string, ImportedPurchase[]> {
  const byMember = new Map<string, ImportedPurchase[]>();
  for (const purchase of input.purchases) {
    if (known.has(importedPurchaseId(purchase.storeId, purchase.orderNo))) continue;
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
  async prepare({ input, dice, now }) {
    const unfit = refuseRows(input, now);
    if (unfit) return unfit;
    const refs = [...new Set([...input.members.map((member) => member.memberRef), ...input.purchases.map((purchase) => purchase.memberRef)])];
    const storeIds = [...new Set([input.storeId, ...input.purchases.map((purchase) => purchase.storeId)])];
    const [stores, rules, model, described, knownMembers, knownPurchases] = await Promise.all([
      store.stores.getMany(storeIds),
      currentPolicies(),
      currentModel(),
      describedMembers(input),
      store.members.getMany(refs.map((ref) => importedMemberId(input.storeId, ref))),
      store.purchases.getMany(input.purchases.map((purchase) => importedPurchaseId(purchase.storeId, purchase.orderNo))),
    ]);
    const missing = storeIds.find((storeId) => !stores.has(storeId));
    if (missing !== undefined) return refuse('STORE_UNKNOWN', { storeId: missing });
    const newRefs = refs.filter((ref) => !knownMembers.has(importedMemberId(input.storeId, ref)));
    const numbers = await unusedNumbers(newRefs.length, dice);
    const historyRules: HistoryRules = { policies: rules.policies, retention: rules.retention, model };
    return accept({ rules: historyRules, described, newRefs: new Map(newRefs.map((ref, index) => [ref, numbers[index] ?? ''])), fresh: newByMember(input, knownPurchases), known: knownPurchases.size });
  },

  async run({ input, now, tx, prepared }) {
    const { rules, newRefs, fresh, described } = prepared;
    const newcomers = [...newRefs].map(([ref, number]) => {
      const purchases = fresh.get(ref) ?? [];
      const made = newMember(described.byRef.get(ref) ?? { memberRef: ref, nickname: '', marketingConsent: false }, { storeId: input.storeId, number, purchases, policies: rules.policies, now });
      return { ...made, folded: foldHistory(made.account, purchases, { rules, now }) };
    });
    await tx.members.add(...newcomers.map(({ member }) => member));
    await tx.identities.add(...newcomers.flatMap(({ identity }) => identity ?? []));
    await tx.accounts.add(...newcomers.map(({ folded }) => folded.account));
    const returning: Folded[] = [];
    for (const [ref, purchases] of fresh) {
      if (newRefs.has(ref)) continue;
      const account = await tx.accounts.get(importedMemberId(input.storeId, ref));
      assert(account, 'an imported member has his account');
      const folded = foldHistory(account, purchases, { rules, now });
      await tx.accounts.put(folded.account);
      returning.push(folded);
    }
    await write(tx, [...newcomers.map(({ folded }) => folded), ...returning]);
    const purchasesAdded = [...fresh.values()].reduce((total, purchases) => total + purchases.length, 0);
    return accept({ membersAdded: newcomers.length, purchasesAdded, purchasesKnown: prepared.known, identitiesTaken: newcomers.length === 0 ? 0 : described.identitiesTaken });
  },
});
