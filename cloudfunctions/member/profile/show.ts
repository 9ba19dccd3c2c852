import { memberContract } from '../../../shared/contract/member';
import { setBirthday } from '../../../shared/domain/birthday';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { birthdayInput } from '../../_member/birthday-view';
import { currentPolicies } from '../../_store/rules-documents';
import { birthdayDays, profileFacts, profileView } from './view';

export const show = defineQuery(memberContract.profile.show, async ({ caller, now }) => accept(profileView(await profileFacts(caller.memberId, now))));

export const previewBirthday = defineQuery(memberContract.profile.previewBirthday, async ({ input, now }) => {
  const { policies } = await currentPolicies();
  const wanted = setBirthday(null, birthdayInput(input.birthday), localDateOf(now), policies.birthdays);
  return wanted.ok ? accept({ days: birthdayDays(wanted.value.birthday, localDateOf(now), policies.birthdays) }) : refuse('BIRTHDAY_IMPOSSIBLE', {});
});
