import {
  audienceRestsOnScore, decideArm, decisionIdOf, isWinBack, messageDay, textOf, type Arm, type MessageFacts, type ReachDecision, type ReachPolicy,
} from '../../shared/domain/campaign';
import { lastPurchaseOn, probabilityActive } from '../../shared/domain/retention';
import { addDays, localDateOf, startOfDay, type Instant } from '../../shared/kernel/time';
import type { AudienceCount, CampaignDocument, RecipientDocument } from '../_store/campaign-documents';
import { recipientIdOf } from '../_store/campaign-documents';
import { addressed } from '../_store/reach-documents';
import { readReachPersons, type ReachPerson } from '../_reach/reach-facts';
import { retentionReasonOf } from '../_member/retention-reason';
import type { AudienceDay } from './audience-day';
import type { AccountDocument } from '../_store/account-documents';
import type { DecisionDocument } from '../_store/outbox-documents';

/** What was decided about one member of an audience: written down by a round, only counted by a dry run. */
export interface DecidedMember {
  readonly arm: Arm;
  readonly decision: DecisionDocument;
  readonly recipient: RecipientDocument | null;
  readonly account: AccountDocument;
  /** Why nothing would reach him, the holdout aside. */
  readonly withoutHoldout: DecisionDocument['reasons'];
}

/** The rules of reach as a campaign uses them: its own templates and no others, so that it says what was approved. */
export function policyOf({ plan }: CampaignDocument, policy: ReachPolicy): ReachPolicy {
  return { ...policy, templates: policy.templates.filter(({ templateId }) => plan.templateIds.includes(templateId)) };
}

/** Facts that its texts are filled from. */
function campaignFacts({ plan }: CampaignDocument, { policies }: AudienceDay, account: AccountDocument): MessageFacts {
  const lastOn = lastPurchaseOn(account.statistics);
  return {
    brand: policies.brandName.zh,
    campaignName: plan.name,
    ...(plan.offer === '' ? {} : { offer: plan.offer }),
    ...(plan.untilOn === null ? {} : { untilOn: messageDay(plan.untilOn) }),
    ...(lastOn === null ? {} : { lastOn: messageDay(lastOn) }),
  };
}

/** Decides for the members of one page. `callsLeft`: calls this campaign may still make; the page's first members take them. */
export async function decidePage(
  day: AudienceDay, campaign: CampaignDocument, round: string, accounts: readonly AccountDocument[], callsLeft: number,
): Promise<readonly DecidedMember[]> {
  if (accounts.length === 0) return [];
  const persons = await readReachPersons(day.policies, accounts.map(({ _id }) => _id), localDateOf(day.tick.now));
  let calls = callsLeft;
  return accounts.map((account) => {
    const decided = decideOne(day, campaign, round, { account, person: persons.get(account._id), mayCall: campaign.plan.calls && calls > 0 });
    if (decided.decision.channel === 'task') calls -= 1;
    return decided;
  });
}

interface Member {
  readonly account: AccountDocument;
  readonly person: ReachPerson | undefined;
  readonly mayCall: boolean;
}

function decideOne(day: AudienceDay, campaign: CampaignDocument, round: string, { account, person, mayCall }: Member): DecidedMember {
  const { plan, occasion, _id } = campaign;
  const { tick, policies } = day;
  const facts = campaignFacts(campaign, day, account);
  const endsAt = plan.untilOn === null ? undefined : startOfDay(addDays(plan.untilOn, 1));
  const lastWay = mayCall ? ('task' as const) : ('none' as const);
  const { decision, arm, withoutHoldout } = decideArm({
    member: person?.reach ?? 'gone',
    campaign: _id, occasion, purpose: 'marketing', facts, now: tick.now, policy: policyOf(campaign, policies.reach), lastWay,
    restsOnScore: restsOnScore(campaign),
    ...(endsAt === undefined ? {} : { endsAt }),
  });
  return { arm, account, withoutHoldout, decision: decisionDocument(day, campaign, round, { account, person, reach: decision, facts, lastWay, endsAt }), recipient: recipientOf(day, campaign, account, arm) };
}

function decisionDocument(
  { tick, policies, model }: AudienceDay,
  written: CampaignDocument,
  round: string,
  of: { readonly account: AccountDocument; readonly person: ReachPerson | undefined; readonly reach: ReachDecision; readonly facts: MessageFacts; readonly lastWay: 'task' | 'none'; readonly endsAt: Instant | undefined },
): DecisionDocument {
  const { _id: campaign, occasion } = written;
  const { account, person, reach, facts, lastWay, endsAt } = of;
  const lastOn = lastPurchaseOn(account.statistics);
  const state = account.retention?.state;
  const winsBack = isWinBack(occasion);
  return {
    _id: decisionIdOf(campaign, account._id, round),
    memberId: account._id,
    storeId: account.storeId,
    businessDay: tick.businessDay,
    campaign, round, occasion,
    purpose: 'marketing',
    restsOnScore: restsOnScore(written),
    channel: reach.channel,
    reasons: reach.reasons,
    decidedAt: tick.now,
    notBefore: reach.notBefore,
    facts, lastWay,
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(state === undefined ? {} : { state }),
    // Only who is asked to come back is left alone once he came.
    ...(winsBack && lastOn !== null ? { lastPurchaseOn: lastOn } : {}),
    ...(reach.channel === 'task' && state !== undefined && lastOn !== null && model ? { why: retentionReasonOf(account.statistics, model.model, policies.retention, tick.businessDay, state) } : {}),
    ...addressed(reach, person),
    ...(reach.channel === 'task' ? { taskDueOn: addDays(tick.businessDay, policies.reach.taskDueDays) } : {}),
  };
}

/** Whether the campaign chooses by score or visits: who refuses that hears nothing of it. */
export const restsOnScore = ({ plan, occasion }: CampaignDocument): boolean => isWinBack(occasion) || audienceRestsOnScore(plan.audience);

/** The member's place in the experiment; null for whom nothing would reach. */
export function recipientOf({ tick, model, policies }: AudienceDay, { _id }: CampaignDocument, account: AccountDocument, arm: Arm): RecipientDocument | null {
  if (arm === 'unreachable') return null;
  const expected = model ? probabilityActive(account.statistics, model.model, tick.businessDay, policies.retention.horizonDays) : null;
  return {
    _id: recipientIdOf(_id, account._id), campaignId: _id, memberId: account._id, arm, stratum: account.retention?.state ?? 'none',
    expected: expected ?? 0, assignedOn: tick.businessDay,
  };
}

const mostSampled = 8;

/** The count with a page more. */
export function countedWith(count: AudienceCount, seen: number, decided: readonly DecidedMember[]): AudienceCount {
  const byArm = { ...count.byArm };
  const byWay = { ...count.byWay };
  const reasons = { ...count.reasons };
  const sample = [...count.sample];
  for (const { arm, decision, withoutHoldout } of decided) {
    byArm[arm] += 1;
    byWay[decision.channel] = (byWay[decision.channel] ?? 0) + 1;
    if (arm === 'unreachable') for (const reason of withoutHoldout) reasons[reason] = (reasons[reason] ?? 0) + 1;
    if (sample.length < mostSampled) sample.push({ memberId: decision.memberId, way: decision.channel, reasons: decision.reasons, text: decision.message ? textOf(decision.message.fields) : '' });
  }
  return { seen: count.seen + seen, members: count.members + decided.length, byArm, byWay, reasons, sample };
}

