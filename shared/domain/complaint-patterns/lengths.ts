import { minuteMs } from '../../kernel/time';

/**
 * How long things took, in steps that grow by a twelfth each (eight to a doubling): adding days together keeps percentiles within five
 * percent, and a day takes the same room whether ten or ten thousand things happened. Step to count.
 */
export type Lengths = Readonly<Record<string, number>>;

const stepsToDouble = 8;

/** Times in steps; less than a minute counts as half of one. */
export function lengthsOf(times: readonly number[]): Lengths {
  const counts: Record<string, number> = {};
  for (const ms of times) {
    const step = Math.round(Math.log2(Math.max(ms, minuteMs / 2) / minuteMs) * stepsToDouble);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
}

/**
 * The time within which the given share of things was done, in milliseconds, within five percent; null when nothing was.
 * @example lengthWithin(lengthsOf([hourMs, hourMs, 10 * hourMs]), 0.5) // about an hour
 */
export function lengthWithin(lengths: Lengths, share: number): number | null {
  const steps = Object.entries(lengths).map(([step, count]) => [Number(step), count] as const).sort(([a], [b]) => a - b);
  const total = steps.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  let left = Math.max(1, Math.ceil(total * share));
  for (const [step, count] of steps) {
    left -= count;
    if (left <= 0) return Math.round(2 ** (step / stepsToDouble) * minuteMs);
  }
  return null;
}
