import { nextRefitOn, recordDiffers, scoreMember, type RetentionRecord, type Scoring } from '../../shared/domain/retention';
import { withContact } from '../../shared/domain/campaign';
import type { MemberId } from '../../shared/kernel/ids';
import type { Instant } from '../../shared/kernel/time';
import { inParallel, slicesOf } from '../_store/batch';
import { increase, is } from '../_store/collection';
import { store } from '../_store/store';
import { callOff } from './call-off';
import { decideDrifting, type DriftingMember } from './decide-drifting';
import { recountFlagged } from './recount';
import { scoredFields, type ScoredAccount, type ScoringNight } from './night-context';
import type { DecisionDocument } from '../_store/outbox-documents';

/** A till may change an account between our reading and our writing; it is then read and scored again, so many times. */
const mostRounds = 3;
/** Ids in one guarded change. */
const groupSize = 500;

export interface ScoredPage {
  /** Members scored for the first time for whom tonight was no occasion. */
  readonly leftAlone: number;
}

interface Planned {
  readonly account: ScoredAccount;
  readonly scoring: Scoring;
  readonly decision: DecisionDocument | undefined;
  /** Contacts with the one just planned; undefined leaves them as they are. */
  readonly contactsAt: readonly Instant[] | undefined;
}

/**
 * Scores accounts and writes what changed. Decisions go first, then their messages and tasks, then the accounts: cut off
 * anywhere, the account still shows the old state, is found again, and finds its decision made.
 */
export async function scoreAccounts(night: ScoringNight, accounts: readonly ScoredAccount[]): Promise<ScoredPage> {
  let todo = accounts;
  let leftAlone = 0;
  for (let round = 1; todo.length > 0 && round <= mostRounds; round += 1) {
    const planned = await plan(night, await recountFlagged(todo));
    const missed = await writeGroups(planned);
    const again = new Set(missed.map(({ account }) => account._id));
    leftAlone += planned.filter(({ account, scoring }) => scoring.leftAlone && !again.has(account._id)).length;
    todo = await readAgain(missed);
    await callOff(missed.flatMap(({ decision }) => decision ?? []), todo);
  }
  return { leftAlone };
}

async function plan(night: ScoringNight, accounts: readonly ScoredAccount[]): Promise<readonly Planned[]> {
  const { model, policies, businessDay, asOf } = night;
  const day = { businessDay, asOf, restDays: policies.reach.restAfterPurchaseDays };
  const refitOn = nextRefitOn(model);
  const scored = accounts.flatMap((account) => {
    const scoring = scoreMember(account, model, policies.retention, day);
    return scoring && recordDiffers(account.retention, scoring.record, refitOn) ? [{ account, scoring }] : [];
  });
  const drifting = scored.filter(({ scoring }) => scoring.drifting).map(({ account, scoring }): DriftingMember => ({ account, scoring }));
  const decisions = await decideDrifting(night, drifting);
  return scored.map(({ account, scoring }) => {
    const made = decisions.get(account._id);
    // A contact that was planned before a crash is in the account already, under the same instant.
    const planned = made && made.decision.channel !== 'none' && !made.contactsAt.includes(made.decision.notBefore);
    return { account, scoring, decision: made?.decision, contactsAt: planned ? withContact(made.contactsAt, made.decision.notBefore) : undefined };
  });
}

/** Members with the same change share one request. The revision guards each: whoever changed the account meanwhile wins. */
async function writeGroups(planned: readonly Planned[]): Promise<readonly Planned[]> {
  const groups = new Map<string, Planned[]>();
  for (const one of planned) {
    const key = JSON.stringify([one.account.revision, one.scoring.record, one.contactsAt ?? null]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const missed: Planned[] = [];
  await inParallel([...groups.values()].flatMap((group) => slicesOf(group, groupSize)), async (group) => {
    const [first] = group;
    if (!first) return;
    const { account, scoring, contactsAt } = first;
    const count = await store.accounts.updateWhere(
      { _id: group.length === 1 ? account._id : is.oneOf(group.map((one) => one.account._id)), revision: account.revision },
      { retention: scoring.record, revision: increase(1), ...(contactsAt ? { marketingContactsAt: contactsAt } : {}) },
    );
    if (count < group.length) missed.push(...(await stillOld(group)));
  });
  return missed;
}

/** Of a group that was not written whole, those that do not carry the new record. */
async function stillOld(group: readonly Planned[]): Promise<readonly Planned[]> {
  const now = await store.accounts.getMany(group.map(({ account }) => account._id));
  return group.filter(({ account, scoring }) => {
    const record = now.get(account._id)?.retention;
    return record !== undefined || now.has(account._id) ? !sameRecord(record, scoring.record) : false;
  });
}

const sameRecord = (left: RetentionRecord | undefined, right: RetentionRecord): boolean =>
  left?.state === right.state && left.changedOn === right.changedOn && left.nextChangeOn === right.nextChangeOn && left.modelId === right.modelId;

async function readAgain(missed: readonly Planned[]): Promise<readonly ScoredAccount[]> {
  const ids: MemberId[] = missed.map(({ account }) => account._id);
  const pages: ScoredAccount[] = [];
  for (const slice of slicesOf(ids, 1_000)) {
    pages.push(...(await store.accounts.find({ filter: { _id: is.oneOf(slice) }, limit: 1_000, fields: scoredFields })));
  }
  return pages;
}
