import { decisionIdOf, winBackCampaign, winBackOccasionOf, winBackRound } from '../../shared/domain/campaign';
import { lastPurchaseOn, retentionStates, statisticsBy } from '../../shared/domain/retention';
import type { LocalDate } from '../../shared/kernel/time';
import { taskIdOf } from '../_store/reach-documents';
import type { Transaction } from '../_store/store';
import type { AccountDocument } from '../_store/account-documents';

/**
 * Cancels the open win-back calls of a member who has just come back by himself; `account` is as it was before his purchase.
 * The calls are named by his states and the purchase he stayed away since, so nothing is searched, and nothing read of an active one.
 * His place among the caps stays taken: he has been planned for, and silence errs on the right side.
 */
export async function cancelWinBackCalls(tx: Transaction, account: AccountDocument, today: LocalDate): Promise<void> {
  const { retention, statistics, _id } = account;
  const lastOn = lastPurchaseOn(statisticsBy(statistics, today));
  if (!retention || lastOn === null) return;
  const passed = retentionStates.slice(0, retentionStates.indexOf(retention.state) + 1);
  for (const state of passed) {
    const occasion = winBackOccasionOf(state);
    if (!occasion) continue;
    const taskId = taskIdOf(decisionIdOf(winBackCampaign, _id, winBackRound(occasion, lastOn)));
    if ((await tx.tasks.get(taskId))?.state === 'open') await tx.tasks.update(taskId, { state: 'cancelled' });
  }
}
