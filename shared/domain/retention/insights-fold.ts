import type { MemberClass } from '../../kernel/member-class';
import type { LocalDate, LocalMonth } from '../../kernel/time';
import { fen, type Fen } from '../../kernel/units';
import { cohortsOf, type Cohort } from './cohorts';
import type { MemberBalance } from './member-costs';
import { mergeSpreads, spreadOf, type Spread } from './insights-spread';
import { retentionStates, type RetentionState, type Stage } from './policy';
import { lastPurchaseOn, purchaseDaysOf, spentBy, type PurchaseStatistics } from './statistics';

/** One member as the report sees him at the end of its day. `group` and `memberClass` are decided by whoever folds. */
export interface InsightMember {
  readonly memberId: string;
  readonly storeId: string;
  /** Up to the end of the report's day. */
  readonly statistics: PurchaseStatistics;
  /** Where he stands; null for one whom no night has scored, which every prospect is. */
  readonly state: RetentionState | null;
  /** Where he stood before his last change, when that change lies within the days the report looks back. */
  readonly movedFrom: RetentionState | null;
  readonly stage: Stage;
  /** His group by recency, frequency and money; null for a prospect. */
  readonly group: string | null;
  /** Null for a prospect, and for everybody where no model is fitted. */
  readonly memberClass: MemberClass | null;
  /** What he brought and what he was given. */
  readonly balance: MemberBalance;
}

/** One of the listed members who cost more than they bring. */
export interface CostlyMember extends MemberBalance {
  readonly memberId: string;
}

/** The members who were given more than their payments leave. */
export interface CostlyFold {
  readonly members: number;
  /** What all of them were given beyond what they brought. */
  readonly lost: Fen;
  /** The {@link listedMembers} who cost most beyond what they bring. */
  readonly listed: readonly CostlyMember[];
}

/** One of the listed members of a group. */
export interface GroupMember {
  readonly memberId: string;
  readonly spent: Fen;
  readonly purchaseDays: number;
  readonly lastPurchaseOn: LocalDate;
}

export interface GroupFold {
  readonly group: string;
  readonly members: number;
  readonly spent: Fen;
  /** The {@link listedMembers} who spent most, falling; equal spenders by id. */
  readonly listed: readonly GroupMember[];
}

/** From which state to which, how many; who did not move stands on the diagonal. */
export interface Move {
  readonly from: RetentionState;
  readonly to: RetentionState;
  readonly members: number;
}

/**
 * Members folded into what a report needs: plain JSON of bounded size whatever the number of members, so a page can be
 * folded, written down, and merged with the pages before it. Every number is a sum over members, so the order and size of
 * pages cannot matter.
 */
export interface MemberFold {
  readonly members: number;
  readonly prospects: number;
  /** Buyers whom no night has scored yet. */
  readonly unscored: number;
  readonly spent: Fen;
  readonly moves: readonly Move[];
  readonly stages: Readonly<Partial<Record<Stage, number>>>;
  readonly classes: Readonly<Partial<Record<MemberClass, number>>>;
  /** By the month of the first purchase, oldest first. */
  readonly cohorts: readonly Cohort[];
  /** What the buyers have spent. */
  readonly spending: Spread;
  readonly groups: readonly GroupFold[];
  readonly costly: CostlyFold;
}

/** Members of a group who are listed by name: three pages. The others are counted. */
export const listedMembers = 60;

export const emptyFold: MemberFold = {
  members: 0, prospects: 0, unscored: 0, spent: fen(0), moves: [], stages: {}, classes: {}, cohorts: [], spending: [], groups: [],
  costly: { members: 0, lost: fen(0), listed: [] },
};

/** Folds members of one store (or of any set). `latelyDays`: a member of a cohort counts as still coming when he bought within them. */
export function foldOf(members: readonly InsightMember[], asOf: LocalDate, latelyDays: number): MemberFold {
  const buyers = members.filter((member) => purchaseDaysOf(member.statistics) > 0);
  return {
    members: members.length,
    prospects: members.length - buyers.length,
    unscored: buyers.filter(({ state }) => state === null).length,
    spent: fen(buyers.reduce((sum, { statistics }) => sum + spentBy(statistics), 0)),
    moves: movesOf(buyers),
    stages: countsOf(members.map(({ stage }) => stage)),
    classes: countsOf(buyers.flatMap(({ memberClass }) => memberClass ?? [])),
    cohorts: cohortsOf(buyers.map(({ statistics }) => statistics), asOf, latelyDays),
    spending: spreadOf(buyers.map(({ statistics }) => Math.max(0, spentBy(statistics)))),
    groups: groupsOf(buyers),
    costly: costlyOf(members),
  };
}

/** The fold of the members of both. */
export function mergeFolds(left: MemberFold, right: MemberFold): MemberFold {
  return {
    members: left.members + right.members,
    prospects: left.prospects + right.prospects,
    unscored: left.unscored + right.unscored,
    spent: fen(left.spent + right.spent),
    moves: mergeMoves([...left.moves, ...right.moves]),
    stages: addCounts(left.stages, right.stages),
    classes: addCounts(left.classes, right.classes),
    cohorts: mergeCohorts([...left.cohorts, ...right.cohorts]),
    spending: mergeSpreads(left.spending, right.spending),
    groups: mergeGroups([...left.groups, ...right.groups]),
    costly: mergeCostly(left.costly, right.costly),
  };
}

