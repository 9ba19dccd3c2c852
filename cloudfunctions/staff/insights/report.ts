import { staffContract } from '../../../shared/contract/staff';
import { byStateOf, concentrationOf, retentionStates, valuesOf, type RetentionState } from '../../../shared/domain/retention';
import { rfmGroups } from '../../../shared/domain/rfm';
import { accept } from '../../../shared/kernel/result';
import { fen } from '../../../shared/kernel/units';
import { defineQuery } from '../../_runtime/define';
import { costRatesOf } from '../../_store/cost-rates';
import type { ReportDocument, ReportScope, StateCountsDocument } from '../../_store/report-documents';
import { currentModel, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { modelCard } from './model-card';
import { newestReport, reportScope } from './newest-report';

const mostMornings = 90;
const mostCohorts = 24;

/** The newest report about a store or all of them, how states went, and the model's card. */
export const report = defineQuery(staffContract.insights.report, async ({ input, caller }) => {
  const scope = reportScope(caller, input.storeId);
  const [newest, all, mornings, model, rules] = await Promise.all([
    newestReport(scope),
    newestReport('all'),
    store.stateCounts.find({ filter: {}, order: [{ field: '_id', direction: 'desc' }], limit: mostMornings }),
    currentModel(),
    currentPolicies(),
  ]);
  return accept({
    ...(newest ? { report: reportView(newest, costRatesOf(rules).marginShare) } : {}),
    history: mornings.reverse().flatMap((morning) => morningView(morning, scope)),
    ...(model ? { model: modelCard(model, rules.retention, all?.rivals ?? null) } : {}),
  });
});

/** A store that was not there that morning has no line for it. */
function morningView({ businessDay, stores }: StateCountsDocument, scope: ReportScope) {
  const counted = stores.filter(({ storeId }) => scope === 'all' || storeId === scope);
  if (counted.length === 0) return [];
  const byState: Record<RetentionState, number> = { active: 0, quiet: 0, dormant: 0, lost: 0 };
  for (const one of counted) for (const state of retentionStates) byState[state] += one.byState[state];
  return [{ on: businessDay, byState }];
}

function reportView({ businessDay, fold, moveDays, latelyDays, cuts }: ReportDocument, marginShare: number) {
  const { prospect = 0, first = 0, repeat = 0, loyal = 0, advocate = 0 } = fold.stages;
  const { key = 0, suitable = 0, ordinary = 0 } = fold.classes;
  return {
    businessDay,
    members: fold.members,
    prospects: fold.prospects,
    unscored: fold.unscored,
    spent: fold.spent,
    byState: byStateOf(fold),
    moveDays,
    moves: fold.moves.map((move) => ({ ...move })),
    latelyDays,
    cohorts: fold.cohorts.slice(-mostCohorts).map((cohort) => ({ ...cohort })),
    concentration: concentrationOf(valuesOf(fold.spending)).map(({ shareOfMembers, shareOfMoney }) => ({ shareOfMembers, shareOfMoney: Math.min(1, shareOfMoney) })),
    groups: rfmGroups.map((group) => {
      const found = fold.groups.find((one) => one.group === group);
      return { group, members: found?.members ?? 0, spent: found?.spent ?? fen(0) };
    }),
    ...((fold.costly as typeof fold.costly | undefined) ? { costly: { members: fold.costly.members, lost: fold.costly.lost, marginShare } } : {}),
    cuts,
    stages: { prospect, first, repeat, loyal, advocate },
    ...(key + suitable + ordinary > 0 ? { classes: { key, suitable, ordinary } } : {}),
  };
}
