import { staffContract } from '../../../shared/contract/staff';
import { issueCoupon } from '../../../shared/domain/coupon';
import type { IssueAudience } from '../../../shared/domain/campaign';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { defineCommand, definePreparedCommand, defineQuery } from '../../_runtime/define';
import { forbidden, notFound } from '../../_runtime/fault';
import { inputHash } from '../../_runtime/hash';
import { seesStore, type StaffCaller } from '../../_runtime/identity';
import { pageOf } from '../../_runtime/paging';
import { audiencePage, type ReachableAudience } from '../../_reach/audience-pages';
import type { CouponBatchDocument } from '../../_store/coupon-documents';
import { countIssued } from '../../_coupon/coupon-issues';
import { couponTemplateOf, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { batchView, mayChange } from './view';

/** An audience is counted to the end within so many members, and reckoned from them beyond: ids are drawn by lot. */
const countedPages = 20;
const pageSize = 1_000;

/** @throws FaultError FORBIDDEN for a store that is not the caller's. */
function reachable(caller: StaffCaller, audience: IssueAudience): ReachableAudience {
  if (audience.storeIds.some((id: string) => !seesStore(caller, id as never))) return forbidden();
  return { audience, within: caller.storeIds };
}

async function countMembers(reached: ReachableAudience, now: Instant): Promise<{ readonly members: number; readonly exact: boolean }> {
  const { policies } = await currentPolicies();
  const of = { on: localDateOf(now), tiers: policies.tiers, limit: pageSize };
  let members = 0;
  let read = 0;
  let cursor = '';
  for (let pages = 0; pages < countedPages; pages += 1) {
    const page = await audiencePage(reached, cursor, of);
    members += page.memberIds.length;
    read += page.read;
    cursor = page.last;
    if (!page.more) return { members, exact: true };
  }
  const all = await store.accounts.count({});
  return { members: Math.round((members * all) / read), exact: false };
}

/** How many members an audience has within the caller's stores. */
export const count = defineQuery(staffContract.couponTemplates.count, async ({ input, caller, now }) => accept(await countMembers(reachable(caller, input.audience), now)));

/** Starts a batch: it is written down here, and issued by the ticks of the function `issuing`. */
export const issue = definePreparedCommand(staffContract.couponTemplates.issue, {
  prepareOnlyReads: true,

  async prepare({ input, caller, now }) {
    const reached = reachable(caller, input.audience);
    const template = await store.couponTemplates.get(input.templateId);
    if (!template || !mayChange(caller, template)) return notFound();
    if (input.expected === 0) return refuse('AUDIENCE_EMPTY', {});
    const counted = await countIssued({ ...template, perMemberLimit: null }, []);
    const tried = issueCoupon(couponTemplateOf(template), { memberId: '', causeId: '', at: now, issuedTotal: counted.total, issuedToMember: 0 });
    if (tried.ok) return accept({ reached, template });
    assert(tried.code !== 'COUPON_MEMBER_LIMIT_REACHED', 'nobody has been asked for yet');
    return refuse(tried.code, {});
  },

  async run({ input, caller, now, tx, commandId, prepared: { reached, template } }) {
    const batch: CouponBatchDocument = {
      _id: `cb_${inputHash([caller.staffId, commandId]).slice(0, 20)}`,
      businessDay: localDateOf(now),
      state: 'running',
      phase: 'issue',
      leaseUntil: now,
      leaseHolder: caller.staffId,
      templateId: template._id,
      templateName: template.name,
      ...reached,
      byStaffId: caller.staffId,
      byName: caller.name,
      createdAt: now,
      expected: input.expected,
      expectedExact: input.expectedExact,
      cursor: '',
      issued: 0,
      passed: 0,
    };
    await tx.couponBatches.add(batch);
    return accept(batchView(batch, caller));
  },
});

const mine = (caller: StaffCaller) => (caller.storeIds === 'all' ? {} : { byStaffId: caller.staffId });

/** Batches, newest first: all for head office, his own for a manager. */
export const batches = defineQuery(staffContract.couponTemplates.batches, async ({ input, caller }) => {
  const page = await pageOf(store.couponBatches, { filter: mine(caller), by: 'createdAt', direction: 'desc', cursor: input.cursor });
  return accept({ items: page.items.map((one) => batchView(one, caller)), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});

const isMine = (caller: StaffCaller, found: CouponBatchDocument | undefined): found is CouponBatchDocument =>
  found !== undefined && (caller.storeIds === 'all' || found.byStaffId === caller.staffId);

/** How far a batch is. */
export const batch = defineQuery(staffContract.couponTemplates.batch, async ({ input, caller }) => {
  const found = await store.couponBatches.get(input.batchId);
  return isMine(caller, found) ? accept(batchView(found, caller)) : notFound();
});

/** Issues no more: the page under way is the last one. */
export const stop = defineCommand(staffContract.couponTemplates.stop, async ({ input, caller, now, tx }) => {
  const found = await tx.couponBatches.get(input.batchId);
  if (!isMine(caller, found)) return notFound();
  if (found.state === 'done') return refuse('BATCH_DONE', {});
  const stopped = { state: 'done', ending: 'stopped', finishedAt: now } as const;
  await tx.couponBatches.update(found._id, stopped);
  return accept(batchView({ ...found, ...stopped }, caller));
});
