import type { OutputOf } from '../../../shared/contract/action';
import { memberContract } from '../../../shared/contract/member';
import { effectiveTierId, growthInWindow } from '../../../shared/domain/tier';
import type { MemberId, TierId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { memberIdOf } from '../../_runtime/identity';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { giftView, profileFacts } from '../profile/view';
import { monthGiftOf } from './month-gift';
import { nextStepOf } from './next-step';
import { tierView } from './view';
import type { CouponTemplateDocument } from '../../_store/coupon-documents';
import type { LocalName } from '../../_store/store-documents';

type Perks = OutputOf<typeof memberContract.membership.perks>;

/** The tiers side by side, what one more visit changes, and the gifts that wait for this member. */
async function memberPerks(memberId: MemberId, now: Instant): Promise<Extract<Perks, { kind: 'member' }>> {
  const facts = await profileFacts(memberId, now);
  const { member, account, policies } = facts;
  const on = localDateOf(now);
  const { points } = policies;
  const [gifts, stores, monthGift] = await Promise.all([
    store.couponTemplates.getMany(policies.tiers.tiers.flatMap(({ giftTemplateId, upgradeGiftTemplateId }) => [giftTemplateId ?? [], upgradeGiftTemplateId ?? []].flat())),
    store.stores.getMany(points.days.flatMap(({ storeIds }) => storeIds)),
    monthGiftOf(account, now, policies),
  ]);
  return {
    kind: 'member',
    tiers: policies.tiers.tiers.map((tier) => ({
      ...tierView(tier),
      perks: tier.perks.map(({ name, detail }) => ({ name, detail })),
      ...giftNamed('monthlyGift', tier.giftTemplateId, gifts),
      ...giftNamed('upgradeGift', tier.upgradeGiftTemplateId, gifts),
    })),
    currentTierId: effectiveTierId(account.tier, on, policies.tiers) as TierId,
    growth: growthInWindow(account.tier, on, policies.tiers),
    nextStep: nextStepOf(account, now, policies.tiers),
    monthGift,
    birthdayGift: giftView(member, account, facts.template, on, policies),
    growthRule: { per: policies.tiers.fenPerGrowth, months: policies.tiers.windowMonths },
    pointsDays: points.days.map(({ weekday, dayOfMonth, multiplier, storeIds }) => ({
      ...(weekday === null ? {} : { weekday }),
      ...(dayOfMonth === null ? {} : { dayOfMonth }),
      times: multiplier,
      stores: storeIds.flatMap((storeId) => stores.get(storeId)?.name ?? []),
    })),
    ...(points.birthdayMonthMultiplier === null ? {} : { birthdayMonthTimes: points.birthdayMonthMultiplier }),
    earn: { points: points.earn.points, per: points.earn.perFen, expireAfterMonths: points.expireAfterMonths, pendingDays: points.pendingDays },
  };
}

/** For whoever looks around the tiers alone: what they give besides money is told to members. */
export const perks = defineQuery(memberContract.membership.perks, async ({ caller, now }) => {
  const memberId = await memberIdOf(caller);
  if (memberId !== undefined) return accept(await memberPerks(memberId, now));
  const { policies } = await currentPolicies();
  return accept({ kind: 'stranger', tiers: policies.tiers.tiers.map(tierView) });
});

/** A gift under its name; nothing where there is none or its template is no more. */
function giftNamed<Key extends 'monthlyGift' | 'upgradeGift'>(key: Key, templateId: string | null | undefined, templates: ReadonlyMap<string, CouponTemplateDocument>): Partial<Record<Key, LocalName>> {
  const name = templateId ? templates.get(templateId)?.name : undefined;
  return name ? ({ [key]: name } as Partial<Record<Key, LocalName>>) : {};
}
