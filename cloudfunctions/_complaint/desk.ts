import type { MemberClass } from '../../shared/kernel/member-class';
import { deskPeopleOf, type DeskPerson, type DeskRules } from '../../shared/domain/complaint';
import type { Policies } from '../../shared/domain/policy';
import { effectiveTierId } from '../../shared/domain/tier';
import type { StoreId } from '../../shared/kernel/ids';
import { localDateOf, type Instant } from '../../shared/kernel/time';
import { currentPolicies } from '../_store/rules-documents';
import { store } from '../_store/store';
import { workingTimeOf } from './working-time';
import type { AccountDocument } from '../_store/account-documents';
import type { StaffDocument } from '../_store/store-documents';

/** The desk of one store: its rules and the people who may be called. */
export interface Desk {
  readonly rules: DeskRules;
  readonly policies: Policies;
  readonly storeName: string;
  /** The store's people and head office, by id. */
  readonly staff: ReadonlyMap<string, StaffDocument>;
}

/** People of one store, head office or both: more than any store has. */
const mostStaff = 500;

export const deskPerson = ({ _id, role, storeIds }: StaffDocument): DeskPerson => ({ staffId: _id, role, storeIds: role === 'head_office' ? [] : storeIds });

/** Reads the desk of a store: rules, working time and people, in one round. */
export async function deskOf(storeId: StoreId): Promise<Desk> {
  const [{ policies }, hours, local, headOffice, home] = await Promise.all([
    currentPolicies(),
    workingTimeOf(storeId),
    store.staff.find({ filter: { storeIds: storeId }, limit: mostStaff }),
    store.staff.find({ filter: { role: 'head_office' }, limit: mostStaff }),
    store.stores.get(storeId),
  ]);
  const staff = new Map([...local, ...headOffice].map((person) => [person._id as string, person]));
  return { rules: { policy: policies.complaints, hours, people: deskPeopleOf([...staff.values()].map(deskPerson), storeId) }, policies, storeName: home?.name.zh ?? storeId, staff };
}

/** What a member is worth to the store, as his tier says it: the highest is key, the lowest ordinary, those between suitable. */
export function memberClassOf(account: AccountDocument, { tiers }: Policies, now: Instant): MemberClass {
  const index = tiers.tiers.findIndex((tier) => tier.id === effectiveTierId(account.tier, localDateOf(now), tiers));
  if (index <= 0) return 'ordinary';
  return index === tiers.tiers.length - 1 ? 'key' : 'suitable';
}
