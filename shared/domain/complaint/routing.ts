import { isAtLeast, staffRoles } from '../../kernel/staff-role';
import type { ComplaintKind } from './complaint';
import type { ComplaintSeverity } from './complaint-clock';
import type { StaffRole } from '../../kernel/staff-role';
import type { ComplaintPolicy } from './complaint-policy';

/** Somebody who may work at the desk of a store. */
export interface DeskPerson {
  readonly staffId: string;
  readonly role: StaffRole;
  /** Empty for head office, which sees every store. */
  readonly storeIds: readonly string[];
}

export interface Candidate extends DeskPerson {
  /** Complaints in his hands that wait for the store. */
  readonly load: number;
}

/**
 * Who gets a new complaint: of the people of its store whose role suits its kind (a grave one: a manager) the one with the least in
 * hand; equal loads go to the lower role, then to the smaller id, so that the same facts give the same owner. A store without such a
 * person hands it to head office. Null when there is nobody at all. `exceptStaffIds` are people it may not go to (it is about them, or theirs).
 * @example // two cashiers with 0 and 1 in hand and an idle manager: a complaint about a price goes to the idle cashier
 */
export function routeComplaint(
  complaint: { readonly storeId: string; readonly kind: ComplaintKind; readonly severity: ComplaintSeverity; readonly exceptStaffIds: readonly string[] },
  people: readonly Candidate[],
  policy: Pick<ComplaintPolicy, 'ownerRole'>,
): string | null {
  const needed: StaffRole = complaint.severity === 'grave' ? 'manager' : policy.ownerRole[complaint.kind];
  const allowed = people.filter((person) => !complaint.exceptStaffIds.includes(person.staffId));
  const local = allowed.filter((person) => person.role !== 'head_office' && isAtLeast(person.role, needed) && person.storeIds.includes(complaint.storeId));
  const managers = allowed.filter((person) => person.role === 'manager' && person.storeIds.includes(complaint.storeId));
  const headOffice = allowed.filter((person) => person.role === 'head_office');
  const pool = [local, managers, headOffice].find((group) => group.length > 0) ?? [];
  const [first] = [...pool].sort((a, b) => a.load - b.load || staffRoles.indexOf(a.role) - staffRoles.indexOf(b.role) || (a.staffId < b.staffId ? -1 : 1));
  return first?.staffId ?? null;
}

/**
 * Whether a person sees a complaint: head office all, a manager those of his stores, others what they own or watch in their stores.
 */
export function seesComplaint(
  person: DeskPerson,
  complaint: { readonly storeId: string; readonly ownerId: string | null; readonly watcherIds: readonly string[] },
): boolean {
  if (person.role === 'head_office') return true;
  if (!person.storeIds.includes(complaint.storeId)) return false;
  return person.role === 'manager' || complaint.ownerId === person.staffId || complaint.watcherIds.includes(person.staffId);
}

/** The people who are called when something runs out, in order of their ids. */
export interface DeskPeople {
  readonly managerIds: readonly string[];
  readonly headOfficeIds: readonly string[];
}

/** The managers of a store and head office among some people. */
export function deskPeopleOf(people: readonly DeskPerson[], storeId: string): DeskPeople {
  const ids = (fits: (person: DeskPerson) => boolean): string[] => people.filter(fits).map((person) => person.staffId).sort();
  return {
    managerIds: ids((person) => person.role === 'manager' && person.storeIds.includes(storeId)),
    headOfficeIds: ids((person) => person.role === 'head_office'),
  };
}
