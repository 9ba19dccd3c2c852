import { decideReach, decisionIdOf, occasionRules, withContact, type DueOccasion, type ReachDecision } from '../../shared/domain/campaign';
import type { MemberId } from '../../shared/kernel/ids';
import type { Dice } from '../../shared/kernel/random';
import { addDays, type Instant, type LocalDate } from '../../shared/kernel/time';
import { addMissing, inParallel, slicesOf } from '../_store/batch';
import { increase, is } from '../_store/collection';
import { addressed, groupSends, outboxDocument, taskDocument } from '../_store/reach-documents';
import { readReachPersons, type ReachPerson } from './reach-facts';
import { store, transact } from '../_store/store';
import type { DecisionDocument } from '../_store/outbox-documents';
import type { PolicyDocument } from '../_store/policies-documents';

/** What every decision of a page shares. */
export interface Planning {
  readonly policies: PolicyDocument;
  readonly now: Instant;
  readonly businessDay: LocalDate;
  readonly dice: Dice;
}
/** An occasion that has come for a member. `campaign` draws the holdout and, with the round, names the one decision. */
export interface Addressee {
  readonly memberId: MemberId;
  readonly campaign: string;
  readonly due: DueOccasion;
}

/** Ids in one guarded change. */
const groupSize = 500;

/**
 * Decides about a page of members, once for each (campaign, member, round), and sees to it that every decision's message, group or call
 * is there and its place among the member's contacts is taken. May be cut off anywhere and be done again: a decision that is found is carried
 * out as it stands, never made anew. Answers the decisions, the old ones included.
 */
export async function planReach(planning: Planning, addressees: readonly Addressee[]): Promise<readonly DecisionDocument[]> {
  const wanted = [...new Map(addressees.map((one) => [idOf(one), one])).values()];
  if (wanted.length === 0) return [];
  const known = await store.decisions.getMany(wanted.map(idOf));
  const persons = await readReachPersons(planning.policies, [...new Set(wanted.map(({ memberId }) => memberId))], planning.businessDay);
  const fresh = wanted.filter((one) => !known.has(idOf(one))).flatMap((one) => decide(planning, one, persons.get(one.memberId)) ?? []);
  const decisions = [...known.values(), ...(await addMissing(store.decisions, fresh)).values()];
  await carryOutDecisions(decisions, planning);
  await takePlaces(planning, decisions, persons);
  return decisions;
}

const idOf = ({ campaign, memberId, due }: Addressee): string => decisionIdOf(campaign, memberId, due.round);

/** Nothing for who has left: there is no store to write it under and nobody to tell it of. */
function decide({ policies, now, businessDay }: Planning, one: Addressee, person: ReachPerson | undefined): DecisionDocument | undefined {
  if (!person) return undefined;
  const { campaign, memberId, due } = one;
  const { purpose, lastWay } = occasionRules[due.occasion];
  const facts = { brand: policies.brandName.zh, ...due.facts };
  const reach: ReachDecision = decideReach({
    member: person.reach, campaign, occasion: due.occasion, purpose, facts, now, policy: policies.reach, lastWay, ...(due.endsAt === undefined ? {} : { endsAt: due.endsAt }),
  });
  return {
    _id: idOf(one), memberId, storeId: person.account.storeId, businessDay, campaign, round: due.round, occasion: due.occasion, purpose, facts, lastWay,
    channel: reach.channel, reasons: reach.reasons, decidedAt: now, notBefore: reach.notBefore,
    ...(due.endsAt === undefined ? {} : { endsAt: due.endsAt }),
    ...addressed(reach, person),
    ...(reach.channel === 'task' ? { taskDueOn: addDays(businessDay, policies.reach.taskDueDays) } : {}),
  };
}

/** Makes the outbox rows, group messages and calls of decisions; those that are there stay as they are. */
export async function carryOutDecisions(decisions: readonly DecisionDocument[], { now }: { readonly now: Instant }): Promise<void> {
  // The group first: a row whose group is missing would wait for ever.
  await addMissing(store.groupSends, groupSends(decisions));
  await addMissing(store.outbox, decisions.flatMap((decision) => (decision.message ? [outboxDocument(decision, decision.message)] : [])));
  await addMissing(store.tasks, decisions.flatMap((decision) => (decision.taskDueOn ? [taskDocument(decision, decision.taskDueOn, now)] : [])));
}

interface Place {
  readonly memberId: MemberId;
  readonly before: readonly Instant[];
  readonly at: Instant;
}

/** Counts what was planned as a contact. Members with the same contacts share one request; who changed meanwhile is read again alone. */
export async function takePlaces({ dice }: Pick<Planning, 'dice'>, decisions: readonly DecisionDocument[], persons: ReadonlyMap<MemberId, Pick<ReachPerson, 'account'>>): Promise<void> {
  const groups = new Map<string, Place[]>();
  for (const { memberId, purpose, channel, notBefore: at } of decisions) {
    const before = persons.get(memberId)?.account.marketingContactsAt;
    if (purpose === 'service' || channel === 'none' || before === undefined || before.includes(at)) continue;
    const key = JSON.stringify([before, at]);
    groups.set(key, [...(groups.get(key) ?? []), { memberId, before, at }]);
  }
  await inParallel([...groups.values()].flatMap((group) => slicesOf(group, groupSize)), async (group) => {
    const [first] = group;
    if (!first) return;
    const ids = group.map(({ memberId }) => memberId);
    const marketingContactsAt = withContact(first.before, first.at);
    const written = await store.accounts.updateWhere({ _id: is.oneOf(ids), marketingContactsAt: is.equal(first.before) }, { marketingContactsAt, revision: increase(1) });
    if (written < group.length) await inParallel(ids, (memberId) => takePlace(memberId, first.at, dice));
  });
}

async function takePlace(memberId: MemberId, at: Instant, dice: Dice): Promise<void> {
  await transact(async (tx) => {
    const account = await tx.accounts.get(memberId);
    if (!account || account.marketingContactsAt.includes(at)) return;
    await tx.accounts.update(memberId, { marketingContactsAt: withContact(account.marketingContactsAt, at), revision: account.revision + 1 });
  }, dice);
}
