import type { Policies } from '../../shared/domain/policy';
import type { Tick } from '../_runtime/job';
import { workRun } from '../_runtime/job-run';
import { log } from '../_runtime/log';
import type { CouponBatchDocument, CouponTemplateDocument } from '../_store/coupon-documents';
import { currentPolicies } from '../_store/rules-documents';
import { store } from '../_store/store';
import { issuePage } from './issue-page';

const pageTimeMs = 10_000;
/** Batches of one minute; more wait for the next. */
const mostBatches = 20;

/** One tick's view of a batch. */
export interface Issuing {
  readonly tick: Tick;
  readonly policies: Policies;
  /** As it is this minute: what is taken out of use is issued no more with the next one. */
  readonly template: CouponTemplateDocument | undefined;
}

export interface IssuingReport {
  readonly batches: Readonly<Record<string, 'done' | 'running' | 'busy' | 'failed'>>;
}

/** Works on every batch that is under way, the oldest first. One that fails is told to the log and does not stop the others. */
export async function issueBatches(tick: Tick): Promise<IssuingReport> {
  const order = [{ field: 'createdAt', direction: 'asc' }, { field: '_id', direction: 'asc' }] as const;
  const running = await store.couponBatches.find({ filter: { state: 'running' }, order, limit: mostBatches });
  const batches: Record<string, IssuingReport['batches'][string]> = {};
  for (const batch of running) {
    if (tick.timeLeftMs() < pageTimeMs) break;
    batches[batch._id] = await work(tick, batch).catch((error: unknown) => {
      log('error', 'batch failed', { batchId: batch._id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      return 'failed' as const;
    });
  }
  return { batches };
}

async function work(tick: Tick, batch: CouponBatchDocument): Promise<'done' | 'running' | 'busy'> {
  const { state } = await workRun<CouponBatchDocument, Issuing>(tick, {
    runs: store.couponBatches,
    first: batch,
    pageTimeMs,
    begin: async () => {
      const [{ policies }, template] = await Promise.all([currentPolicies(), store.couponTemplates.get(batch.templateId)]);
      return { tick, policies, template };
    },
    phase: issuePage,
  });
  return state;
}
