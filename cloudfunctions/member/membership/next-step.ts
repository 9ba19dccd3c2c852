import type { OutputOf } from '../../../shared/contract/action';
import type { memberContract } from '../../../shared/contract/member';
import { nextStep, usualSpend, type TierPolicy } from '../../../shared/domain/tier';
import type { Instant } from '../../../shared/kernel/time';
import type { AccountDocument } from '../../_store/account-documents';

type NextStepSent = Extract<OutputOf<typeof memberContract.membership.perks>, { kind: 'member' }>['nextStep'];

/** What one more visit changes, as it is sent to the phone. */
export function nextStepOf(account: AccountDocument, now: Instant, tiers: TierPolicy): NextStepSent {
  const step = nextStep(account.tier, now, usualSpend(account.statistics.recent), tiers);
  if (step.kind === 'top') return { kind: 'top' };
  const sent = { tier: step.tier.name, spend: step.spendFen, byOneVisit: step.byOneVisit };
  return step.kind === 'keep' ? { kind: 'keep', ...sent, untilOn: step.untilOn } : { kind: 'rise', ...sent };
}
