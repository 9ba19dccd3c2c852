import { memberContract } from '../../../shared/contract/member';
import { setBirthday } from '../../../shared/domain/birthday';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { birthdayInput } from '../../_member/birthday-view';
import { isRisky } from '../text-check';
import { stillMember } from './still-member';
import { profileFacts, profileView } from './view';

/** Sets a birthday, or changes it after its lock. A wish that waits at the store falls away with it. */
export const saveBirthday = definePreparedCommand(memberContract.profile.saveBirthday, {
  prepareOnlyReads: true,
  prepare: async ({ caller, now }) => accept(await profileFacts(caller.memberId, now)),
  async run({ input, tx, now, prepared }) {
    const member = await stillMember(tx, prepared.member._id);
    const wanted = setBirthday(member.birthday ?? null, birthdayInput(input.birthday), localDateOf(now), prepared.policies.birthdays);
    if (!wanted.ok) return wanted.code === 'BIRTHDAY_LOCKED' ? wanted : refuse('BIRTHDAY_IMPOSSIBLE', {});
    await tx.members.update(member._id, { birthday: wanted.value });
    if (prepared.wish) await tx.birthdayWishes.remove(member._id);
    return accept(profileView({ ...prepared, member: { ...member, birthday: wanted.value }, wish: undefined }));
  },
});

/** While the lock holds: puts the wish on the store's list. */
export const askBirthday = definePreparedCommand(memberContract.profile.askBirthday, {
  async prepare({ input, caller, now }) {
    if (await isRisky(input.reason, caller.openid)) return refuse('TEXT_RISKY', {});
    return accept(await profileFacts(caller.memberId, now));
  },
  async run({ input, tx, now, prepared }) {
    const { account, policies } = prepared;
    const member = await stillMember(tx, prepared.member._id);
    const birthday = birthdayInput(input.birthday);
    const outcome = setBirthday(member.birthday ?? null, birthday, localDateOf(now), policies.birthdays);
    if (!outcome.ok && outcome.code === 'BIRTHDAY_INVALID') return refuse('BIRTHDAY_IMPOSSIBLE', {});
    // Nothing locks it: he needs nobody's leave.
    if (outcome.ok) return refuse('BIRTHDAY_UNLOCKED', {});
    const wish = { _id: member._id, storeId: account.storeId, wanted: birthday, reason: input.reason.trim(), askedAt: now };
    await tx.birthdayWishes.put(wish);
    return accept(profileView({ ...prepared, wish }));
  },
});
