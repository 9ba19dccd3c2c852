import { memberContract } from '../../../shared/contract/member';
import { memberCodeStepMs } from '../../../shared/domain/member-code';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { hourMs, instant } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { store } from '../../_store/store';

/** The phone makes codes by itself for a day; then it asks again, so that a secret may be changed. */
const secretLifeMs = 24 * hourMs;

export const memberCode = defineQuery(memberContract.membership.memberCode, async ({ caller, now }) => {
  const [member, account] = await Promise.all([store.members.get(caller.memberId), store.accounts.get(caller.memberId)]);
  assert(member && account, 'an identity has its member and account');
  return accept({ memberNumber: member.number, secret: account.code.secret, stepMs: memberCodeStepMs, goodUntil: instant(now + secretLifeMs) });
});
