import { staffContract } from '../../../shared/contract/staff';
import { countAttempt, mostLookupsByStaff } from '../../../shared/domain/member-code';
import { phoneTail } from '../../../shared/domain/membership';
import type { Dice } from '../../../shared/kernel/random';
import { accept, refuse } from '../../../shared/kernel/result';
import type { Instant } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { forbidden } from '../../_runtime/fault';
import { seesStore, type StaffCaller } from '../../_runtime/identity';
import { currentPolicies } from '../../_store/rules-documents';
import { store, transact } from '../../_store/store';
import { memberSummary } from './summary';
import type { AccountDocument } from '../../_store/account-documents';
import type { MemberDocument } from '../../_store/member-documents';

/** Members with one phone tail that are looked at; a chain of a million has about a hundred for each tail. */
const mostTails = 200;
const mostShown = 10;

const plainDigits = (text: string): string => text.replace(/[\s-]/g, '');

/** The member with this number, with his account. */
export async function byNumber(number: string): Promise<{ member: MemberDocument; account: AccountDocument } | undefined> {
  const [member] = await store.members.find({ filter: { number }, limit: 1 });
  const account = member && (await store.accounts.get(member._id));
  return member && account && member.leftAt === undefined ? { member, account } : undefined;
}

/** By the end of his phone, only members whom the caller's stores look after: the tail alone must not open a stranger's card. */
async function byPhone(digits: string, caller: StaffCaller): Promise<{ member: MemberDocument; account: AccountDocument }[]> {
  const tail = digits.length === 4 ? digits : phoneTail(digits);
  if (tail === null) return [];
  const members = await store.members.find({ filter: { phoneTail: tail }, limit: mostTails });
  const wanted = members.filter((member) => digits.length === 4 || member.phone === digits);
  const accounts = await store.accounts.getMany(wanted.map((member) => member._id));
  return wanted.flatMap((member) => {
    const account = accounts.get(member._id);
    return account && (seesStore(caller, account.storeId) || seesStore(caller, member.joinedStoreId)) ? [{ member, account }] : [];
  });
}

/** Counts a look of this cashier, in a transaction of its own, before anything is looked up. */
function countLookup(caller: StaffCaller, now: Instant, dice: Dice) {
  const counter = `find_${caller.staffId}`;
  return transact(async (tx) => {
    const counted = countAttempt(await tx.codeAttempts.get(counter), now, mostLookupsByStaff);
    if (counted.ok) await tx.codeAttempts.put({ _id: counter, ...counted.value });
    return counted;
  }, dice);
}

export const find = defineQuery(staffContract.members.find, async ({ input, caller, now, dice }) => {
  if (!seesStore(caller, input.storeId)) return forbidden();
  const digits = plainDigits(input.text);
  if (!/^(\d{4}|\d{8}|\d{11})$/.test(digits)) return refuse('MEMBER_TEXT_UNREADABLE', {});
  const counted = await countLookup(caller, now, dice);
  if (!counted.ok) return refuse('MEMBER_LOOKUPS_ENDED', counted.details);
  const { policies } = await currentPolicies();
  if (/^\d{8}$/.test(digits)) {
    const found = await byNumber(digits);
    return found ? accept({ by: 'number' as const, members: [memberSummary(found.member, found.account, policies, now)] }) : refuse('MEMBER_UNKNOWN', {});
  }
  const found = await byPhone(digits, caller);
  if (found.length === 0) return refuse('MEMBER_UNKNOWN', {});
  return accept({ by: 'phone_tail' as const, members: found.slice(0, mostShown).map(({ member, account }) => memberSummary(member, account, policies, now)) });
});
