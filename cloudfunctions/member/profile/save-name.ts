import { memberContract } from '../../../shared/contract/member';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { isRisky } from '../text-check';
import { stillMember } from './still-member';
import { profileFacts, profileView } from './view';

/** A name of his own choosing, which staff will call him by; empty takes it away. */
export const saveName = definePreparedCommand(memberContract.profile.saveName, {
  async prepare({ input, caller, now }) {
    if (await isRisky(input.nickname, caller.openid)) return refuse('TEXT_RISKY', {});
    return accept(await profileFacts(caller.memberId, now));
  },
  async run({ input, tx, prepared }) {
    const nickname = input.nickname.trim();
    await stillMember(tx, prepared.member._id);
    await tx.members.update(prepared.member._id, { nickname });
    return accept(profileView({ ...prepared, member: { ...prepared.member, nickname } }));
  },
});
