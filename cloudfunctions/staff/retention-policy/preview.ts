import { performance } from 'node:perf_hooks';
import { staffContract } from '../../../shared/contract/staff';
import {
  addTransitions, balanceOfMember, checkRetentionPolicy, emptyTransitions, noCosts, previewBasisOf, previewMoves, purchaseDaysOf, retentionStates, spentBy, statisticsBy,
  type RetentionModel, type Transitions,
} from '../../../shared/domain/retention';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf, type LocalDate } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { costRatesOf } from '../../_store/cost-rates';
import { pageAfter } from '../../_store/pages';
import { currentModel, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { withEdits } from './view';
import type { AccountDocument } from '../../_store/account-documents';
import type { PolicyDocument } from '../../_store/policies-documents';

const pageSize = 1_000;
/** A person waits for this: what was read by then is a fair sample, because ids are random. */
const budgetMs = 6_000;

/** How many members would stand elsewhere tonight by the edited rules than by those in force, and who would cost more than he brings. */
export const preview = defineQuery(staffContract.retentionPolicy.preview, async ({ input, now }) => {
  const [rules, model, members] = await Promise.all([currentPolicies(), currentModel(), store.accounts.count({})]);
  const proposed = withEdits(rules.retention, input.policy);
  const [fault, ...more] = checkRetentionPolicy(proposed);
  if (fault) return refuse('RETENTION_POLICY_UNFIT', { faults: [fault, ...more] });
  const basis = model ? previewBasisOf(model.model, proposed) : undefined;
  if (!model || !basis || basis === 'model_to_be_fitted') {
    return accept({ basis: basis ?? ('none' as const), looked: 0, members, complete: false, moved: 0, moves: [] });
  }
  const { looked, complete, counts, costly } = await lookAt(model.model, { current: rules, proposed: { ...rules, retention: proposed } }, localDateOf(now));
  const moves = retentionStates.flatMap((from) => retentionStates.flatMap((to) => (counts[from][to] > 0 ? [{ from, to, members: counts[from][to] }] : [])));
  const moved = moves.reduce((sum, move) => (move.from === move.to ? sum : sum + move.members), 0);
  return accept({ basis: basis, looked, members, complete, moved, moves, costly });
});

const previewFields = ['statistics', 'retention', 'costs'] as const;
type PreviewAccount = Pick<AccountDocument, '_id' | (typeof previewFields)[number]>;

/** Members of a page who were given more than their payments leave, at the margin of these rules. */
function costlyAmong(page: readonly PreviewAccount[], rules: PolicyDocument, asOf: LocalDate): number {
  const rates = costRatesOf(rules);
  return page.filter(({ statistics, costs }) => {
    const { margin, given } = balanceOfMember(spentBy(statisticsBy(statistics, asOf)), costs ?? noCosts, rates);
    return given > margin;
  }).length;
}

interface Looked {
  readonly looked: number;
  readonly complete: boolean;
  readonly counts: Transitions;
  readonly costly: { readonly now: number; readonly then: number };
}

async function lookAt(model: RetentionModel, { current, proposed }: { readonly current: PolicyDocument; readonly proposed: PolicyDocument }, asOf: LocalDate): Promise<Looked> {
  const startedMs = performance.now();
  let counts = emptyTransitions;
  let costly = { now: 0, then: 0 };
  const policies = { current: current.retention, proposed: proposed.retention };
  let looked = 0;
  let cursor = '';
  for (;;) {
    const page: PreviewAccount[] = await pageAfter(store.accounts, cursor, { fields: previewFields, limit: pageSize });
    const scored = page.flatMap(({ statistics, retention }) => {
      const upTo = statisticsBy(statistics, asOf);
      return retention && purchaseDaysOf(upTo) > 0 ? [{ statistics: upTo, state: retention.state }] : [];
    });
    counts = addTransitions(counts, previewMoves(scored, model, policies, asOf));
    looked += scored.length;
    costly = { now: costly.now + costlyAmong(page, current, asOf), then: costly.then + costlyAmong(page, proposed, asOf) };
    cursor = page.at(-1)?._id ?? cursor;
    if (page.length < pageSize) return { looked, complete: true, counts, costly };
    if (performance.now() - startedMs > budgetMs) return { looked, complete: false, counts, costly };
  }
}
