import { addDays, type LocalDate } from '../../shared/kernel/time';
import { modelGoodDays, RefitSample, type NamedModel, type RetentionModel } from '../../shared/domain/retention';
import { assert } from '../../shared/kernel/assert';
import { seededDice } from '../../shared/kernel/random';
import { pageAfter } from '../_store/pages';
import { store } from '../_store/store';
import { HeldPages } from './held-pages';
import { scoredFields, type KeepProgress, type Night, type ScoredAccount } from './night-context';
import type { ModelDocument } from '../_store/night-documents';

/** Reading for the fit stops here, so that there is time left to fit. */
const fitTimeMs = 25_000;
const pageSize = 1_000;

const modelIdOf = (asOf: LocalDate): string => `model_${asOf}`;

/**
 * Makes sure the night has a model: keeps the current one while it is fresh (a night of the past does not use one that knows the
 * future), else reads members, fits and keeps it. Answers the accounts it read, which need not be read again to be scored. The phase
 * that follows is written into the run record before the new model becomes current, so a night cut off between the two still scores
 * everybody.
 */
export async function ensureModel(night: Night, keep: KeepProgress): Promise<HeldPages | undefined> {
  const { asOf } = night;
  const current = await store.models.get('current');
  const fresh = current && current.fittedOn <= asOf && current.fittedOn > addDays(asOf, -modelGoodDays);
  if (fresh && current.modelId !== modelIdOf(asOf)) {
    await keep({ phase: 'score_due', modelId: current.modelId, basis: current.model.basis });
    return undefined;
  }
  const modelId = modelIdOf(asOf);
  const known = await store.models.get(modelId);
  const { fitted, held } = known ? { fitted: known, held: undefined } : await fit(night);
  await keep({ phase: 'score_all', cursor: '', modelId, basis: fitted.model.basis });
  await store.models.put({ ...fitted, _id: 'current' });
  return held;
}

/** Reads, fits, and keeps the model under its own id. */
async function fit(night: Night): Promise<{ readonly fitted: ModelDocument; readonly held: HeldPages }> {
  const { asOf } = night;
  const { model, held } = await fitToBase(night);
  const fitted: ModelDocument = { _id: modelIdOf(asOf), modelId: modelIdOf(asOf), fittedOn: asOf, model };
  await store.models.put(fitted);
  return { fitted, held };
}

/** The model of a run; makes it current where a tick was cut off before it could. */
export async function currentModel(modelId: string): Promise<NamedModel> {
  const current = await store.models.get('current');
  if (current?.modelId === modelId) return current;
  const own = await store.models.get(modelId);
  assert(own, `the run names the model ${modelId}, which is not there`);
  await store.models.put({ ...own, _id: 'current' });
  return own;
}

/**
 * Reads members in order of id until the sample is full, and fits. Ids are random, so the first ones are a sample; the same members
 * and the same day give the same model, however often a night is begun again.
 */
async function fitToBase({ asOf, policies, tick }: Night): Promise<{ readonly model: RetentionModel; readonly held: HeldPages }> {
  const sample = new RefitSample({ asOf, policy: policies.retention, dice: seededDice(Number(asOf.replaceAll('-', ''))) });
  const held = new HeldPages();
  let read = 0;
  let cursor = '';
  for (;;) {
    const page = await accountsAfter(cursor);
    for (const account of page) sample.add(account.statistics);
    held.add(page);
    read += page.length;
    cursor = page.at(-1)?._id ?? cursor;
    if (page.length < pageSize) return { model: sample.fit(), held };
    if (sample.isFull || tick.timeLeftMs() < fitTimeMs) break;
  }
  const members = await store.accounts.count({});
  return { model: sample.fit(Math.round((sample.buyers * members) / read)), held };
}

/** The next page of accounts by id. */
export function accountsAfter(cursor: string): Promise<ScoredAccount[]> {
  return pageAfter(store.accounts, cursor, { fields: scoredFields, limit: pageSize });
}
