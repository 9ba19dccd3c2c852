import { campaignRound, mostCalls } from '../../shared/domain/campaign';
import { lastPurchaseOn } from '../../shared/domain/retention';
import type { KeepOf } from '../_runtime/job-run';
import { inAudience } from '../_reach/audience-facts';
import { addMissing } from '../_store/batch';
import { recipientIdOf, type AudienceCount, type CampaignDocument, type CampaignRunDocument } from '../_store/campaign-documents';
import { carryOutDecisions, takePlaces } from '../_reach/plan-reach';
import { store } from '../_store/store';
import { accountsOf, pageSize, type AudienceDay } from './audience-day';
import { countedWith, decidePage, recipientOf, type DecidedMember } from './decide-page';
import type { AccountDocument } from '../_store/account-documents';

/**
 * Prepares one page of a round. Decisions first, then the experiment, then messages and tasks, then the members' caps: all named after the
 * campaign, the member and the round, so that a page cut off anywhere is simply done again and nobody hears twice. A decision found in
 * the database is carried out as it stands. A campaign that was stopped meanwhile ends here; what lies in the outbox is stopped by its claim.
 */
export async function prepareRound(day: AudienceDay, campaign: CampaignDocument, round: number, run: CampaignRunDocument, keep: KeepOf<CampaignRunDocument>): Promise<unknown> {
  const current = await store.campaigns.get(campaign._id);
  const page = current?.state === 'running' ? await accountsOf(campaign.plan.audience, run.stretch, run.cursor) : null;
  if (page === null) {
    // One write, and only from the round before: a tick that was cut off after it finds the round done.
    await store.campaigns.updateWhere({ _id: campaign._id, roundsDone: round - 1 }, { roundsDone: round, prepared: summed(current?.prepared, run.counted) });
    return keep({ state: 'done', phase: 'done' });
  }
  const members = await withoutReturned(campaign, round, await inAudience(day.lines, campaign.plan.audience, page));
  const decided = await decideAndWrite(day, campaign, campaignRound(round), members, mostCalls - (run.counted.byWay.task ?? 0));
  const next = page.length < pageSize ? { stretch: run.stretch + 1, cursor: '' } : { cursor: page.at(-1)?._id ?? run.cursor };
  return keep({ ...next, counted: countedWith(run.counted, page.length, decided) });
}

/** From the second round on, who has come since he was drawn is left in peace. */
async function withoutReturned(campaign: CampaignDocument, round: number, accounts: readonly AccountDocument[]): Promise<readonly AccountDocument[]> {
  if (round === 1) return accounts;
  const drawn = await store.recipients.getMany(accounts.map(({ _id }) => recipientIdOf(campaign._id, _id)));
  return accounts.filter((account) => {
    const recipient = drawn.get(recipientIdOf(campaign._id, account._id));
    return !recipient || (lastPurchaseOn(account.statistics) ?? '') < recipient.assignedOn;
  });
}

async function decideAndWrite(day: AudienceDay, campaign: CampaignDocument, round: string, accounts: readonly AccountDocument[], callsLeft: number): Promise<readonly DecidedMember[]> {
  const { tick } = day;
  const fresh = await decidePage(day, campaign, round, accounts, callsLeft);
  const stored = await addMissing(store.decisions, fresh.map(({ decision }) => decision));
  // A page done again finds facts that the first time has changed (a contact planned): what was written says who was told.
  const decided = fresh.map((one): DecidedMember => {
    const decision = stored.get(one.decision._id) ?? one.decision;
    const arm = decision.channel !== 'none' ? 'told' : one.arm === 'told' ? 'unreachable' : one.arm;
    return { account: one.account, withoutHoldout: one.withoutHoldout, decision, arm, recipient: recipientOf(day, campaign, one.account, arm) };
  });
  const decisions = decided.map(({ decision }) => decision);
  await addMissing(store.recipients, decided.flatMap(({ recipient }) => recipient ?? []));
  await carryOutDecisions(decisions, tick);
  await takePlaces(tick, decisions, new Map(accounts.map((account) => [account._id, { account }])));
  return decided;
}

/** The rounds of a campaign as one. */
function summed(before: AudienceCount | undefined, after: AudienceCount): AudienceCount {
  if (!before) return after;
  const add = <Key extends string>(left: Readonly<Partial<Record<Key, number>>>, right: Readonly<Partial<Record<Key, number>>>): Partial<Record<Key, number>> => {
    const sum: Partial<Record<Key, number>> = { ...left };
    for (const [key, count] of Object.entries(right) as [Key, number][]) sum[key] = (sum[key] ?? 0) + count;
    return sum;
  };
  return {
    seen: before.seen + after.seen,
    members: before.members + after.members,
    byArm: { told: before.byArm.told + after.byArm.told, held_out: before.byArm.held_out + after.byArm.held_out, unreachable: before.byArm.unreachable + after.byArm.unreachable },
    byWay: add(before.byWay, after.byWay),
    reasons: add(before.reasons, after.reasons),
    sample: before.sample,
  };
}
