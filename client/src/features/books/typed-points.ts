import { points, type Points } from '../../../../shared/kernel/units';

export type Direction = 'add' | 'take';

/** What was typed as whole points in the direction chosen; zero while it is no number, which the books refuse with a sentence. */
export function typedPoints(typed: string, direction: Direction): Points {
  const trimmed = typed.trim();
  if (!/^\d{1,8}$/.test(trimmed) || Number(trimmed) === 0) return points(0);
  return points(direction === 'add' ? Number(trimmed) : -Number(trimmed));
}
