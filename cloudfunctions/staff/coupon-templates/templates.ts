import { staffContract } from '../../../shared/contract/staff';
import { checkTemplate } from '../../../shared/domain/coupon';
import type { CouponTemplateId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { defineCommand, definePreparedCommand, defineQuery } from '../../_runtime/define';
import { forbidden, notFound } from '../../_runtime/fault';
import { inputHash } from '../../_runtime/hash';
import { pageAfter } from '../../_store/pages';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { mayChange, templateView } from './view';
import type { CouponTemplateDocument } from '../../_store/coupon-documents';

const listSize = 100;

/** Every template in use or out of it: those in use first. */
export const list = defineQuery(staffContract.couponTemplates.list, async ({ input, caller }) => {
  const found = await pageAfter(store.couponTemplates, input.cursor ?? '', { limit: listSize });
  const last = found.length === listSize ? found.at(-1) : undefined;
  const items = [...found].sort((a, b) => Number(b.active) - Number(a.active)).map((template) => templateView(template, caller));
  return accept({ items, ...(last ? { nextCursor: last._id } : {}) });
});

/** One template with what became of its coupons; one that was given to a friend counts once. */
export const show = defineQuery(staffContract.couponTemplates.show, async ({ input: { templateId }, caller }) => {
  const [template, issued, given, redeemed] = await Promise.all([
    store.couponTemplates.get(templateId),
    store.coupons.count({ templateId }),
    store.coupons.count({ templateId, state: 'given' }),
    store.coupons.count({ templateId, state: 'redeemed' }),
  ]);
  return template ? accept(templateView(template, caller, { issued: issued - given, redeemed })) : notFound();
});

/** What a template or an audience may name. */
export const choices = defineQuery(staffContract.couponTemplates.choices, async ({ caller }) => {
  const [{ policies }, stores] = await Promise.all([currentPolicies(), store.stores.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 200 })]);
  const mine = stores.filter(({ _id }) => caller.storeIds === 'all' || caller.storeIds.includes(_id));
  return accept({
    tiers: policies.tiers.tiers.map(({ id, name }) => ({ tierId: id as never, name })),
    stores: mine.map(({ _id, name }) => ({ storeId: _id, name })),
    everyStore: caller.storeIds === 'all',
  });
});

const bothNames = ({ zh, en }: { readonly zh: string; readonly en: string }) => ({ zh: zh.trim(), en: en.trim() || zh.trim() });

/** Makes a template or changes its terms: every fault is told at once, and somebody else's change is not overwritten. */
export const save = definePreparedCommand(staffContract.couponTemplates.save, {
  prepareOnlyReads: true,

  async prepare({ input: { terms }, caller, now }) {
    const mine = caller.storeIds;
    if (mine !== 'all' && terms.storeIds.length === 0) return refuse('TEMPLATE_STORES_MISSING', {});
    if (!mayChange(caller, terms)) return forbidden();
    const [{ policies }, stores] = await Promise.all([currentPolicies(), store.stores.getMany(terms.storeIds)]);
    const faults = checkTemplate(terms, { on: localDateOf(now), tierIds: policies.tiers.tiers.map(({ id }) => id), storeIds: [...stores.keys()] });
    return faults.length > 0 ? refuse('TEMPLATE_FAULTY', { faults: [...faults] }) : accept(undefined);
  },

  async run({ input, caller, tx, commandId }) {
    const { effect } = input.terms;
    const named = effect.kind === 'gift' ? { ...effect, giftName: bothNames(effect.giftName) } : effect;
    const terms = { ...input.terms, name: bothNames(input.terms.name), effect: named };
    if (input.templateId === undefined) {
      const templateId = `ct_${inputHash([caller.staffId, commandId]).slice(0, 20)}` as CouponTemplateId;
      const made: CouponTemplateDocument = { ...terms, _id: templateId, version: 1, active: true };
      await tx.couponTemplates.add(made);
      return accept(templateView(made, caller));
    }
    const kept = await tx.couponTemplates.get(input.templateId);
    if (!kept) return notFound();
    if (!mayChange(caller, kept)) return forbidden();
    if (kept.version !== input.version) return refuse('TEMPLATE_VERSION_CHANGED', { version: kept.version });
    const changed: CouponTemplateDocument = { ...kept, ...terms, version: kept.version + 1 };
    await tx.couponTemplates.put(changed);
    return accept(templateView(changed, caller));
  },
});

/** Takes a template out of use or puts it back; coupons already given stay good. */
export const setActive = defineCommand(staffContract.couponTemplates.setActive, async ({ input, caller, tx }) => {
  const kept = await tx.couponTemplates.get(input.templateId);
  if (!kept) return notFound();
  if (!mayChange(caller, kept)) return forbidden();
  const changed = { active: input.active, version: kept.version + 1 };
  await tx.couponTemplates.update(kept._id, changed);
  return accept(templateView({ ...kept, ...changed }, caller));
});
