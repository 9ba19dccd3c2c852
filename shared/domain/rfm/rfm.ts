import { quantileEdges, quantileOf, scoreOf, type ScoreEdges } from './score';

/** Recency in days since the last purchase, purchase days, and money in fen: one entry per member with a purchase. */
export interface RfmColumns {
  readonly recencyDays: Float64Array;
  readonly purchaseDays: Float64Array;
  readonly spent: Float64Array;
}

/** The eight groups: 重要 (much money) or 一般, and 价值, 保持, 发展, 挽留 by recency and frequency. */
export const rfmGroups = [
  'important-value', 'important-keep', 'important-develop', 'important-win-back',
  'general-value', 'general-keep', 'general-develop', 'general-win-back',
] as const;
export type RfmGroup = (typeof rfmGroups)[number];

/** What a run was cut by; stored with it, so that a member's scores can be explained and repeated. */
export interface RfmRun {
  readonly recency: ScoreEdges;
  readonly frequency: ScoreEdges;
  readonly money: ScoreEdges;
  /** Near: recency at most this. High: more than this. */
  readonly cuts: RfmCuts;
}

export interface RfmCuts {
  readonly recencyDays: number;
  readonly purchaseDays: number;
  readonly spent: number;
}

export interface RfmScores {
  /** 1 (worst) to 5 (best). */
  readonly R: number;
  readonly F: number;
  readonly M: number;
  readonly group: RfmGroup;
}

/** Purchase days 1, 2, 3-4, 5-7, 8 and more: fixed, because half of all members bought once and quantiles fall together. */
const frequencyEdges: ScoreEdges = { edges: [2, 3, 5, 8], onEdge: 'passed' };

/**
 * Cuts a store's members for RFM: recency and money at their quintiles, frequency at fixed counts, groups at the medians
 * unless the store has set its own cuts. No members: everything is cut at zero.
 */
export function rfmRunOf(columns: RfmColumns, cuts: Partial<RfmCuts> = {}): RfmRun {
  if (columns.recencyDays.length === 0) {
    const none: ScoreEdges = { edges: [0, 0, 0, 0], onEdge: 'not-passed' };
    return { recency: none, frequency: frequencyEdges, money: none, cuts: { recencyDays: 0, purchaseDays: 0, spent: 0, ...cuts } };
  }
  const median = (values: Float64Array): number => quantileOf(values.slice().sort(), 0.5);
  return {
    recency: quantileEdges(columns.recencyDays, 5),
    frequency: frequencyEdges,
    money: quantileEdges(columns.spent, 5),
    cuts: { recencyDays: median(columns.recencyDays), purchaseDays: median(columns.purchaseDays), spent: median(columns.spent), ...cuts },
  };
}

/** A member's scores and group. Every member falls in exactly one of the eight groups. */
export function rfmOf(member: { readonly recencyDays: number; readonly purchaseDays: number; readonly spent: number }, run: RfmRun): RfmScores {
  return {
    R: run.recency.edges.length + 2 - scoreOf(member.recencyDays, run.recency),
    F: scoreOf(member.purchaseDays, run.frequency),
    M: scoreOf(member.spent, run.money),
    group: groupOf(member, run.cuts),
  };
}

/** The group of a member by the cuts of a run. */
export function groupOf(member: { readonly recencyDays: number; readonly purchaseDays: number; readonly spent: number }, cuts: RfmCuts): RfmGroup {
  const near = member.recencyDays <= cuts.recencyDays;
  const often = member.purchaseDays > cuts.purchaseDays;
  const worth = member.spent > cuts.spent ? 'important' : 'general';
  if (near) return often ? `${worth}-value` : `${worth}-develop`;
  return often ? `${worth}-keep` : `${worth}-win-back`;
}
