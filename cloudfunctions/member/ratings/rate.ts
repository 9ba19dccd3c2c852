import { memberContract } from '../../../shared/contract/member';
import { ratePurchase, rateUntil } from '../../../shared/domain/care';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { ratingIdOf, type RatingDocument } from '../../_store/rating-documents';
import { store } from '../../_store/store';
import { isRisky } from '../text-check';

/** How a visit was, said in two taps: once for a purchase, to be changed within a week. */
export const rate = definePreparedCommand(memberContract.ratings.rate, {
  async prepare({ input, caller }) {
    const [purchase, risky] = await Promise.all([store.purchases.get(input.purchaseId), isRisky(input.words, caller.openid)]);
    if (purchase?.memberId !== caller.memberId) return notFound();
    return risky ? refuse('TEXT_RISKY', {}) : accept(purchase);
  },

  async run({ input, now, tx, prepared: purchase }) {
    const _id = ratingIdOf(purchase._id);
    const before = (await tx.ratings.get(_id)) ?? null;
    const rated = ratePurchase({ ...input, guide: input.guide ?? null, at: now }, { at: purchase.at, served: purchase.staffId !== undefined }, before);
    if (!rated.ok) return rated;
    const document: RatingDocument = {
      ...rated.value, _id, purchaseId: purchase._id, memberId: purchase.memberId, storeId: purchase.storeId,
      ...(purchase.staffId === undefined ? {} : { guideId: purchase.staffId }),
    };
    // Two phones at once: an insert meets the other's id, and the command starts over with what is there.
    await (before ? tx.ratings.put(document) : tx.ratings.add(document));
    const { store: stars, guide, words } = rated.value;
    return accept({ purchaseId: purchase._id, store: stars, ...(guide === null ? {} : { guide }), words, rateUntilAt: rateUntil(purchase.at, rated.value) });
  },
});
