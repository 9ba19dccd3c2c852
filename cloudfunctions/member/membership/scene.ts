import type { JoinScene } from '../../../shared/domain/membership';

export type ScenePart = 'code' | 'store' | 'guide' | 'till' | 'referrer';
/** A map: a scanned key may be called like a property of every object. */
const partOfKey: ReadonlyMap<string, ScenePart> = new Map([['s', 'store'], ['g', 'guide'], ['t', 'till'], ['r', 'referrer']]);

/** Which of the parts that could be read name something that is there; a part that was not looked up counts as found. */
export interface SceneFound {
  readonly store: boolean;
  readonly guide?: boolean;
  readonly referrer?: boolean;
}

/**
 * The parts of a scanned code that do not count, each once: a bad code still joins, and says what was not counted.
 * @example ignoredParts(parseJoinScene('s=S9&g=gone&x=1'), { store: false, guide: false }) //=> ['code', 'store', 'guide']
 */
export function ignoredParts(scene: JoinScene, found: SceneFound): ScenePart[] {
  const parts = scene.problems.map((problem): ScenePart => partOfKey.get(problem.part.split('=')[0] ?? '') ?? 'code');
  if (scene.storeId !== null && !found.store) parts.push('store');
  if (scene.guideId !== null && found.guide === false) parts.push('guide');
  if (scene.referrerNumber !== null && found.referrer === false) parts.push('referrer');
  return [...new Set(parts)];
}
