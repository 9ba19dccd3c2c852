import { memberContract } from '../../../shared/contract/member';
import { joinSceneText } from '../../../shared/domain/membership';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { addDays } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';

/** A friend is told apart by his first character; the rest is his own affair. */
const masked = (name: string): string => (name === '' ? '＊＊' : `${[...name][0] ?? ''}＊＊`);

export const show = defineQuery(memberContract.referral.show, async ({ input, caller }) => {
  const [{ policies }, member, page] = await Promise.all([
    currentPolicies(), store.members.get(caller.memberId),
    pageOf(store.referrals, { filter: { referrerId: caller.memberId }, by: 'joinedAt', direction: 'desc', cursor: input.cursor }),
  ]);
  assert(member, 'an identity has its member');
  const { referral } = policies.membership;
  const templateIds = [referral?.referrerTemplateId, referral?.friendTemplateId].filter((id) => typeof id === 'string');
  const [friends, templates] = await Promise.all([store.members.getMany(page.items.map((one) => one._id)), store.couponTemplates.getMany(templateIds)]);
  const name = (id: string | null | undefined) => (typeof id === 'string' ? templates.get(id)?.name : undefined);
  const [referrer, friend] = [name(referral?.referrerTemplateId), name(referral?.friendTemplateId)];
  const scene = joinSceneText({ storeId: null, guideId: null, till: null, referrerNumber: member.number });
  assert(scene !== null, 'a member number fits a scene');
  const { refundDays } = policies.checkout;
  return accept({
    items: page.items.map(({ _id, joinedOn, state, boughtOn }) => ({
      nameMasked: masked(friends.get(_id)?.nickname ?? ''),
      joinedOn,
      state: state === 'joined' && boughtOn !== undefined ? ('bought' as const) : state,
      ...(state === 'joined' && boughtOn !== undefined ? { rewardOn: addDays(boughtOn, refundDays + 1) } : {}),
    })),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
    scene,
    gives: { ...(referrer ? { referrer } : {}), ...(friend ? { friend } : {}) },
    refundDays,
    endsAfterDays: referral?.endsAfterDays ?? 0,
  });
});
