import { lastPurchaseOn } from '../../shared/domain/retention';
import { inParallel } from '../_store/batch';
import { is } from '../_store/collection';
import { messageIdOf, taskIdOf } from '../_store/reach-documents';
import { store } from '../_store/store';
import type { ScoredAccount } from './night-context';
import type { DecisionDocument } from '../_store/outbox-documents';

/**
 * Takes back what was just decided for members who bought while the night was deciding: the message or the task is
 * cancelled before anybody has seen it. Members who were missed for another reason keep their decision.
 */
export async function callOff(decisions: readonly DecisionDocument[], accounts: readonly ScoredAccount[]): Promise<void> {
  const byId = new Map(accounts.map((account) => [account._id, account]));
  const bought = decisions.filter((decision) => {
    const account = byId.get(decision.memberId);
    return !account || (lastPurchaseOn(account.statistics) ?? '') > (decision.lastPurchaseOn ?? '');
  });
  await inParallel(bought, async (decision) => {
    if (decision.channel === 'task') await store.tasks.updateWhere({ _id: taskIdOf(decision._id), state: 'open' }, { state: 'cancelled' });
    else if (decision.channel !== 'none') {
      const messageId = messageIdOf(decision._id, decision.channel);
      await store.outbox.updateWhere({ _id: messageId, state: is.oneOf(['waiting', 'gathered']) }, { state: 'cancelled', queue: 'refused', reasons: [...decision.reasons, 'BOUGHT_SINCE'] });
    }
  });
}
