import { staffContract } from '../../../shared/contract/staff';
import { lastPurchaseOn, spentBy, statisticsBy, type NamedModel } from '../../../shared/domain/retention';
import { effectiveTierId, tierById } from '../../../shared/domain/tier';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { localDateOf, type Instant, type LocalDate } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { storeFilter } from '../../_runtime/store-scope';
import { is } from '../../_store/collection';
import { complaintMarkIn } from '../../_member/complaint-mark';
import { messageIdOf } from '../../_store/reach-documents';
import { retentionReasonOf } from '../../_member/retention-reason';
import { currentModel, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';
import type { AccountDocument } from '../../_store/account-documents';
import type { MemberDocument } from '../../_store/member-documents';
import type { DecisionDocument, OutboxDocument } from '../../_store/outbox-documents';
import type { PolicyDocument } from '../../_store/policies-documents';

/** A member has few decisions: one for each state of each absence. */
const mostDecisions = 400;

interface Around {
  readonly rules: PolicyDocument;
  readonly model: NamedModel;
  readonly members: ReadonlyMap<string, MemberDocument>;
  readonly decisions: readonly DecisionDocument[];
  readonly messages: ReadonlyMap<string, OutboxDocument>;
  readonly now: Instant;
}

/** Members of a state, the latest change first, each with the reason as it is today and what was decided for him. */
export const drifting = defineQuery(staffContract.retention.drifting, async ({ input, caller, now }) => {
  const filter = { ...storeFilter(caller, input.storeId), 'retention.state': input.state };
  const [page, total, rules, model] = await Promise.all([
    pageOf(store.accounts, { filter, by: 'retention.changedOn', direction: 'desc', cursor: input.cursor }),
    store.accounts.count(filter),
    currentPolicies(),
    currentModel(),
  ]);
  // Before the first night there is no model, and nobody has been scored with one: the list is empty.
  if (!model) return accept({ items: [], total: 0 });
  const ids = page.items.map((account) => account._id);
  const [members, decisions] = await Promise.all([
    store.members.getMany(ids),
    ids.length === 0 ? [] : store.decisions.find({ filter: { memberId: is.oneOf(ids) }, order: [{ field: 'decidedAt', direction: 'desc' }], limit: mostDecisions }),
  ]);
  const messages = await store.outbox.getMany(decisions.flatMap((decision) => messageIdsOf(decision)));
  const around = { rules, model, members, decisions, messages, now };
  return accept({
    items: page.items.map((account) => driftingRow(account, around)),
    total,
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});

const messageIdsOf = ({ _id, channel }: DecisionDocument): readonly string[] =>
  channel === 'subscribe_message' || channel === 'oa_template' ? [messageIdOf(_id, channel)] : [];

function driftingRow(account: AccountDocument, { rules, model, members, decisions, messages, now }: Around) {
  const { retention, statistics } = account;
  assert(retention, 'found by its state');
  const { tiers } = rules.policies;
  const on = localDateOf(now);
  const { asOf, lastOn } = knownUntil(account, on);
  const decision = decisions.find((each) => each.memberId === account._id && each.state === retention.state);
  return {
    memberId: account._id,
    memberName: memberName(members.get(account._id)),
    tierName: tierById(effectiveTierId(account.tier, on, tiers), tiers).name,
    storeId: account.storeId,
    state: retention.state,
    ...complaintMarkIn(account, now),
    ...(retention.previousState === undefined ? {} : { previousState: retention.previousState }),
    changedOn: retention.changedOn,
    lastPurchaseOn: lastOn,
    spendTotal: spentBy(statisticsBy(statistics, asOf)),
    reason: retentionReasonOf(statistics, model.model, rules.retention, asOf, retention.state),
    ...(decision ? { decision: decisionView(decision, messages) } : {}),
  };
}

/** The day up to which his purchases are looked at: today, or his last purchase where the clock stands before all of them. */
function knownUntil({ statistics }: AccountDocument, on: LocalDate): { readonly asOf: LocalDate; readonly lastOn: LocalDate } {
  const lastOn = lastPurchaseOn(statisticsBy(statistics, on));
  if (lastOn !== null && lastOn <= on) return { asOf: on, lastOn };
  const last = lastPurchaseOn(statistics);
  assert(last, 'a member with a state has bought something');
  return { asOf: last, lastOn: last };
}

function decisionView(decision: DecisionDocument, messages: ReadonlyMap<string, OutboxDocument>) {
  const message = messageIdsOf(decision).map((id) => messages.get(id))[0];
  return {
    channel: decision.channel,
    // What became known while sending stands with the message.
    reasons: [...(message && message.reasons.length > decision.reasons.length ? message.reasons : decision.reasons)],
    decidedAt: decision.decidedAt,
    notBefore: message?.notBefore ?? decision.notBefore,
    ...(message ? { state: message.state } : {}),
  };
}
