import type { PosPurchase } from '../../shared/contract/pos';
import { attemptWindowMs, countAttempt } from '../../shared/domain/member-code';
import { phoneTail } from '../../shared/domain/membership';
import { instant, type Instant } from '../../shared/kernel/time';
import type { Dice } from '../../shared/kernel/random';
import type { TillCaller } from '../_runtime/identity';
import { store, transact } from '../_store/store';
import { rowAgain, rowRefused, type RowAnswer } from './row-answer';
import type { MemberDocument } from '../_store/member-documents';

/** Members with one phone tail that are looked at, as at our own tills. */
const mostTails = 200;
/** Members that were not found, of one till in ten minutes: enough for a morning's typing mistakes, too few to try numbers out. */
const mostUnknown = 60;

/** Who left keeps his number, so that nobody else gets it, and is nobody to a till. */
const byNumber = async (number: string): Promise<readonly MemberDocument[]> =>
  (await store.members.find({ filter: { number }, limit: 1 })).filter((member) => member.leftAt === undefined);

async function membersNamed(by: PosPurchase['member']): Promise<readonly MemberDocument[]> {
  if ('number' in by) return byNumber(by.number);
  if ('code' in by) return byNumber(by.code.slice(0, 8));
  const tail = phoneTail(by.phone);
  if (tail === null) return [];
  return (await store.members.find({ filter: { phoneTail: tail }, limit: mostTails })).filter((member) => member.phone === by.phone);
}

/**
 * The member a row names: by his number, by the number in his code, or by his whole phone number. Two members with one phone are refused,
 * never guessed. Lookups that find nobody are counted, because a till's key must not list who is a member.
 */
export async function findMember(by: PosPurchase['member'], till: TillCaller, now: Instant, dice: Dice): Promise<{ readonly member: MemberDocument } | { readonly answer: RowAnswer }> {
  const counter = `till_${till.tillId}`;
  const counted = await store.codeAttempts.get(counter);
  if (counted && !countAttempt(counted, now, mostUnknown).ok) return { answer: rowAgain('LOOKUPS_ENDED', instant(counted.since + attemptWindowMs)) };
  const [member, ...others] = await membersNamed(by);
  if (member && others.length === 0) return { member };
  if (member) return { answer: rowRefused('MEMBER_AMBIGUOUS') };
  await transact(async (tx) => {
    const next = countAttempt(await tx.codeAttempts.get(counter), now, mostUnknown);
    if (next.ok) await tx.codeAttempts.put({ _id: counter, ...next.value });
  }, dice);
  return { answer: rowRefused('MEMBER_UNKNOWN') };
}
