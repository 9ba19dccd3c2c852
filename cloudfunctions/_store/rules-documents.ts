import type { Coupon, CouponTemplate } from '../../shared/domain/coupon';
import type { PointsEntry } from '../../shared/domain/points';
import type { Purchase } from '../../shared/domain/checkout';
import type { NamedModel } from '../../shared/domain/retention';
import { refundPolicies, type Policies } from '../../shared/domain/policy';
import { tierEventId, type TierEvent } from '../../shared/domain/tier';
import { defaultReachPolicy } from '../../shared/domain/campaign';
import { assert } from '../../shared/kernel/assert';
import { minuteMs, type Instant } from '../../shared/kernel/time';
import type { CouponId, MemberId, PurchaseId, StoreId } from '../../shared/kernel/ids';
import { store } from './store';
import type { PointsEntryDocument, TierEventDocument } from './books-documents';
import type { CouponDocument, CouponTemplateDocument } from './coupon-documents';
import type { PolicyDocument } from './policies-documents';
import type { PurchaseDocument } from './purchase-documents';

/** A rule's value and its document differ in one thing: the rule says `id`, the database `_id`. */
function toDocument<Value extends { readonly id: string }>({ id, ...rest }: Value): Omit<Value, 'id'> & { readonly _id: string } {
  return { ...rest, _id: id };
}
function toValue<Doc extends { readonly _id: string }>({ _id, ...rest }: Doc): Omit<Doc, '_id'> & { readonly id: string } {
  return { ...rest, id: _id };
}

export const couponOf = (document: CouponDocument): Coupon => toValue(document);
export const couponDocument = (coupon: Coupon): CouponDocument => toDocument(coupon) as CouponDocument & { _id: CouponId };
export const couponTemplateOf = (document: CouponTemplateDocument): CouponTemplate => toValue(document);

/** An entry as a line of a member's book. */
export function pointsEntryDocument(entry: PointsEntry, memberId: MemberId): PointsEntryDocument {
  return { ...toDocument(entry), memberId };
}

/** A line of a member's tier history; its id comes from what caused it. */
export function tierEventDocument(event: TierEvent, memberId: MemberId): TierEventDocument {
  return { ...event, _id: tierEventId(event), memberId };
}

/** A purchase with whose it is and who rang it up. A purchase of the app is named by its command as well, all others by themselves (decision 0111). */
export function purchaseDocument(
  purchase: Purchase,
  of: { readonly memberId: MemberId } & Pick<PurchaseDocument, 'orderNo' | 'staffId' | 'tillId' | 'scanned' | 'receipt' | 'imported'>,
): PurchaseDocument {
  const command = of.tillId === undefined && of.receipt ? of.receipt.by : purchase.id;
  return { ...toDocument(purchase), _id: purchase.id as PurchaseId, storeId: purchase.storeId as StoreId, command, ...of };
}

/** The purchase as the rules take it, without whose it is and who rang it up. */
export function purchaseOf(document: PurchaseDocument): Purchase {
  const { memberId: _memberId, command: _command, orderNo: _orderNo, staffId: _staffId, tillId: _tillId, scanned: _scanned, receipt: _receipt, imported: _imported, ...purchase } = document;
  return toValue(purchase);
}

/** The rules in force. @throws BugError in an environment that was never set up. */
export async function currentPolicies(): Promise<PolicyDocument> {
  const document = await store.policies.get('current');
  assert(document, 'this environment has no policies; run its setup first');
  // Rules kept before a setting existed have its default.
  return { ...document, reach: { ...defaultReachPolicy, ...document.reach } };
}

/** The document that keeps a version of the rules. */
export const policyVersionId = (version: number): string => `v${version}`;

/**
 * The rules that a refund of a purchase goes by (`refundPolicies`), besides those in force. A purchase made before versions were kept
 * goes by the rules in force.
 */
export async function rulesOfPurchase(purchase: Pick<Purchase, 'policyVersion'>): Promise<{ readonly current: PolicyDocument; readonly policies: Policies }> {
  const current = await currentPolicies();
  if (purchase.policyVersion === current.policies.version) return { current, policies: current.policies };
  const own = await store.policies.get(policyVersionId(purchase.policyVersion));
  return { current, policies: own ? refundPolicies(own.policies, current.policies) : current.policies };
}

/** Rules and model may be as old as this where the caller names the version it counts on. */
const keptMs = minuteMs;
let kept: { readonly at: Instant; readonly rules: PolicyDocument; readonly model: NamedModel | undefined } | undefined;

/**
 * Rules and model for a purchase whose price was made under `version`: kept by this instance for at most a minute, and read anew when the
 * kept ones are of another version. A price that was shown is thus charged under the rules it was shown with, and a change of the rules
 * reaches every till with its next quote. Without a version they are always read.
 */
export async function rulesOfVersion(version: number | undefined, now: Instant): Promise<{ readonly rules: PolicyDocument; readonly model: NamedModel | undefined }> {
  if (kept && kept.rules.policies.version === version && now >= kept.at && now - kept.at < keptMs) return kept;
  const [rules, model] = await Promise.all([currentPolicies(), currentModel()]);
  kept = { at: now, rules, model };
  return kept;
}

/** The model that tills and nights use; undefined before the first night. */
export async function currentModel(): Promise<NamedModel | undefined> {
  return store.models.get('current');
}
