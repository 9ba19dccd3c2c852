import type { Coupon } from '../../../shared/domain/coupon';
import type { Policies } from '../../../shared/domain/policy';
import { tierById } from '../../../shared/domain/tier';
import type { CouponId } from '../../../shared/kernel/ids';
import { couponOf, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import type { PurchaseDocument, SaleReceipt } from '../../_store/purchase-documents';

type Names = { readonly coupons: readonly Coupon[]; readonly policies: Policies };

/** The names for a purchase that was recorded earlier. Of a tier that was renamed since, the new one. */
async function namesFor(purchase: PurchaseDocument): Promise<Names> {
  const [used, { policies }] = await Promise.all([store.coupons.getMany(purchase.coupons.map((coupon) => coupon.couponId)), currentPolicies()]);
  return { coupons: [...used.values()].map(couponOf), policies };
}

/** What the till is told of a purchase, made from the purchase alone, so that its command sent again is told the same. */
export async function receiptView(purchase: PurchaseDocument, receipt: SaleReceipt, known?: Names) {
  const { coupons, policies } = known ?? (await namesFor(purchase));
  return {
    purchaseId: purchase._id,
    quote: {
      original: purchase.originalFen,
      tierDiscount: purchase.tierDiscountFen,
      coupons: purchase.coupons.map(({ couponId, discountFen }) => ({
        couponId: couponId as CouponId,
        name: coupons.find((coupon) => coupon.id === couponId)?.terms.name ?? { zh: '', en: '' },
        discount: discountFen,
        applied: true,
      })),
      pointsSpent: purchase.pointsSpent,
      pointsDiscount: purchase.pointsDiscountFen,
      pointsSpendable: receipt.pointsSpendable,
      payable: purchase.paidFen,
      pointsEarned: purchase.pointsEarned,
      multiplier: { times: receipt.multiplier.multiplier, because: receipt.multiplier.because },
      growthEarned: purchase.growthEarned,
      policyVersion: purchase.policyVersion,
    },
    pointsBalance: receipt.pointsBalance,
    growth: receipt.growth,
    tierName: tierById(receipt.tierId, policies.tiers).name,
    tierRaised: receipt.tierRaised,
  };
}
