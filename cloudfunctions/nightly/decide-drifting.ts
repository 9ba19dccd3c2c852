import {
  decideArm, decisionIdOf, messageDay, winBackCampaign, winBackDueOn, winBackOccasionOf, winBackRound,
} from '../../shared/domain/campaign';
import { probabilityActive, purchaseDaysOf, type Scoring } from '../../shared/domain/retention';
import { assert } from '../../shared/kernel/assert';
import type { MemberId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';
import { addMissing } from '../_store/batch';
import { recipientIdOf, type RecipientDocument } from '../_store/campaign-documents';
import { carryOutDecisions } from '../_reach/plan-reach';
import { addressed } from '../_store/reach-documents';
import { readReachPersons, type ReachPerson } from '../_reach/reach-facts';
import { retentionReasonOf } from '../_member/retention-reason';
import { standingOn } from '../_store/standing-documents';
import { store } from '../_store/store';
import type { ScoredAccount, ScoringNight } from './night-context';
import type { DecisionDocument } from '../_store/outbox-documents';

export interface DriftingMember {
  readonly account: ScoredAccount;
  readonly scoring: Scoring;
}
export interface MadeDecision {
  readonly decision: DecisionDocument;
  /** The member's marketing contacts as they were read. */
  readonly contactsAt: readonly Instant[];
}

/**
 * Decides for every drifting member how he hears from the store, once for each absence and state, and sees to it that
 * the decision's message or task is there. A decision found in the database is carried out as it stands, never made
 * again: facts may have changed since, and its message may have gone.
 */
export async function decideDrifting(night: ScoringNight, drifting: readonly DriftingMember[]): Promise<ReadonlyMap<MemberId, MadeDecision>> {
  if (drifting.length === 0) return new Map();
  const known = await store.decisions.getMany(drifting.map((member) => idOf(member)));
  const persons = await readReachPersons(night.policies, drifting.map(({ account }) => account._id), night.businessDay);
  const fresh = drifting.filter((member) => !known.has(idOf(member))).map((member) => decide(night, member, persons.get(member.account._id)));
  // Before the decisions: a page that was cut off between the two is decided again, one after them would never be drawn.
  await addMissing(store.recipients, fresh.flatMap(({ recipient }) => recipient ?? []));
  const stored = new Map([...known, ...(await addMissing(store.decisions, fresh.map(({ decision }) => decision)))]);
  await carryOutDecisions([...stored.values()], night.tick);
  return new Map(
    drifting.flatMap((member) => {
      const decision = stored.get(idOf(member));
      const contactsAt = persons.get(member.account._id)?.account.marketingContactsAt ?? [];
      return decision ? [[member.account._id, { decision, contactsAt }] as const] : [];
    }),
  );
}

function occasionOf({ scoring }: DriftingMember) {
  const occasion = winBackOccasionOf(scoring.record.state);
  assert(occasion, 'an active member is not drifting');
  return occasion;
}

function idOf(member: DriftingMember): string {
  return decisionIdOf(winBackCampaign, member.account._id, winBackRound(occasionOf(member), member.scoring.lastPurchaseOn));
}

interface Drawn {
  readonly decision: DecisionDocument;
  /** His place in the measuring of the win-back; none for whom nothing would reach. */
  readonly recipient: RecipientDocument | undefined;
}

function decide(night: ScoringNight, member: DriftingMember, person: ReachPerson | undefined): Drawn {
  const { tick, policies, businessDay, asOf, model } = night;
  const { account, scoring } = member;
  const occasion = occasionOf(member);
  const facts = { brand: policies.brandName.zh, lastOn: messageDay(scoring.lastPurchaseOn) };
  const { decision: reach, arm } = decideArm({
    member: person?.reach ?? 'gone',
    campaign: winBackCampaign,
    occasion,
    purpose: 'marketing',
    facts,
    now: tick.now,
    policy: policies.reach,
  });
  const decision: DecisionDocument = {
    _id: idOf(member),
    memberId: account._id,
    storeId: account.storeId,
    businessDay,
    campaign: winBackCampaign,
    round: winBackRound(occasion, scoring.lastPurchaseOn),
    occasion,
    state: scoring.record.state,
    channel: reach.channel,
    reasons: reach.reasons,
    decidedAt: tick.now,
    notBefore: reach.notBefore,
    why: retentionReasonOf(account.statistics, model.model, policies.retention, asOf, scoring.record.state),
    lastPurchaseOn: scoring.lastPurchaseOn,
    restsOnScore: true,
    facts,
    ...addressed(reach, person),
    ...(reach.channel === 'task' ? { taskDueOn: dueOn(night, member) } : {}),
  };
  return { decision, recipient: arm === 'unreachable' ? undefined : recipientOf(night, member, arm) };
}

/** Drawn once, at his first occasion: `addMissing` keeps the first. */
function recipientOf({ businessDay, asOf, model, policies }: ScoringNight, { account, scoring }: DriftingMember, arm: RecipientDocument['arm']): RecipientDocument {
  const expected = probabilityActive(account.statistics, model.model, asOf, policies.retention.horizonDays);
  return {
    _id: recipientIdOf(winBackCampaign, account._id), campaignId: standingOn(businessDay), memberId: account._id, arm, stratum: scoring.record.state,
    expected: expected ?? 0, assignedOn: businessDay,
  };
}

function dueOn({ businessDay, policies }: ScoringNight, { account, scoring }: DriftingMember): LocalDate {
  const scoredFirst = scoring.changed && scoring.record.previousState === undefined;
  return winBackDueOn({ businessDay, dueDays: policies.reach.taskDueDays }, { memberId: account._id, purchaseDays: purchaseDaysOf(account.statistics), scoredFirst });
}
