import type { OutputOf } from '../../../shared/contract/action';
import type { staffContract } from '../../../shared/contract/staff';
import type { StaffCaller } from '../../_runtime/identity';
import type { CouponBatchDocument, CouponTemplateDocument } from '../../_store/coupon-documents';

export type TemplateView = OutputOf<typeof staffContract.couponTemplates.show>;
export type BatchView = OutputOf<typeof staffContract.couponTemplates.batch>;

/** Head office changes every template, a manager those that hold in his own stores only. */
export function mayChange(caller: StaffCaller, template: Pick<CouponTemplateDocument, 'storeIds'>): boolean {
  const mine = caller.storeIds;
  return mine === 'all' || (template.storeIds.length > 0 && template.storeIds.every((id) => (mine as readonly string[]).includes(id)));
}

export function templateView(template: CouponTemplateDocument, caller: StaffCaller, counts?: { readonly issued: number; readonly redeemed: number }): TemplateView {
  const { _id: templateId, version, active, ...terms } = template;
  return { templateId, version, active, terms, mayChange: mayChange(caller, template), ...counts } as TemplateView;
}

export function batchView(batch: CouponBatchDocument, caller: StaffCaller): BatchView {
  const { _id: batchId, templateId, templateName, audience, byName, createdAt, state, expected, expectedExact, issued, passed, ending, finishedAt } = batch;
  return {
    batchId, templateId, templateName, audience, byName, createdAt, state, expected, expectedExact, issued, passed,
    ...(ending === undefined ? {} : { ending }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    mayStop: state === 'running' && (caller.storeIds === 'all' || caller.staffId === batch.byStaffId),
  } as BatchView;
}
