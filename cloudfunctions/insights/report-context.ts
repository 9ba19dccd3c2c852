import type { NamedModel } from '../../shared/domain/retention';
import type { LocalDate } from '../../shared/kernel/time';
import type { Tick } from '../_runtime/job';
import type { KeepOf } from '../_runtime/job-run';
import type { ReportRunDocument } from '../_store/report-documents';
import { hasLeft } from '../_member/left-account';
import { pageAfter } from '../_store/pages';
import { store } from '../_store/store';
import type { AccountDocument } from '../_store/account-documents';
import type { PolicyDocument } from '../_store/policies-documents';

/** What the report needs of an account, and no more. */
const reportFields = ['storeId', 'statistics', 'retention', 'costs', 'friendsBrought', 'leftAt'] as const;
export type ReportAccount = Pick<AccountDocument, '_id' | (typeof reportFields)[number]>;

/** One tick's view of the report. */
export interface ReportDay {
  readonly tick: Tick;
  readonly policies: PolicyDocument;
  readonly businessDay: LocalDate;
  /** The report knows what happened up to the end of this day: the one before its business day. */
  readonly asOf: LocalDate;
  readonly model: NamedModel | undefined;
}

export type KeepProgress = KeepOf<ReportRunDocument>;

/** Time a page and its writing down may take: with less left in the tick, the next tick takes it. */
export const pageTimeMs = 6_000;
const pageSize = 1_000;
/** What was read is written down after so many pages: it grows with the number of stores, not of members. */
const pagesPerCheckpoint = 10;

/**
 * Reads accounts by id behind the cursor, page by page, and hands each page on without those whose member has left. `keep` writes down what the pages came to,
 * with the cursor behind them. Answers whether all were read; otherwise the next tick goes on from what was kept.
 */
export async function readPages(
  tick: Tick,
  cursor: string,
  take: (page: readonly ReportAccount[]) => void,
  keep: (cursor: string) => Promise<unknown>,
): Promise<boolean> {
  let at = cursor;
  let unkept = 0;
  for (;;) {
    if (tick.timeLeftMs() < pageTimeMs) break;
    const page: ReportAccount[] = await pageAfter(store.accounts, at, { fields: reportFields, limit: pageSize });
    take(page.filter((account) => !hasLeft(account)));
    at = page.at(-1)?._id ?? at;
    if (page.length < pageSize) return true;
    unkept += 1;
    if (unkept === pagesPerCheckpoint) {
      await keep(at);
      unkept = 0;
    }
  }
  if (unkept > 0) await keep(at);
  return false;
}
