import { batchCause, issueCoupon, type Coupon } from '../../shared/domain/coupon';
import type { MemberId } from '../../shared/kernel/ids';
import { LeaseLost } from '../_runtime/job-lease';
import type { KeepOf } from '../_runtime/job-run';
import { audiencePage } from '../_reach/audience-pages';
import { slicesOf } from '../_store/batch';
import { increase } from '../_store/collection';
import type { CouponBatchDocument, CouponTemplateDocument } from '../_store/coupon-documents';
import { countIssued, couponPlace, grantIssues, type CountedIssues } from '../_coupon/coupon-issues';
import { isDuplicate } from '../_store/errors';
import { couponDocument, couponTemplateOf } from '../_store/rules-documents';
import { transact, type Transaction } from '../_store/store';
import type { Issuing } from './issue-batches';

/** Accounts read at once, and coupons of one transaction. */
const pageSize = 500;
const sliceSize = 100;
/** How often a slice is counted anew when members of it were issued the same template by other ways meanwhile. */
const mostRecounts = 5;

/**
 * Issues to the members of the next accounts. Coupons, limit and the place in the list are written in one transaction, so a tick that is
 * cut off anywhere has either issued a slice and moved on, or done nothing; the coupon's id, made of batch and member, refuses the rest.
 */
export async function issuePage(issuing: Issuing, run: CouponBatchDocument, keep: KeepOf<CouponBatchDocument>): Promise<void> {
  const { tick, policies } = issuing;
  const page = await audiencePage(run, run.cursor, { on: tick.businessDay, tiers: policies.tiers, limit: pageSize });
  let batch = run;
  for (const memberIds of slicesOf(page.memberIds, sliceSize)) {
    const became = await issueSlice(issuing, batch, memberIds);
    batch = await keep(became);
    if (batch.state === 'done') return;
  }
  if (page.more) await keep({ cursor: page.last });
  else await keep({ state: 'done', ending: 'complete', finishedAt: tick.now });
}

type Progress = Pick<CouponBatchDocument, 'cursor' | 'issued' | 'passed'> & Partial<Pick<CouponBatchDocument, 'state' | 'ending' | 'finishedAt'>>;

async function issueSlice(issuing: Issuing, batch: CouponBatchDocument, memberIds: readonly MemberId[]): Promise<Progress> {
  const { template, tick } = issuing;
  const ended = { ...progressOf(batch), state: 'done', ending: 'template_ended', finishedAt: tick.now } as const;
  if (!template) return ended;
  for (let recounts = 0; ; recounts += 1) {
    const counted = await countIssued(template, memberIds);
    const made = couponsOf(template, batch, memberIds, counted, tick.now);
    if (!made) return ended;
    try {
      return await transact((tx) => writeSlice(tx, issuing, batch, { ...made, template, counted, cursor: memberIds.at(-1) ?? batch.cursor }), tick.dice);
    } catch (error) {
      // Somebody of the slice was issued this template by another way meanwhile, who now has it and is counted.
      if (!isDuplicate(error) || recounts >= mostRecounts) throw error;
    }
  }
}

/** The coupons of those who may have one more; undefined when the template gives none any longer. */
function couponsOf(template: CouponTemplateDocument, batch: CouponBatchDocument, memberIds: readonly MemberId[], counted: CountedIssues, at: Issuing['tick']['now']) {
  const coupons: Coupon[] = [];
  let passed = 0;
  for (const memberId of memberIds) {
    const issued = issueCoupon(couponTemplateOf(template), { memberId, causeId: batchCause(batch._id, memberId), at, issuedTotal: 0, issuedToMember: counted.ofMember(memberId) });
    if (issued.ok) coupons.push(issued.value);
    else if (issued.code === 'COUPON_MEMBER_LIMIT_REACHED') passed += 1;
    else return undefined;
  }
  return { coupons, passed };
}

const progressOf = ({ cursor, issued, passed }: CouponBatchDocument): Progress => ({ cursor, issued, passed });

async function writeSlice(
  tx: Transaction,
  { tick }: Issuing,
  batch: CouponBatchDocument,
  slice: { readonly coupons: readonly Coupon[]; readonly passed: number; readonly template: CouponTemplateDocument; readonly counted: CountedIssues; readonly cursor: string },
): Promise<Progress> {
  const kept = await tx.couponBatches.get(batch._id);
  if (!kept || kept.leaseHolder !== batch.leaseHolder || kept.cursor !== batch.cursor) throw new LeaseLost(batch._id);
  if (kept.state === 'done') return { ...progressOf(kept), state: 'done' };
  const granted = await grantIssues(tx, slice.template, slice.counted.total, slice.coupons.length);
  const coupons = slice.coupons.slice(0, granted);
  if (slice.template.perMemberLimit !== null) await tx.couponPlaces.add(...coupons.map((coupon) => couponPlace(slice.template, coupon, slice.counted.ofMember(coupon.memberId) + 1)));
  await tx.coupons.add(...coupons.map(couponDocument));
  const through = granted === slice.coupons.length;
  const ending = through ? {} : ({ state: 'done', ending: 'limit_reached', finishedAt: tick.now } as const);
  await tx.couponBatches.update(batch._id, { cursor: slice.cursor, issued: increase(coupons.length), passed: increase(slice.passed), ...ending });
  return { cursor: slice.cursor, issued: kept.issued + coupons.length, passed: kept.passed + slice.passed, ...ending };
}
