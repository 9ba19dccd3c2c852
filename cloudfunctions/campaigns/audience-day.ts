import { campaignRound, stretchesOf, type AudienceRule, type AudienceStretch } from '../../shared/domain/campaign';
import type { Tick } from '../_runtime/job';
import { readAudienceLines, type AudienceLines } from '../_reach/audience-facts';
import { is, type Filter } from '../_store/collection';
import { currentModel } from '../_store/rules-documents';
import { store } from '../_store/store';
import type { NamedModel } from '../../shared/domain/retention';
import type { AccountDocument } from '../_store/account-documents';
import type { PolicyDocument } from '../_store/policies-documents';

/** One tick's view of audiences. */
export interface AudienceDay {
  readonly tick: Tick;
  readonly policies: PolicyDocument;
  readonly model: NamedModel | undefined;
  readonly lines: AudienceLines;
}

export async function readAudienceDay(tick: Tick, policies: PolicyDocument): Promise<AudienceDay> {
  const model = await currentModel();
  return { tick, policies, model, lines: await readAudienceLines(policies, model, tick.now) };
}

/** Accounts read at once: as many as a decision's questions may name. */
export const pageSize = 500;

/** The next accounts of a stretch behind an id, in order of id; fewer than `pageSize`: the stretch is through. */
export function accountsOf(rule: AudienceRule, stretch: number, cursor: string): Promise<AccountDocument[]> | null {
  const of = stretchesOf(rule)[stretch];
  if (!of) return null;
  const filter: Filter = { ...filterOf(of), ...(cursor === '' ? {} : { _id: is.above(cursor) }) };
  return store.accounts.find({ filter, order: [{ field: '_id', direction: 'asc' }], limit: pageSize });
}

const filterOf = (of: AudienceStretch): Filter => (of.by === 'store' ? { storeId: of.storeId } : of.by === 'state' ? { 'retention.state': of.state } : {});

/** The round of a dry run: nothing is written under it. */
export const dryRound = campaignRound(0);
