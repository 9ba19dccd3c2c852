import type { JoinScene } from '../../../shared/domain/membership';

type Part = 'code' | 'store' | 'guide' | 'till' | 'referrer';
const partOfKey: Readonly<Record<string, Part>> = { s: 'store', g: 'guide', t: 'till', r: 'referrer' };

/** The parts of a scanned code that did not count, each once: a bad code still joins, and says what was not counted. */
export function ignoredParts(scene: JoinScene, storeFound: boolean): Part[] {
  const parts = scene.problems.map((problem): Part => partOfKey[problem.part.split('=')[0] ?? ''] ?? 'code');
  if (scene.storeId !== null && !storeFound) parts.push('store');
  return [...new Set(parts)];
}
