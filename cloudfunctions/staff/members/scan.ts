import { staffContract } from '../../../shared/contract/staff';
import { countAttempt, mostAttemptsByStaff, mostAttemptsOnNumber, parseCode, scanTicket, verifyCode } from '../../../shared/domain/member-code';
import { accept, refuse } from '../../../shared/kernel/result';
import type { Dice } from '../../../shared/kernel/random';
import type { Instant } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { forbidden } from '../../_runtime/fault';
import { seesStore, type StaffCaller } from '../../_runtime/identity';
import { increase } from '../../_store/collection';
import { currentPolicies } from '../../_store/rules-documents';
import { transact } from '../../_store/store';
import { isOwnMember } from '../../_runtime/own-card';
import { byNumber } from './find';
import { memberSummary } from './summary';

const attemptsBy = (caller: StaffCaller): string => `staff_${caller.staffId}`;
const attemptsOn = (memberNumber: string): string => `number_${memberNumber}`;

/** Counts the attempt of this cashier and against this number, in a transaction of its own: a refused scan keeps nothing else. */
function countAttempts(caller: StaffCaller, memberNumber: string, now: Instant, dice: Dice) {
  return transact(async (tx) => {
    const byStaff = countAttempt(await tx.codeAttempts.get(attemptsBy(caller)), now, mostAttemptsByStaff);
    if (!byStaff.ok) return byStaff;
    const onNumber = countAttempt(await tx.codeAttempts.get(attemptsOn(memberNumber)), now, mostAttemptsOnNumber);
    if (!onNumber.ok) return onNumber;
    await tx.codeAttempts.put({ _id: attemptsBy(caller), ...byStaff.value });
    await tx.codeAttempts.put({ _id: attemptsOn(memberNumber), ...onNumber.value });
    return accept({});
  }, dice);
}

/**
 * Accepts a member's code: its step becomes the account's last accepted one and a ticket for one purchase is left there, both in the
 * command's own transaction, so that of two tills with one screenshot one is refused.
 */
export const scan = definePreparedCommand(staffContract.members.scan, {
  async prepare({ input, caller, now, dice }) {
    if (!seesStore(caller, input.storeId)) return forbidden();
    const parsed = parseCode(input.code);
    if (!parsed.ok) return refuse('MEMBER_TEXT_UNREADABLE', {});
    const { memberNumber } = parsed.value;
    const counted = await countAttempts(caller, memberNumber, now, dice);
    if (!counted.ok) return refuse(counted.code, counted.details);
    const [found, { policies }] = await Promise.all([byNumber(memberNumber), currentPolicies()]);
    // An unknown number answers like a stale code: numbers cannot be tried out.
    if (!found) return refuse('MEMBER_CODE_EXPIRED', {});
    return accept({ member: found.member, policies, isOwn: await isOwnMember(caller, found.member) });
  },

  async run({ input, caller, now, tx, commandId, prepared: { member, policies, isOwn } }) {
    const account = await tx.accounts.get(member._id);
    if (!account) return refuse('MEMBER_CODE_EXPIRED', {});
    const verified = verifyCode(input.code, account.code.secret, now, account.code.lastStep);
    if (!verified.ok) return verified.code === 'MEMBER_CODE_USED' ? refuse('MEMBER_CODE_USED', {}) : refuse('MEMBER_CODE_EXPIRED', {});
    if (isOwn) return refuse('OWN_CARD', {});
    const ticket = scanTicket({ scanId: `sc_${commandId}`, staffId: caller.staffId, storeId: input.storeId }, now);
    await tx.accounts.update(account._id, { code: { ...account.code, lastStep: verified.value.step, scan: ticket }, revision: increase(1) });
    // A right code is no guess: its own attempt is taken back.
    await tx.codeAttempts.update(attemptsBy(caller), { attempts: increase(-1) });
    await tx.codeAttempts.update(attemptsOn(member.number), { attempts: increase(-1) });
    return accept({ scanId: ticket.scanId, goodUntilAt: ticket.goodUntilAt, member: memberSummary(member, account, policies, now) });
  },
});
