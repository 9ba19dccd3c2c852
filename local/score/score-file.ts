import { closeSync, openSync, writeSync } from 'node:fs';
import type { RetentionPolicy, RetentionState } from '../../shared/domain/retention';
import { DayTexts } from './fields';
import type { MemberIndex } from './member-index';
import { verdictOf, type ScoredMembers } from './scored-members';

export const scoreColumns =
  'member_id,purchases,last_purchase_on,p_active,expected_purchases,expected_spend_yuan,expected_next_on,state,stage,class,rfm';

/** Rows joined before one write. */
const rowsPerWrite = 4_096;

/**
 * Writes one row per member of the file, in order of appearance; members who had not bought by the day are prospects
 * with empty numbers. `purchases` counts days; probabilities have five decimals. Answers how many are in each state.
 * `path` - is standard output.
 */
export function writeScores(path: string, members: MemberIndex, scored: ScoredMembers, policy: RetentionPolicy): Record<RetentionState | 'prospect', number> {
  const counts = { active: 0, quiet: 0, dormant: 0, lost: 0, prospect: 0 };
  const file = path === '-' ? process.stdout.fd : openSync(path, 'w');
  const { snapshot } = scored;
  const days = new DayTexts();
  let lines: string[] = [scoreColumns];
  let row = 0;
  for (let member = 0; member < members.size; member += 1) {
    const id = quoted(members.idOf(member));
    if (row >= snapshot.rows.length || snapshot.rows[row] !== member) {
      counts.prospect += 1;
      lines.push(`${id},0,,,,,,,prospect,,`);
    } else {
      const verdict = verdictOf(scored, row, policy);
      const { x, tx, T } = snapshot.columns;
      const lastOn = days.of(snapshot.asOfDay - T[row]! + tx[row]!);
      const nextDays = scored.nextVisitDays[row]!;
      const nextOn = Number.isNaN(nextDays) ? '' : days.of(snapshot.asOfDay + nextDays);
      const { rfm } = verdict;
      lines.push(
        `${id},${x[row]! + 1},${lastOn},${rounded(scored.active[row]!, 1e5)},${rounded(scored.expectedPurchases[row]!, 1e4)},` +
          `${rounded(scored.expectedSpend[row]! / 100, 100)},${nextOn},${verdict.state},${verdict.stage},${verdict.class},${rfm.group}:${rfm.R}${rfm.F}${rfm.M}`,
      );
      counts[verdict.state] += 1;
      row += 1;
    }
    if (lines.length >= rowsPerWrite) {
      writeAll(file, `${lines.join('\n')}\n`);
      lines = [];
    }
  }
  writeAll(file, lines.length === 0 ? '' : `${lines.join('\n')}\n`);
  if (path !== '-') closeSync(file);
  return counts;
}

/** A pipe may take less than it is given, or for a moment nothing. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

/** A number with so many steps to one, empty where it is not known. Divided, not multiplied, so that no 0.30000000000000004 is written. */
function rounded(value: number, steps: number): string {
  return Number.isNaN(value) ? '' : String(Math.round(value * steps) / steps);
}

function quoted(id: string): string {
  return /[",\r\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id;
}
