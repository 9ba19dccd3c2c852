import { addDays, type LocalDate } from '../../shared/kernel/time';
import { fitSampleLimit, lastPurchaseOn, modelGoodDays, refitModel, statisticsUntil, type NamedModel, type PurchaseStatistics } from '../../shared/domain/retention';
import { assert } from '../../shared/kernel/assert';
import { seededDice, type Dice } from '../../shared/kernel/random';
import type { ModelDocument } from '../_store/documents';
import { pageAfter } from '../_store/pages';
import { store } from '../_store/store';
import { scoredFields, type KeepProgress, type Night, type ScoredAccount } from './night-context';

/** Members a model is fitted to at most; more change P(active) by .002 at most. */
const sampleSize = fitSampleLimit;
/** Accounts kept for scoring after the fit, so that they are read once; a larger base is read again, or it would not fit into the instance. */
const heldAccounts = 30_000;
/** Reading for the fit stops here, so that there is time left to fit. */
const fitTimeMs = 25_000;
const pageSize = 1_000;

const modelIdOf = (asOf: LocalDate): string => `model_${asOf}`;

/**
 * Makes sure the night has a model: keeps the current one while it is fresh, else reads the members, fits and keeps it.
 * Answers the accounts it read when that was all of them. The phase that follows is written into the run record before
 * the new model becomes current, so a night cut off between the two still scores everybody.
 */
export async function ensureModel(night: Night, keep: KeepProgress): Promise<readonly ScoredAccount[] | undefined> {
  const { asOf } = night;
  const current = await store.models.get('current');
  const fresh = current && current.fittedOn <= asOf && current.fittedOn > addDays(asOf, -modelGoodDays);
  if (fresh && current.modelId !== modelIdOf(asOf)) {
    await keep({ phase: 'score_due', modelId: current.modelId, basis: basisOf(current) });
    return undefined;
  }
  const { members, accounts, buyers } = await readMembers(night);
  const known = await store.models.get(modelIdOf(asOf));
  const fitted = known ?? fit(night, members, buyers);
  if (!known) await store.models.put(fitted);
  await keep({ phase: 'score_all', cursor: '', modelId: fitted.modelId, basis: basisOf(fitted) });
  await store.models.put({ ...fitted, _id: 'current' });
  return accounts;
}

function fit({ asOf, policies }: Night, members: readonly PurchaseStatistics[], buyers: number): ModelDocument {
  const modelId = modelIdOf(asOf);
  // The same members and the same day give the same model, however often a night is begun again.
  const dice = seededDice(Number(asOf.replaceAll('-', '')));
  return { _id: modelId, modelId, fittedOn: asOf, model: refitModel({ members, buyers, asOf, policy: policies.retention, dice }) };
}

const basisOf = (document: ModelDocument): 'model' | 'fixed_days' => (document.model.basis === 'model' ? 'model' : 'fixed_days');

/** The model of a run; makes it current where a tick was cut off before it could. */
export async function currentModel(modelId: string): Promise<NamedModel> {
  const current = await store.models.get('current');
  if (current?.modelId === modelId) return current;
  const own = await store.models.get(modelId);
  assert(own, `the run names the model ${modelId}, which is not there`);
  await store.models.put({ ...own, _id: 'current' });
  return own;
}

interface ReadMembers {
  /** The buyers' statistics at the end of `asOf`, a random sample of them in a large base. */
  readonly members: readonly PurchaseStatistics[];
  readonly buyers: number;
  /** Every account, when all fitted into one instance. */
  readonly accounts: readonly ScoredAccount[] | undefined;
}

async function readMembers({ asOf, tick }: Night): Promise<ReadMembers> {
  const dice = seededDice(Number(asOf.replaceAll('-', '')));
  const members: PurchaseStatistics[] = [];
  const accounts: ScoredAccount[] = [];
  let buyers = 0;
  let cursor = '';
  let whole = true;
  for (;;) {
    const page: ScoredAccount[] = await accountsAfter(cursor);
    for (const account of page) {
      if (accounts.length < heldAccounts) accounts.push(account);
      else whole = false;
      const upTo = statisticsUntil(account.statistics, asOf);
      if (upTo === null || lastPurchaseOn(upTo) === null) continue;
      buyers += 1;
      keepInSample(members, upTo, buyers, dice);
    }
    cursor = page.at(-1)?._id ?? cursor;
    if (page.length < pageSize) break;
    // A base too large for one tick is fitted on what was read: ids are random, so that is a sample too.
    if (tick.timeLeftMs() < fitTimeMs) {
      whole = false;
      break;
    }
  }
  return { members, buyers, accounts: whole ? accounts : undefined };
}

/** Algorithm R: every buyer so far is in the sample with the same probability. */
function keepInSample(members: PurchaseStatistics[], statistics: PurchaseStatistics, seen: number, dice: Dice): void {
  if (members.length < sampleSize) {
    members.push(statistics);
    return;
  }
  const place = Math.floor(dice() * seen);
  if (place < sampleSize) members[place] = statistics;
}

/** The next page of accounts by id. */
export function accountsAfter(cursor: string): Promise<ScoredAccount[]> {
  return pageAfter(store.accounts, cursor, { fields: scoredFields, limit: pageSize });
}
