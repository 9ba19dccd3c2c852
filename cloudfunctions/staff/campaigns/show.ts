import { staffContract } from '../../../shared/contract/staff';
import { campaignFaults, outboxStatesUnderWay, outboxStatesUnsent, permitStep, rateUntold, smallestDifferenceSeen, stretchesOf, type AudienceRule, type CampaignStep, type ReachPolicy } from '../../../shared/domain/campaign';
import type { StoreId, TierId } from '../../../shared/kernel/ids';
import { fen } from '../../../shared/kernel/units';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import type { StaffCaller } from '../../_runtime/identity';
import type { AudienceCount, CampaignDocument } from '../../_store/campaign-documents';
import { is } from '../../_store/collection';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';
import { effectOf, measuredResults } from './effect';
import { campaignOfMine } from './mine';

/** A campaign whole: what is written, what it would reach, how far it is, what it brought, and what the caller may do with it. */
export const show = defineQuery(staffContract.campaigns.show, async ({ input, caller, now }) => {
  const campaign = await campaignOfMine(caller, input.campaignId);
  const { reach, policies } = await currentPolicies();
  const [atMost, topics, preview, progress] = await Promise.all([countAtMost(campaign.plan.audience), store.topics.getMany(campaign.plan.audience.interests), previewOf(campaign, reach, caller), progressOf(campaign)]);
  const { _id, homeStoreId, state, revision, plan, occasion, writtenByName, changedAt, decidedByName, decidedAt, declinedBecause, startsAt, roundsDone } = campaign;
  const tiers = policies.tiers.tiers.filter(({ id }) => plan.audience.tierIds.includes(id));
  const names = { tiers: tiers.map(({ name }) => name), topics: [...topics.values()].map(({ name }) => name) };
  const draft = state === 'draft' || state === 'waiting';
  return accept({
    campaignId: _id, homeStoreId, state, revision, plan: { ...plan, audience: copied(plan.audience), templateIds: [...plan.templateIds] }, names, occasion, writtenBy: writtenByName, changedAt,
    ...(decidedByName === undefined ? {} : { decidedBy: decidedByName }),
    ...(decidedAt === undefined ? {} : { decidedAt }),
    ...(declinedBecause === undefined ? {} : { declinedBecause }),
    ...(startsAt === undefined ? {} : { startsAt }),
    roundsDone,
    ...stopOf(campaign),
    atMost,
    counting: campaign.countRevision === revision && campaign.count?.revision !== revision,
    ...(preview ? { preview } : {}),
    ...(progress ? { progress } : {}),
    ...(campaign.result ? { result: resultView(campaign.result) } : {}),
    faults: draft ? [...campaignFaults({ ...plan, startAt: state === 'waiting' ? null : plan.startAt }, reach.templates, now)] : [],
    may: mayOf(campaign, caller),
  });
});

const copied = (rule: AudienceRule) => ({
  ...rule, storeIds: [...rule.storeIds] as StoreId[], tierIds: [...rule.tierIds] as TierId[], states: [...rule.states], stages: [...rule.stages], groups: [...rule.groups], classes: [...rule.classes],
  interests: [...rule.interests], tags: [...rule.tags], birthdayMonths: [...rule.birthdayMonths],
});

function stopOf({ stoppedAt, stoppedByName, stopReason }: CampaignDocument) {
  return stoppedAt === undefined || stoppedByName === undefined || stopReason === undefined ? {} : { stoppedAt, stoppedBy: stoppedByName, stopReason };
}

/** What indexes alone say: the audience is no larger. Asked of a few indexes, never by reading accounts. */
async function countAtMost(rule: AudienceRule): Promise<number> {
  const stretches = stretchesOf(rule);
  const storeIds = stretches.flatMap((one) => (one.by === 'store' ? [one.storeId] : []));
  if (storeIds.length > 0) return store.accounts.count({ storeId: storeIds.length === 1 ? (storeIds[0] ?? '') : is.oneOf(storeIds), ...(rule.states.length > 0 ? { 'retention.state': is.oneOf(rule.states) } : {}) });
  return rule.states.length > 0 ? store.accounts.count({ 'retention.state': is.oneOf(rule.states) }) : store.accounts.count({});
}

const listed = <Key extends string>(counts: Readonly<Partial<Record<Key, number>>>): { key: Key; count: number }[] =>
  (Object.entries(counts) as [Key, number][]).sort(([, left], [, right]) => right - left).map(([key, count]) => ({ key, count }));

function countView({ members, byArm, byWay, reasons }: AudienceCount) {
  return { members, told: byArm.told, heldOut: byArm.held_out, unreachable: byArm.unreachable, ways: listed(byWay), whyNot: listed(reasons) };
}

async function previewOf({ count, revision }: CampaignDocument, { smsPrice, usualVisitShare }: ReachPolicy, caller: StaffCaller) {
  if (count?.revision !== revision) return undefined;
  const [members, results] = await Promise.all([store.members.getMany(count.sample.map(({ memberId }) => memberId)), measuredResults(caller)]);
  // A window that is still open would make too few of them come.
  const baseRate = rateUntold(results.flatMap(({ final, strata }) => (final ? strata : []))) ?? usualVisitShare / 10_000;
  const provable = smallestDifferenceSeen({ told: count.byArm.told, heldOut: count.byArm.held_out, baseRate });
  return {
    ...countView(count),
    countedAt: count.countedAt,
    smsCost: fen((count.byWay.sms ?? 0) * smsPrice),
    ...(provable === null ? {} : { provable: Math.min(1, provable) }),
    sample: count.sample.map(({ memberId, way, reasons, text }) => ({ memberId, memberName: memberName(members.get(memberId)), way, reasons: [...reasons], text })),
  };
}

async function progressOf({ _id, prepared }: CampaignDocument) {
  if (!prepared) return undefined;
  const count = (states: readonly string[]): Promise<number> => store.outbox.count({ campaign: _id, state: is.oneOf(states) });
  const [waiting, sent, notSent] = await Promise.all([count(outboxStatesUnderWay), count(['sent']), count(outboxStatesUnsent)]);
  return { ...countView(prepared), waiting, sent, notSent };
}

function resultView(result: NonNullable<CampaignDocument['result']>) {
  const { asOf, final, opened, visited, spent, strata } = result;
  return { asOf, final, opened, visited, heldOutVisited: strata.reduce((sum, { heldOut }) => sum + heldOut.did, 0), spent: fen(spent), effect: effectOf([result]) };
}

function mayOf(campaign: CampaignDocument, { staffId, role }: StaffCaller) {
  const may = (step: CampaignStep): boolean => permitStep(campaign, { step, staffId, revision: campaign.revision }).ok;
  const head = role === 'head_office';
  return { edit: may('edit'), submit: may('submit'), approve: head && may('approve'), decline: may('decline') && (head || campaign.writtenBy.includes(staffId)), stop: may('stop') };
}
