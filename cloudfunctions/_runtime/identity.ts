import type { Auth } from '../../shared/contract/action';
import type { MemberId, OpenId, StaffId, StoreId } from '../../shared/kernel/ids';
import { isAtLeast, type StaffRole } from '../../shared/kernel/staff-role';
import { wechatContext } from '../_store/cloud';
import { store, type Transaction } from '../_store/store';
import { FaultError, notFound } from './fault';

/** Anybody WeChat vouches for, member or not. */
export interface Visitor {
  readonly openid: OpenId;
  readonly unionid?: string;
}
export interface MemberCaller extends Visitor {
  readonly memberId: MemberId;
}
export interface StaffCaller extends Visitor {
  readonly staffId: StaffId;
  readonly name: string;
  readonly role: StaffRole;
  /** The stores this person may see; `all` for head office. */
  readonly storeIds: readonly StoreId[] | 'all';
  /** Cards that a night found to be this person's own. */
  readonly ownMemberIds: readonly MemberId[];
}

/** A till system: it speaks for one store, and for no person. */
export interface TillCaller {
  readonly tillId: string;
  readonly storeId: StoreId;
  readonly name: string;
}

/** The caller a handler gets, by what the contract asks for: no staff id in a member's action, and the reverse. */
export type CallerOf<A extends Auth> = A extends 'anyone' ? Visitor : A extends 'member' ? MemberCaller : A extends 'pos' ? TillCaller : StaffCaller;

/** The key of a WeChat identity in the database. */
export const identityId = (openid: string): string => `wx_${openid}`;

function visitor(): Visitor {
  const { openid, unionid } = wechatContext();
  if (!openid) throw new FaultError('UNAUTHENTICATED');
  return { openid: openid as OpenId, ...(unionid ? { unionid } : {}) };
}

/** The member an openid is; undefined for whoever has not joined, or has left. For actions that anyone may ask. */
export async function memberIdOf({ openid }: Visitor): Promise<MemberId | undefined> {
  return (await store.identities.get(identityId(openid)))?.memberId;
}

async function staffOf(person: Visitor): Promise<StaffCaller> {
  const [found] = await store.staff.find({ filter: { openid: person.openid }, limit: 1 });
  if (!found) throw new FaultError('FORBIDDEN');
  return { ...person, staffId: found._id, name: found.name, role: found.role, storeIds: found.role === 'head_office' ? 'all' : found.storeIds, ownMemberIds: found.ownMemberIds ?? [] };
}

/**
 * Finds out who calls, from WeChat's word and our own records only.
 * @throws FaultError UNAUTHENTICATED without an openid; FORBIDDEN for no member, no staff, or too low a role.
 */
export async function identify(auth: Auth): Promise<Visitor | MemberCaller | StaffCaller> {
  // A till has no WeChat identity: its door is the function `pos`.
  if (auth === 'pos') throw new FaultError('FORBIDDEN');
  const person = visitor();
  if (auth === 'anyone') return person;
  if (auth === 'member') {
    const memberId = await memberIdOf(person);
    if (memberId === undefined) throw new FaultError('FORBIDDEN');
    return { ...person, memberId };
  }
  const staff = await staffOf(person);
  if (!isAtLeast(staff.role, auth.role)) throw new FaultError('FORBIDDEN');
  return staff;
}

/**
 * The member who calls is one still, as the command's own transaction finds it: who left while the call was on its way is written about
 * no more, because what is written after the sweep nothing would ever take away.
 * @throws FaultError NOT_FOUND when he has left, also when he has joined anew since.
 */
export async function stillCaller(tx: Transaction, { openid, memberId }: MemberCaller): Promise<void> {
  if ((await tx.identities.get(identityId(openid)))?.memberId !== memberId) notFound();
}

/** Whether a person of staff may see a store. */
export function seesStore(caller: StaffCaller, storeId: StoreId): boolean {
  return caller.storeIds === 'all' || caller.storeIds.includes(storeId);
}
