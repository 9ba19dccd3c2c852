import { staffContract } from '../../../shared/contract/staff';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { defineCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';

/** Grants or declines the wish that was shown; a newer one, or one answered meanwhile, is refused. Granting begins a new lock. */
export const decide = defineCommand(staffContract.birthdayWishes.decide, async ({ input, caller, now, tx }) => {
  const wish = await tx.birthdayWishes.get(input.wishId);
  if (wish && !seesStore(caller, wish.storeId)) return notFound();
  if (wish?.askedAt !== input.askedAt) return refuse('WISH_ANSWERED', {});
  const member = await tx.members.get(wish._id);
  assert(member, 'who wishes is a member');
  if (member.openid === caller.openid || caller.ownMemberIds.includes(member._id)) return refuse('OWN_CARD', {});
  if (input.granted) await tx.members.update(member._id, { birthday: { birthday: wish.wanted, setOn: localDateOf(now) } });
  await tx.birthdayWishes.remove(wish._id);
  return accept({ granted: input.granted });
});
