import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { planId } from '../../_store/policy-versions';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { changeView, editView, policiesView } from './view';

const mostTemplates = 200;
const mostStores = 1_000;

/** The rules of the books in force and what is planned, with what a form chooses from. */
export const show = defineQuery(staffContract.policies.show, async () => {
  const [current, plan, templates, stores] = await Promise.all([
    currentPolicies(),
    store.plannedPolicies.get(planId),
    store.couponTemplates.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: mostTemplates }),
    store.stores.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: mostStores }),
  ]);
  return accept({
    version: current.policies.version,
    policies: policiesView(current.policies),
    ...editView(current),
    ...(plan ? { planned: { byName: plan.byName, at: plan.at, reason: plan.reason, startsOn: plan.startsOn, changes: plan.changes.map(changeView) } } : {}),
    templates: templates.map(({ _id, name }) => ({ templateId: _id, name })),
    stores: stores.map(({ _id, name }) => ({ storeId: _id, name })),
  });
});
