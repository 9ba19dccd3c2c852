import { memberContract } from '../../../shared/contract/member';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { phoneFields, phoneOf } from '../phone-number';
import { stillMember } from './still-member';
import { profileFacts, profileView } from './view';

export const savePhone = definePreparedCommand(memberContract.profile.savePhone, {
  async prepare({ input, caller, now }) {
    const phone = await phoneOf(input.phoneCode, { openid: caller.openid, now });
    if (phone === undefined) return refuse('PHONE_CODE_REJECTED', {});
    return accept({ facts: await profileFacts(caller.memberId, now), fields: phoneFields(phone) });
  },
  async run({ tx, prepared: { facts, fields } }) {
    await stillMember(tx, facts.member._id);
    await tx.members.update(facts.member._id, fields);
    return accept(profileView({ ...facts, member: { ...facts.member, ...fields } }));
  },
});
