import { memberContract } from '../../../shared/contract/member';
import { parseJoinScene } from '../../../shared/domain/membership';
import { accept } from '../../../shared/kernel/result';
import type { CouponTemplateId, StaffId, StoreId } from '../../../shared/kernel/ids';
import { defineQuery } from '../../_runtime/define';
import { identityId } from '../../_runtime/identity';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { ignoredParts } from './scene';
import { storeView, tierView } from './view';
import type { PolicyDocument } from '../../_store/policies-documents';
import type { LocalName } from '../../_store/store-documents';

/** What joining gives, by its name; nothing where it gives nothing. */
export async function welcomeCouponOf({ policies }: PolicyDocument): Promise<{ readonly welcomeCoupon?: LocalName }> {
  const { welcomeTemplateId } = policies.membership;
  const template = welcomeTemplateId === null ? undefined : await store.couponTemplates.get(welcomeTemplateId as CouponTemplateId);
  return template ? { welcomeCoupon: template.name } : {};
}

/**
 * What one sees before joining. Nothing is asked of the shopper and nothing is written. Whether a referrer's number is a member's is said
 * only after joining: a page for everybody is no list of numbers.
 */
export const welcome = defineQuery(memberContract.membership.welcome, async ({ input, caller }) => {
  const scene = input.scene === undefined ? undefined : parseJoinScene(input.scene);
  const [rules, identity, staff, scanned, guide] = await Promise.all([
    currentPolicies(),
    store.identities.get(identityId(caller.openid)),
    store.staff.find({ filter: { openid: caller.openid }, limit: 1 }),
    scene?.storeId ? store.stores.get(scene.storeId as StoreId) : undefined,
    scene?.guideId ? store.staff.get(scene.guideId as StaffId) : undefined,
  ]);
  const coupon = await welcomeCouponOf(rules);
  return accept({
    brandName: rules.brandName,
    ...(scanned ? { store: storeView(scanned) } : {}),
    isInvited: scene !== undefined && scene.referrerNumber !== null,
    sceneIgnored: scene ? ignoredParts(scene, { store: scanned !== undefined, guide: guide !== undefined }) : [],
    tiers: rules.policies.tiers.tiers.map(tierView),
    ...coupon,
    privacyVersion: rules.policies.membership.privacyVersion,
    isMember: identity !== undefined,
    isStaff: staff.length > 0,
  });
});
