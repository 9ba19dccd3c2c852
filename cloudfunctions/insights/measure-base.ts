import { expectationOf, mergeSpreads, spreadOf, statisticsBy, summaryOf, testedMemberOf, type PurchaseStatistics } from '../../shared/domain/retention';
import { dayNumber } from '../../shared/kernel/time';
import type { MeasuredBase, ReportRunDocument } from '../_store/report-documents';
import { readPages, type KeepProgress, type ReportAccount, type ReportDay } from './report-context';

/** Before the first page. */
export const unmeasured: MeasuredBase = {
  recencyDays: [], purchaseDays: [], spent: [], expectedValue: [], testedRecencyDays: [], testedPurchaseDays: [], testedSpent: [],
};

/** The first reading: how recency, frequency, money and expected value are spread, because groups are cut at medians and quintiles. */
export async function measureBase(day: ReportDay, run: ReportRunDocument, keep: KeepProgress): Promise<void> {
  let measured = run.measured ?? unmeasured;
  const whole = await readPages(
    day.tick,
    run.cursor,
    (page) => { measured = mergeMeasured(measured, measurePage(day, page)); },
    (cursor) => keep({ cursor, measured }),
  );
  if (whole) await keep({ phase: 'fold', cursor: '', measured });
}

function measurePage(day: ReportDay, page: readonly ReportAccount[]): MeasuredBase {
  const today = dayNumber(day.asOf);
  const known = page.map((account) => statisticsBy(account.statistics, day.asOf)).filter((statistics) => summaryOf(statistics).purchaseDays > 0);
  const summaries = known.map(summaryOf);
  const test = day.model?.model.backtest;
  const tested = test ? page.flatMap(({ statistics }) => testedMemberOf(statistics, test) ?? []) : [];
  return {
    recencyDays: spreadOf(summaries.map(({ lastDay }) => Math.max(0, today - lastDay))),
    purchaseDays: spreadOf(summaries.map(({ purchaseDays }) => purchaseDays)),
    spent: spreadOf(summaries.map(({ spent }) => Math.max(0, spent))),
    expectedValue: spreadOf(known.flatMap((statistics) => expectedValueOf(day, statistics) ?? [])),
    testedRecencyDays: spreadOf(tested.map(({ recencyDays }) => recencyDays)),
    testedPurchaseDays: spreadOf(tested.map(({ purchaseDays }) => purchaseDays)),
    testedSpent: spreadOf(tested.map(({ spent }) => Math.max(0, spent))),
  };
}

/** What a member is expected to spend within the horizon (fen), or to buy where amounts are not modelled; null without a model. */
export function expectedValueOf({ model, policies, asOf }: ReportDay, statistics: PurchaseStatistics): number | null {
  const expected = model ? expectationOf(statistics, model.model, asOf, policies.retention.horizonDays) : null;
  return expected === null ? null : (expected.spent ?? expected.purchases);
}

function mergeMeasured(left: MeasuredBase, right: MeasuredBase): MeasuredBase {
  const names = Object.keys(unmeasured) as (keyof MeasuredBase)[];
  return Object.fromEntries(names.map((name) => [name, mergeSpreads(left[name], right[name])])) as unknown as MeasuredBase;
}
