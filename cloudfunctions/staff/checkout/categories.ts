import { mostCategories } from '../../../shared/contract/checkout';
import { mostCareNotes } from '../../../shared/contract/care-notes';
import { staffContract } from '../../../shared/contract/staff';
import { topicLimits } from '../../../shared/domain/interest';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { store } from '../../_store/store';

/** Templates of coupons that are looked at; a store that keeps more still has its kinds of goods in these. */
const mostTemplates = 500;

/** The kinds of goods that mean something to the store, those that most speak of first. Asked beside a sale, never before it. */
export const categories = defineQuery(staffContract.checkout.categories, async () => {
  const [templates, notes, topics] = await Promise.all([
    store.couponTemplates.find({ filter: {}, limit: mostTemplates, fields: ['active', 'categories'] }),
    store.careNotes.find({ filter: {}, limit: mostCareNotes, fields: ['category'] }),
    store.topics.find({ filter: {}, limit: topicLimits.topics, fields: ['isActive', 'categories'] }),
  ]);
  const named = [
    ...templates.flatMap((template) => (template.active ? template.categories : [])),
    ...notes.flatMap(({ category }) => (category === '' ? [] : [category])),
    ...topics.flatMap((topic) => (topic.isActive ? topic.categories : [])),
  ];
  const times = new Map<string, number>();
  for (const category of named) times.set(category, (times.get(category) ?? 0) + 1);
  const sorted = [...times].sort(([a, often], [b, oftener]) => oftener - often || (a < b ? -1 : 1)).map(([category]) => category);
  return accept({ categories: sorted.slice(0, mostCategories) });
});
