import { staffContract } from '../../../shared/contract/staff';
import { audienceMisses, audienceRestsOnScore, decideReach, textOf, winBackOccasionOf } from '../../../shared/domain/campaign';
import { accept } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { pageOf } from '../../_runtime/paging';
import { audienceFactsOf, readAudienceLines } from '../../_reach/audience-facts';
import { messageIdOf } from '../../_store/reach-documents';
import { readReachPersons } from '../../_reach/reach-facts';
import { currentModel, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';
import { campaignOfMine } from './mine';
import type { AccountDocument } from '../../_store/account-documents';
import type { DecisionDocument, OutboxDocument } from '../../_store/outbox-documents';

/** "Why did she not get it?": every decision about a member with all its reasons, what one made now would say, and where a campaign's audience leaves him out. */
export const why = defineQuery(staffContract.campaigns.why, async ({ input, caller, now }) => {
  const account = await store.accounts.get(input.memberId);
  if (!account || !seesStore(caller, account.storeId)) return notFound();
  const [member, policies, page] = await Promise.all([
    store.members.get(account._id), currentPolicies(), pageOf(store.decisions, { filter: { memberId: account._id }, by: 'decidedAt', direction: 'desc', cursor: input.cursor }),
  ]);
  const campaigns = await store.campaigns.getMany(page.items.map(({ campaign }) => campaign));
  const messages = await messagesOf(page.items);
  const person = (await readReachPersons(policies, [account._id], localDateOf(now))).get(account._id);
  const asking = input.campaignId === undefined ? undefined : await campaignOfMine(caller, input.campaignId);
  const asked = decideReach({
    member: person?.reach ?? 'gone', campaign: input.campaignId ?? 'win_back', occasion: asking?.occasion ?? winBackOccasionOf(account.retention?.state ?? 'active') ?? 'drifting',
    purpose: 'marketing', facts: { brand: policies.brandName.zh }, now, policy: policies.reach, restsOnScore: asking === undefined || audienceRestsOnScore(asking.plan.audience),
  });
  const outside = asking && (await outsideOf(asking, account));
  return accept({
    memberName: memberName(member),
    now: { way: asked.channel, reasons: [...asked.reasons] },
    ...(outside ? { outside } : {}),
    items: page.items.map((decision) => whyView(decision, campaigns.get(decision.campaign as never)?.plan.name, messages.get(decision._id))),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });

  async function outsideOf(campaign: Awaited<ReturnType<typeof campaignOfMine>>, of: AccountDocument) {
    const lines = await readAudienceLines(policies, await currentModel(), now);
    const conditions = audienceMisses(campaign.plan.audience, await audienceFactsOf(lines, campaign.plan.audience, of));
    return conditions.length === 0 ? undefined : { campaignName: campaign.plan.name, conditions: [...conditions] };
  }
});

/** The outbox row that each decision ended with. */
async function messagesOf(decisions: readonly DecisionDocument[]): Promise<ReadonlyMap<string, OutboxDocument>> {
  const ids = decisions.flatMap((decision) => (decision.message ? [[decision._id, messageIdOf(decision._id, decision.message.channel)] as const] : []));
  const rows = await store.outbox.getMany(ids.map(([, messageId]) => messageId));
  return new Map(ids.flatMap(([decisionId, messageId]) => { const row = rows.get(messageId); return row ? [[decisionId, row] as const] : []; }));
}

function whyView(decision: DecisionDocument, campaignName: string | undefined, row: OutboxDocument | undefined) {
  return {
    decisionId: decision._id,
    ...(campaignName === undefined ? {} : { campaignName }),
    occasion: decision.occasion, round: decision.round, way: decision.channel,
    // What happened after the decision stands with the message: a channel that refused, a campaign that was stopped.
    reasons: [...(row && row.state !== 'sent' ? row.reasons : decision.reasons)],
    decidedAt: decision.decidedAt,
    ...(row ? { message: {
      state: row.state, text: textOf(row.fields),
      ...(row.errorCode === undefined ? {} : { errorCode: row.errorCode }),
      ...(row.sentAt === undefined ? {} : { sentAt: row.sentAt }),
      ...(row.openedAt === undefined ? {} : { openedAt: row.openedAt }),
    } } : {}),
  };
}
