import { memberContract } from '../../../shared/contract/member';
import { isWinBack } from '../../../shared/domain/campaign';
import { topicLimits } from '../../../shared/domain/interest';
import { addConsentChange, exportEveryHours, keptAfterLeaving, switchTurned } from '../../../shared/domain/membership';
import { balanceOf } from '../../../shared/domain/points';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { hourMs, instant, localDateOf, type Instant } from '../../../shared/kernel/time';
import type { MemberId } from '../../../shared/kernel/ids';
import { definePreparedCommand, defineQuery } from '../../_runtime/define';
import { increase, removeField } from '../../_store/collection';
import { store } from '../../_store/store';

/** What would stay of this member if he left now. */
export async function keptOf(memberId: MemberId, now: Instant) {
  const [[last], complaints] = await Promise.all([
    store.purchases.find({ filter: { memberId }, order: [{ field: 'at', direction: 'desc' }], limit: 1, fields: ['at'] }),
    store.complaints.count({ memberId }),
  ]);
  return keptAfterLeaving(localDateOf(now), { lastPurchaseOn: last ? localDateOf(last.at) : null, hadComplaints: complaints > 0 });
}

export const terms = defineQuery(memberContract.privacy.terms, async ({ caller, now }) => {
  const { memberId } = caller;
  const [account, coupons, kept, copy] = await Promise.all([
    store.accounts.get(memberId), store.coupons.count({ memberId, state: 'issued' }), keptOf(memberId, now), store.exports.get(memberId),
  ]);
  assert(account, 'an identity has its account');
  const exportFromAt = copy && instant(copy.madeAt + exportEveryHours * hourMs);
  return accept({
    points: balanceOf(account.points), coupons, openComplaints: account.openComplaints, kept, personalised: account.personalised !== false,
    ...(exportFromAt !== undefined && exportFromAt > now ? { exportFromAt } : {}),
  });
});

/**
 * Topics taken from what he buys go at once. Turned off, nobody calls him either because of a score: calls on the lists that rest on one go. A message that waits is asked for before it leaves.
 * Source: 个人信息保护法 art. 24: who is told things by reckoning may ask for what does not rest on him.
 */
export const setPersonalised = definePreparedCommand(memberContract.privacy.setPersonalised, {
  prepareOnlyReads: true,
  async prepare({ input, caller }) {
    if (input.personalised) return accept({ calls: [], topics: [] });
    const [open, followed] = await Promise.all([
      store.tasks.find({ filter: { memberId: caller.memberId, state: 'open' }, limit: mostCalls }),
      store.memberTopics.find({ filter: { memberId: caller.memberId }, limit: topicLimits.topics }),
    ]);
    const decisions = await store.decisions.getMany(open.map(({ causeId }) => causeId));
    const calls = open.filter(({ causeId }) => {
      const decision = decisions.get(causeId);
      return decision !== undefined && (decision.restsOnScore ?? isWinBack(decision.occasion));
    }).map(({ _id }) => _id);
    return accept({ calls, topics: followed.filter(({ by }) => by === 'bought').map(({ _id }) => _id) });
  },
  async run({ input, caller, now, tx, prepared: { calls, topics } }) {
    const [account, member] = await Promise.all([tx.accounts.get(caller.memberId), tx.members.get(caller.memberId)]);
    assert(account && member, 'an identity has its account and member');
    const turned = (account.personalised !== false) !== input.personalised;
    if (turned) await tx.members.update(member._id, { consentChanges: addConsentChange(member.consentChanges, switchTurned(member.consent, 'personalised', input.personalised, now)) });
    await tx.accounts.update(caller.memberId, { personalised: input.personalised ? removeField : false, revision: increase(1) });
    for (const taskId of calls) if ((await tx.tasks.get(taskId))?.state === 'open') await tx.tasks.update(taskId, { state: 'cancelled' });
    for (const id of topics) if ((await tx.memberTopics.get(id))?.by === 'bought') await tx.memberTopics.remove(id);
    return accept({ personalised: input.personalised });
  },
});
/** One call at a time stands on the list of a member; care after a complaint may stand beside it. */
const mostCalls = 20;
