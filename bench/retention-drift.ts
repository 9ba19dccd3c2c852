/**
 * How many members change state by absence alone on one day, which is what a night has to do beside the purchases:
 * `npx tsx bench/retention-drift.ts --purchases FILE [--format csv|cdnow] --from YYYY-MM-DD [--days 30]`.
 * Lives the days one by one: a purchase solves for the member's next day, a night handles those whose day has come.
 */
import { parseArgs } from 'node:util';
import { addPurchase, columnsOf, defaultRetentionPolicy as policy, emptyStatistics, fitModel, nextStateChangeOn, stateOf, type PurchaseLog, type PurchaseStatistics, type RetentionState } from '../shared/domain/retention';
import { seededDice } from '../shared/kernel/random';
import { addDays, dateOfDayNumber, dayNumber, type LocalDate } from '../shared/kernel/time';
import { fen } from '../shared/kernel/units';
import { dateOption, fileOption, formatOption } from '../local/score/options';
import { readPurchaseFile } from '../local/score/purchase-file';

interface Member {
  statistics: PurchaseStatistics;
  state: RetentionState;
  nextOn: LocalDate | null;
}

const purchasesOf = (log: PurchaseLog, member: number): { day: number; spent: number }[] =>
  Array.from(log.days.subarray(log.offsets[member], log.offsets[member + 1]), (day, j) => ({ day, spent: log.spent[(log.offsets[member] ?? 0) + j] ?? 0 }));

function liveDays(log: PurchaseLog, from: LocalDate, days: number): { members: number; drifted: number; bought: number } {
  const add = (statistics: PurchaseStatistics, { day, spent }: { day: number; spent: number }): PurchaseStatistics =>
    addPurchase(statistics, { on: dateOfDayNumber(day), amount: spent > 0 ? fen(spent) : null });
  const start = dayNumber(from);
  const lists = Array.from({ length: log.memberCount }, (_, member) => purchasesOf(log, member));
  const known = lists.map((list) => list.filter(({ day }) => day <= start).reduce(add, emptyStatistics));
  const model = fitModel({ columns: columnsOf(known, from), asOf: from, policy, dice: seededDice(1) });
  const judged = (statistics: PurchaseStatistics, on: LocalDate, previous: RetentionState | null): Member | null => {
    const state = stateOf(statistics, model, policy, on, previous);
    return state === null ? null : { statistics, state, nextOn: nextStateChangeOn(statistics, model, policy, on, state) };
  };
  const members = known.map((statistics) => judged(statistics, from, null));
  let [drifted, bought] = [0, 0];
  for (let day = start + 1; day <= start + days; day += 1) {
    const today = dateOfDayNumber(day);
    members.forEach((member, i) => {
      const purchase = lists[i]?.find((each) => each.day === day);
      if (purchase !== undefined) {
        members[i] = judged(add(member?.statistics ?? emptyStatistics, purchase), today, null);
        bought += 1;
      } else if (member !== null && member.nextOn !== null && member.nextOn <= today) {
        members[i] = judged(member.statistics, today, member.state);
        drifted += 1;
      }
    });
  }
  return { members: members.filter((member) => member !== null).length, drifted, bought };
}

const { values } = parseArgs({ options: { purchases: { type: 'string' }, format: { type: 'string' }, from: { type: 'string' }, days: { type: 'string', default: '30' } } });
const path = fileOption(values.purchases, 'purchases');
const from = dateOption(values.from, 'from');
const days = Number(values.days);
const result = liveDays(readPurchaseFile(path, formatOption(values.format, path)).log, from, days);
const share = (count: number): string => `${((100 * count) / days / result.members).toFixed(2)}%`;
console.log(`${result.members} members, ${days} days to ${addDays(from, days)}: ${share(result.drifted)} of the members a day change state by absence, ${share(result.bought)} buy`);
