import { duePageAfter } from '../_store/pages';
import { store } from '../_store/store';
import { accountsAfter } from './ensure-model';
import type { HeldPages } from './held-pages';
import { pageTimeMs, scoredFields, type KeepProgress, type ScoredAccount, type ScoringNight } from './night-context';
import { scoreAccounts } from './score-accounts';
import type { NightRunDocument } from '../_store/night-documents';

/** Held pages scored and written together; the more there are, the more members share one write. */
const heldPagesAtOnce = 4;
const duePageSize = 500;

/** A refit night: every member once, in order of id. `held` are the accounts that the fit has read in this same tick. */
export async function scoreAll(night: ScoringNight, run: NightRunDocument, keep: KeepProgress, held?: HeldPages): Promise<void> {
  let { cursor = '', membersSeen, leftAlone } = run;
  const after = async (chunk: readonly ScoredAccount[], alone: number): Promise<void> => {
    cursor = chunk.at(-1)?._id ?? cursor;
    membersSeen += chunk.length;
    leftAlone += alone;
    await keep({ cursor, membersSeen, leftAlone });
  };
  for (;;) {
    if (night.tick.timeLeftMs() < pageTimeMs) return;
    const waiting = held?.take(heldPagesAtOnce) ?? [];
    const page = waiting.length > 0 ? waiting : await accountsAfter(cursor);
    if (page.length === 0) break;
    await after(page, (await scoreAccounts(night, page)).leftAlone);
  }
  await keep({ phase: 'score_due' });
}

/**
 * Every night: the members whose day has come, by index, in one pass. Whoever is written leaves the range, so the pass goes on
 * behind the last one read; a member who could not be written stays due, and the next night finds him again.
 */
export async function scoreDue(night: ScoringNight, run: NightRunDocument, keep: KeepProgress): Promise<void> {
  let { membersSeen, leftAlone } = run;
  let last: ScoredAccount | undefined;
  for (;;) {
    if (night.tick.timeLeftMs() < pageTimeMs) return;
    const page: ScoredAccount[] = await duePageAfter(store.accounts, last, { field: 'retention.nextChangeOn', until: night.asOf, fields: scoredFields, limit: duePageSize });
    last = page.at(-1);
    if (!last) break;
    const scored = await scoreAccounts(night, page);
    membersSeen += page.length;
    leftAlone += scored.leftAlone;
    await keep({ membersSeen, leftAlone });
  }
  await keep({ phase: 'occasions', cursor: '' });
}
