import { store } from '../../_store/store';

/** Templates are made by people; a brand has tens of them. */
const mostTemplates = 1_000;

/** The ids of the coupon templates there are, for the check of rules that name them. */
export async function templateIds(): Promise<readonly string[]> {
  const found = await store.couponTemplates.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: mostTemplates, fields: ['_id'] });
  return found.map(({ _id }) => _id);
}
