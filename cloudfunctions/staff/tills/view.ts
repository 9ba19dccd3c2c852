import type { Instant } from '../../../shared/kernel/time';
import type { TillDocument } from '../../_store/till-documents';
import type { StoreDocument } from '../../_store/store-documents';

/** A key as head office sees it: everything but its secrets. */
export function tillView(till: TillDocument, at: StoreDocument | undefined, now: Instant) {
  const { previous } = till;
  return {
    tillId: till._id,
    storeId: till.storeId,
    storeName: at?.name ?? { zh: till.storeId, en: till.storeId },
    name: till.name,
    state: till.state,
    madeAt: till.madeAt,
    changedAt: till.changedAt,
    ...(till.usedAt === undefined ? {} : { usedAt: till.usedAt }),
    ...(previous !== null && now < previous.goodUntilAt ? { oldGoodUntilAt: previous.goodUntilAt } : {}),
  };
}