/** How many members stand in each state, off the moves. */
export function byStateOf({ moves }: MemberFold): Readonly<Record<RetentionState, number>> {
  const counts = { active: 0, quiet: 0, dormant: 0, lost: 0 };
  for (const { to, members } of moves) counts[to] += members;
  return counts;
}

function movesOf(buyers: readonly InsightMember[]): readonly Move[] {
  return mergeMoves(buyers.flatMap(({ state, movedFrom }) => (state === null ? [] : [{ from: movedFrom ?? state, to: state, members: 1 }])));
}

/** In the order of the states, so that equal folds read the same. */
function mergeMoves(moves: readonly Move[]): readonly Move[] {
  return retentionStates.flatMap((from) => retentionStates.flatMap((to) => {
    const members = moves.reduce((sum, move) => (move.from === from && move.to === to ? sum + move.members : sum), 0);
    return members === 0 ? [] : [{ from, to, members }];
  }));
}

function countsOf<Key extends string>(keys: readonly Key[]): Readonly<Partial<Record<Key, number>>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function addCounts<Key extends string>(left: Readonly<Partial<Record<Key, number>>>, right: Readonly<Partial<Record<Key, number>>>): Readonly<Partial<Record<Key, number>>> {
  const counts: Partial<Record<Key, number>> = { ...left };
  for (const key of Object.keys(right) as Key[]) counts[key] = (counts[key] ?? 0) + (right[key] ?? 0);
  return counts;
}

function mergeCohorts(cohorts: readonly Cohort[]): readonly Cohort[] {
  const byMonth = new Map<LocalMonth, Cohort>();
  for (const cohort of cohorts) {
    const known = byMonth.get(cohort.month);
    byMonth.set(cohort.month, known === undefined ? cohort : {
      month: cohort.month,
      members: known.members + cohort.members,
      cameAgain: known.cameAgain + cohort.cameAgain,
      boughtLately: known.boughtLately + cohort.boughtLately,
      spent: fen(known.spent + cohort.spent),
    });
  }
  return [...byMonth.values()].sort((left, right) => (left.month < right.month ? -1 : 1));
}

function groupsOf(buyers: readonly InsightMember[]): readonly GroupFold[] {
  const byGroup = new Map<string, InsightMember[]>();
  for (const member of buyers) {
    if (member.group === null) continue;
    const held = byGroup.get(member.group);
    if (held) held.push(member);
    else byGroup.set(member.group, [member]);
  }
  return mergeGroups([...byGroup].map(([group, members]) => ({
    group,
    members: members.length,
    spent: fen(members.reduce((sum, { statistics }) => sum + spentBy(statistics), 0)),
    listed: members.flatMap((member) => listedOf(member)),
  })));
}

function listedOf({ memberId, statistics }: InsightMember): readonly GroupMember[] {
  const lastOn = lastPurchaseOn(statistics);
  return lastOn === null ? [] : [{ memberId, spent: spentBy(statistics), purchaseDays: purchaseDaysOf(statistics), lastPurchaseOn: lastOn }];
}

function mergeGroups(groups: readonly GroupFold[]): readonly GroupFold[] {
  const byGroup = new Map<string, { members: number; spent: number; listed: GroupMember[] }>();
  for (const { group, members, spent, listed } of groups) {
    const known = byGroup.get(group) ?? { members: 0, spent: 0, listed: [] };
    byGroup.set(group, { members: known.members + members, spent: known.spent + spent, listed: [...known.listed, ...listed] });
  }
  const bySpending = (left: GroupMember, right: GroupMember): number => right.spent - left.spent || (left.memberId < right.memberId ? -1 : 1);
  return [...byGroup]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([group, { members, spent, listed }]) => ({ group, members, spent: fen(spent), listed: listed.sort(bySpending).slice(0, listedMembers) }));
}

const lossOf = ({ given, margin }: MemberBalance): number => given - margin;
const byLoss = (left: CostlyMember, right: CostlyMember): number => lossOf(right) - lossOf(left) || (left.memberId < right.memberId ? -1 : 1);

function costlyOf(members: readonly InsightMember[]): CostlyFold {
  const costly = members.filter(({ balance }) => lossOf(balance) > 0);
  return {
    members: costly.length,
    lost: fen(costly.reduce((sum, { balance }) => sum + lossOf(balance), 0)),
    listed: costly.map(({ memberId, balance }): CostlyMember => ({ memberId, ...balance })).sort(byLoss).slice(0, listedMembers),
  };
}

function mergeCostly(left: CostlyFold, right: CostlyFold): CostlyFold {
  return { members: left.members + right.members, lost: fen(left.lost + right.lost), listed: [...left.listed, ...right.listed].sort(byLoss).slice(0, listedMembers) };
}
