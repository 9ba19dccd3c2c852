import { memberContract } from '../../../shared/contract/member';
import type { InputOf } from '../../../shared/contract/action';
import type { Coupon } from '../../../shared/domain/coupon';
import { availableAt, drawPickUpCode, exchangePoints, waitingPickUp, type ExchangeRefusal, type PointsMovement } from '../../../shared/domain/points';
import { booksDueOn, type Policies } from '../../../shared/domain/policy';
import { effectiveTierId } from '../../../shared/domain/tier';
import { assert } from '../../../shared/kernel/assert';
import type { MemberId, StoreId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { increase } from '../../_store/collection';
import { countIssued, issueWithinLimits, type CountedIssues } from '../../_coupon/coupon-issues';
import { takingId } from '../../_coupon/give-back-exchange';
import { hasLeft } from '../../_member/left-account';
import type { ExchangeDocument, RewardDocument, RewardTakingDocument } from '../../_store/points-shop-documents';
import { couponDocument, currentPolicies, pointsEntryDocument } from '../../_store/rules-documents';
import { store, type Transaction } from '../../_store/store';
import { rewardOf } from './view';
import type { AccountDocument } from '../../_store/account-documents';
import type { CouponTemplateDocument } from '../../_store/coupon-documents';

type ExchangeInput = InputOf<typeof memberContract.pointsShop.exchange>;

/** What one exchange stands on. */
interface Standing {
  readonly account: AccountDocument;
  readonly reward: RewardDocument;
  readonly taking: RewardTakingDocument | undefined;
}

function decide({ account, reward, taking }: Standing, of: { readonly exchangeId: string; readonly input: ExchangeInput; readonly now: Instant; readonly policies: Policies }) {
  const { exchangeId, input, now, policies } = of;
  return exchangePoints(account.points, rewardOf(reward), {
    causeId: exchangeId,
    at: now,
    policyVersion: policies.version,
    tierId: effectiveTierId(account.tier, localDateOf(now), policies.tiers),
    takenBefore: taking?.taken ?? 0,
    stock: reward.stock,
    pointsShown: input.pointsShown,
    ...(input.storeId === undefined ? {} : { storeId: input.storeId }),
  });
}

/** The rule's refusal with the names a member knows. */
function told(refusal: ExchangeRefusal, policies: Policies) {
  if (refusal.code === 'REWARD_TIER_EXCLUDED') {
    const tiers = policies.tiers.tiers.filter(({ id }) => refusal.details.tierIds.includes(id)).map(({ name }) => name);
    return refuse('REWARD_TIER_EXCLUDED', { tiers });
  }
  return refusal.code === 'REWARD_STORE_EXCLUDED' ? refuse('REWARD_STORE_EXCLUDED', {}) : refusal;
}

/** The template a reward gives, with what was issued of it. */
async function readIssuing(reward: RewardDocument, memberId: MemberId): Promise<{ readonly template: CouponTemplateDocument; readonly counted: CountedIssues } | undefined> {
  if (reward.gives.kind !== 'coupon') return undefined;
  const template = await store.couponTemplates.get(reward.gives.templateId);
  return template && { template, counted: await countIssued(template, [memberId]) };
}

/** The coupon of this exchange, or why its template gives none; grants are taken in the exchange's own transaction. */
async function issue(tx: Transaction, issuing: NonNullable<Awaited<ReturnType<typeof readIssuing>>>, of: { readonly memberId: MemberId; readonly exchangeId: string; readonly now: Instant }) {
  const issued = await issueWithinLimits(tx, issuing.template, issuing.counted, { memberId: of.memberId, causeId: of.exchangeId, at: of.now });
  return issued.ok ? issued : refuse(issued.code, {});
}

/** The record of the exchange: a gift waits, a coupon is had. */
function recordOf(exchangeId: string, movement: PointsMovement, reward: RewardDocument, of: { readonly memberId: MemberId; readonly now: Instant; readonly code: string; readonly storeId: StoreId | undefined; readonly coupon: Coupon | undefined }): ExchangeDocument {
  const { memberId, now, storeId, code, coupon } = of;
  const exchanged = { _id: exchangeId, memberId, rewardId: reward._id, name: reward.name, points: reward.points, parts: movement.entry.parts, at: now };
  if (coupon) return { ...exchanged, gives: 'coupon', couponId: coupon.id, state: 'picked_up', doneAt: now };
  assert(storeId !== undefined, 'a gift is picked up somewhere');
  const { state, untilOn, doneAt } = waitingPickUp(rewardOf(reward), { id: exchangeId, memberId, storeId, code, at: now });
  return { ...exchanged, gives: 'gift', storeId, code, state, untilOn, doneAt };
}

/**
 * Exchanges points for a reward: points, stock, the member's count and the gift or coupon in one transaction. A refusal that can be known
 * beforehand is given before it, so that a crowd before an empty shelf never meets in the reward's document.
 */
export const exchange = definePreparedCommand(memberContract.pointsShop.exchange, {
  prepareOnlyReads: true,

  async prepare({ input, caller: { memberId }, now }) {
    const [reward, account, taking, rules, pickUpStore] = await Promise.all([
      store.rewards.get(input.rewardId),
      store.accounts.get(memberId),
      store.rewardTakings.get(takingId(input.rewardId, memberId)),
      currentPolicies(),
      input.storeId === undefined ? undefined : store.stores.get(input.storeId),
    ]);
    if (!reward) return notFound();
    assert(account, 'an identity has its account');
    const { policies } = rules;
    const tried = decide({ account, reward, taking }, { exchangeId: 'ex_tried', input, now, policies });
    if (!tried.ok) return told(tried, policies);
    if (reward.gives.kind === 'gift' && !pickUpStore) return refuse('REWARD_STORE_EXCLUDED', {});
    const issuing = await readIssuing(reward, memberId);
    if (reward.gives.kind === 'coupon' && !issuing) return refuse('REWARD_UNAVAILABLE', { rewardId: reward._id });
    return accept({ policies, issuing });
  },

  async run({ input, caller: { memberId }, now, dice, tx, commandId, prepared: { policies, issuing } }) {
    const exchangeId = `ex_${memberId}_${commandId}`;
    const account = await tx.accounts.get(memberId);
    const reward = await tx.rewards.get(input.rewardId);
    const taking = await tx.rewardTakings.get(takingId(input.rewardId, memberId));
    if (!account || hasLeft(account) || !reward) return notFound();
    const made = decide({ account, reward, taking }, { exchangeId, input, now, policies });
    if (!made.ok) return told(made, policies);
    const issued = issuing && reward.gives.kind === 'coupon' ? await issue(tx, issuing, { memberId, exchangeId, now }) : undefined;
    if (issued && !issued.ok) return issued;
    const { entry, account: points } = made.value;
    await tx.pointsEntries.add(pointsEntryDocument(entry, memberId));
    if (issued) await tx.coupons.add(couponDocument(issued.value));
    await tx.exchanges.add(recordOf(exchangeId, made.value, reward, { memberId, now, code: drawPickUpCode(dice), storeId: input.storeId, coupon: issued?.value }));
    await tx.rewardTakings.put({ _id: takingId(reward._id, memberId), taken: (taking?.taken ?? 0) + 1 });
    const due = booksDueOn(memberId, { ...account, points }, localDateOf(now), policies);
    await tx.accounts.update(memberId, { points, booksDueOn: due, revision: increase(1) });
    // The reward is written last: everybody who wants it meets here.
    await tx.rewards.update(reward._id, { taken: increase(1), ...(reward.stock === null ? {} : { stock: reward.stock - 1 }) });
    return accept({ exchangeId, gives: reward.gives.kind, balance: availableAt(points, now) });
  },
});
