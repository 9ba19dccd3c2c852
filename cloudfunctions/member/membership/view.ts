import type { Tier } from '../../../shared/domain/tier';
import type { TierId } from '../../../shared/kernel/ids';
import type { StoreDocument } from '../../_store/store-documents';

/** A tier as members see it. */
export function tierView(tier: Tier) {
  return { tierId: tier.id as TierId, name: tier.name, discount: tier.payRate, pointsMultiplier: tier.pointsMultiplier, growthRequired: tier.growth };
}

/** A store as members see it. */
export function storeView(store: StoreDocument) {
  return { storeId: store._id, name: store.name, phone: store.phone, address: store.address };
}
