import type { NightRunDocument } from '../_store/documents';
import { slicesOf } from '../_store/batch';
import { duePageAfter } from '../_store/pages';
import { store } from '../_store/store';
import { accountsAfter } from './ensure-model';
import { pageTimeMs, scoredFields, type KeepProgress, type ScoredAccount, type ScoringNight } from './night-context';
import { scoreAccounts } from './score-accounts';

/** Members scored and written together; the more there are, the more of them share one write. */
const chunkSize = 4_000;
const duePageSize = 500;

/** A refit night: every member once, in order of id. `loaded` are the accounts that the fit has read in this same tick. */
export async function scoreAll(night: ScoringNight, run: NightRunDocument, keep: KeepProgress, loaded?: readonly ScoredAccount[]): Promise<void> {
  let { cursor = '', membersSeen, leftAlone } = run;
  const after = async (chunk: readonly ScoredAccount[], alone: number): Promise<void> => {
    cursor = chunk.at(-1)?._id ?? cursor;
    membersSeen += chunk.length;
    leftAlone += alone;
    await keep({ cursor, membersSeen, leftAlone });
  };
  if (loaded && cursor === '') {
    for (const chunk of slicesOf(loaded, chunkSize)) {
      if (night.tick.timeLeftMs() < pageTimeMs) return;
      await after(chunk, (await scoreAccounts(night, chunk)).leftAlone);
    }
    await keep({ phase: 'score_due' });
    return;
  }
  for (;;) {
    if (night.tick.timeLeftMs() < pageTimeMs) return;
    const page = await accountsAfter(cursor);
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
  await keep({ phase: 'count' });
}
