import { localDateOf } from '../../../shared/kernel/time';
import { storeNow, type Value } from '../api';
import type { Text } from '../text';

type NextStep = Extract<Value<'member', 'membership', 'perks'>, { kind: 'member' }>['nextStep'];

/** What one more visit changes about a tier, in one sentence. */
export function nextStepWords(step: NextStep, { home, say }: Text): string {
  if (step.kind === 'top') return home.topTier;
  if (step.kind === 'rise') return step.byOneVisit ? home.riseByOneVisit(step.spend, step.tier) : home.toNextTier(step.spend, step.tier);
  const until = say.day(step.untilOn, localDateOf(storeNow()));
  return step.byOneVisit ? home.keepByOneVisit(step.tier, until) : home.keepTier(step.spend, step.tier, until);
}
