/** Public names of the retention engine. Times are days, money is fen, probabilities are 0 to 1. */
export * from './policy';
export {
  addPurchase,
  emptyStatistics,
  firstPurchaseOn,
  lastPurchaseOn,
  mergeStatistics,
  purchaseDaysOf,
  recentDaysLimit,
  reducePurchase,
  spentBy,
  statisticsBy,
  statisticsOf,
  statisticsUntil,
  summaryOf,
  undoPurchase,
  usualGapDays,
} from './statistics';
export type { FoldedDays, PurchaseDay, PurchaseStatistics, PurchaseSummary, RetentionPurchase } from './statistics';
export { columnsOf, emptyColumns, pickRows } from './columns';
export type { MemberColumns } from './columns';
export type { CnbdHistory, CnbdParameters } from './cnbd';
export type { SpendModel, SpendParameters } from './spend';
export { dataGateOf, gateLacks } from './data-gate';
export type { DataGate, GateLack } from './data-gate';
export { expectationOf, fitModel, fitSampleLimit, modelGoodDays, probabilityActive } from './model';
export type { Expectation, RetentionModel } from './model';
export { nextStateChangeOn, standingProbability, stateForAbsence, stateForProbability, stateOf } from './state';
export { expectedVisitOf, reasonOf } from './reason';
export type { ExpectedVisit, StateReason } from './reason';
export { never, nextRefitOn, recordDiffers, retentionAfterPurchase, scoreMember, unscored } from './record';
export type { NamedModel, RetentionRecord, Scoring } from './record';
export { classEdgesOf, classOf, stageOf } from './stage-and-class';
export type { ClassEdges } from './stage-and-class';
export { areWholeCosts, balanceOfMember, costsAfterGift, costsAfterPoints, costsAfterPurchase, costsAfterRefund, costsOf, costsSoFar, noCosts } from './member-costs';
export type { CostlyBooks, CostRates, MemberBalance, MemberCosts } from './member-costs';
export { lifetimeValue } from './lifetime-value';
export { sampleRows } from './sample';
export { demoStoreParameters, generatePurchaseLog } from './generate';
export type { GeneratedPurchase, GeneratorParameters } from './generate';
export { backtestOfSnapshot, runBacktest } from './backtest';
export type { BacktestRefusal, BacktestReport } from './backtest';
export type { BacktestSummary, BacktestVerdict, ReturnShare } from './backtest-summary';
export { buyersBy, purchaseLogOf, snapshotOf, snapshotOfStatistics } from './purchase-log';
export type { PurchaseLog, Snapshot } from './purchase-log';
export { RefitSample } from './refit';
export type { CalibrationBin } from './ranking-measures';
export { concentrationOf } from './concentration';
export type { ConcentrationPoint } from './concentration';
export { emptyTransitions } from './transitions';
export type { ScoredStatistics, Transitions } from './transitions';
export { cohortsOf } from './cohorts';
export type { Cohort } from './cohorts';
export { byStateOf, emptyFold, foldOf, listedMembers, mergeFolds } from './insights-fold';
export type { CostlyFold, CostlyMember, GroupFold, GroupMember, InsightMember, MemberFold, Move } from './insights-fold';
export { aucOfCounts, mergeOutcomes, mergeSpreads, spreadOf, valuesOf } from './insights-spread';
export type { OutcomeCounts, Spread } from './insights-spread';
export { testedMemberOf } from './insights-rivals';
export type { TestedMember } from './insights-rivals';
export { addTransitions, gateLacksUnder, previewBasisOf, previewMoves } from './preview-moves';
export type { PreviewBasis } from './preview-moves';
export { checkRetentionPolicy, retentionPolicyFaults } from './check-policy';
export type { RetentionPolicyFault } from './check-policy';
