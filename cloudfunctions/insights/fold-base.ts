import type { MemberClass } from '../../shared/kernel/member-class';
import {
  balanceOfMember, classEdgesOf, classOf, emptyFold, foldOf, lastPurchaseOn, mergeFolds, mergeOutcomes, noCosts, probabilityActive, purchaseDaysOf, spentBy,
  stageOf, statisticsBy, testedMemberOf, valuesOf, type ClassEdges, type InsightMember, type OutcomeCounts, type PurchaseStatistics,
} from '../../shared/domain/retention';
import { rfmOf, rfmRunOf, type RfmRun } from '../../shared/domain/rfm';
import { assert } from '../../shared/kernel/assert';
import type { StoreId } from '../../shared/kernel/ids';
import { addDays, daysBetween } from '../../shared/kernel/time';
import type { MeasuredBase, ReportRunDocument, RivalOutcomes, StoreFold } from '../_store/report-documents';
import { costRatesOf } from '../_store/cost-rates';
import { expectedValueOf } from './measure-base';
import { readPages, type KeepProgress, type ReportAccount, type ReportDay } from './report-context';

/** A change of state counts as a move of the report for so many days. */
export const moveDays = 30;

/** The lines that a first reading has drawn. */
interface Lines {
  readonly today: RfmRun;
  readonly tested: RfmRun;
  readonly classes: ClassEdges;
}

/** The eight groups' lines for today's members. */
export const rfmRunOfBase = ({ recencyDays, purchaseDays, spent }: Pick<MeasuredBase, 'recencyDays' | 'purchaseDays' | 'spent'>): RfmRun =>
  rfmRunOf({ recencyDays: valuesOf(recencyDays), purchaseDays: valuesOf(purchaseDays), spent: valuesOf(spent) });

function linesOf(measured: MeasuredBase, { policies }: ReportDay): Lines {
  const { testedRecencyDays, testedPurchaseDays, testedSpent } = measured;
  return {
    today: rfmRunOfBase(measured),
    tested: rfmRunOfBase({ recencyDays: testedRecencyDays, purchaseDays: testedPurchaseDays, spent: testedSpent }),
    classes: classEdgesOf(valuesOf(measured.expectedValue), policies.retention),
  };
}

/** The second reading: every member into the fold of his store, and the rankings beside the model into their counts. */
export async function foldBase(day: ReportDay, run: ReportRunDocument, keep: KeepProgress): Promise<void> {
  assert(run.measured, 'members are folded after they were measured');
  const lines = linesOf(run.measured, day);
  let { stores, rivals } = run;
  const whole = await readPages(
    day.tick,
    run.cursor,
    (page) => {
      stores = mergeStores(stores, foldPage(day, lines, page));
      rivals = mergeRivals(rivals, rivalsOf(day, lines, page));
    },
    (cursor) => keep({ cursor, stores, rivals }),
  );
  if (whole) await keep({ phase: 'publish', cursor: '', stores, rivals });
}

function foldPage(day: ReportDay, lines: Lines, page: readonly ReportAccount[]): readonly StoreFold[] {
  const byStore = new Map<StoreId, InsightMember[]>();
  for (const account of page) {
    const member = insightMemberOf(day, lines, account);
    const held = byStore.get(account.storeId);
    if (held) held.push(member);
    else byStore.set(account.storeId, [member]);
  }
  const { asOf, policies } = day;
  return [...byStore].map(([storeId, members]) => ({ storeId, fold: foldOf(members, asOf, policies.retention.horizonDays) }));
}

function insightMemberOf(day: ReportDay, lines: Lines, account: ReportAccount): InsightMember {
  const { asOf, policies } = day;
  const statistics = statisticsBy(account.statistics, asOf);
  const purchaseDays = purchaseDaysOf(statistics);
  const lastOn = lastPurchaseOn(statistics);
  const { retention } = account;
  const lately = retention?.previousState !== undefined && retention.changedOn > addDays(asOf, -moveDays);
  return {
    memberId: account._id,
    storeId: account.storeId,
    statistics,
    state: retention?.state ?? null,
    movedFrom: lately ? (retention.previousState ?? null) : null,
    stage: stageOf({ purchaseDays, referrals: account.friendsBrought ?? 0, praises: 0 }, policies.retention),
    group: lastOn === null ? null : rfmOf({ recencyDays: Math.max(0, daysBetween(lastOn, asOf)), purchaseDays, spent: spentBy(statistics) }, lines.today).group,
    memberClass: memberClassOf(day, lines, statistics),
    balance: balanceOfMember(spentBy(statistics), account.costs ?? noCosts, costRatesOf(policies)),
  };
}

function memberClassOf(day: ReportDay, { classes }: Lines, statistics: PurchaseStatistics): MemberClass | null {
  const { model, policies, asOf } = day;
  const value = expectedValueOf(day, statistics);
  const probability = model ? probabilityActive(statistics, model.model, asOf, policies.retention.horizonDays) : null;
  return value === null || probability === null ? null : classOf(value, probability, classes, policies.retention);
}

function mergeStores(left: readonly StoreFold[], right: readonly StoreFold[]): readonly StoreFold[] {
  const byStore = new Map(left.map(({ storeId, fold }) => [storeId, fold]));
  for (const { storeId, fold } of right) byStore.set(storeId, mergeFolds(byStore.get(storeId) ?? emptyFold, fold));
  return [...byStore].map(([storeId, fold]) => ({ storeId, fold }));
}

/** Members by score and outcome. Recency counts against a member, so its score is the negative of the days. */
function rivalsOf({ model }: ReportDay, { tested }: Lines, page: readonly ReportAccount[]): RivalOutcomes {
  const test = model?.model.backtest;
  const members = test ? page.flatMap(({ statistics }) => testedMemberOf(statistics, test) ?? []) : [];
  const outcomes = (score: (member: (typeof members)[number]) => number): OutcomeCounts => {
    const counts = new Map<number, readonly [number, number]>();
    for (const member of members) {
      const [returned, away] = counts.get(score(member)) ?? [0, 0];
      counts.set(score(member), member.returned ? [returned + 1, away] : [returned, away + 1]);
    }
    return [...counts].sort(([a], [b]) => a - b).map(([at, [returned, away]]) => [at, returned, away] as const);
  };
  return {
    recency: outcomes(({ recencyDays }) => -recencyDays),
    rfm: outcomes((member) => {
      const { R, F, M } = rfmOf(member, tested);
      return R + F + M;
    }),
  };
}

const mergeRivals = (left: RivalOutcomes, right: RivalOutcomes): RivalOutcomes => ({
  recency: mergeOutcomes(left.recency, right.recency),
  rfm: mergeOutcomes(left.rfm, right.rfm),
});
