import type { NightRunDocument } from '../_store/documents';
import { is } from '../_store/collection';
import { slicesOf } from '../_store/batch';
import { log } from '../_runtime/log';
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
  const after = (chunk: readonly ScoredAccount[], alone: number): Promise<void> => {
    cursor = chunk.at(-1)?._id ?? cursor;
    membersSeen += chunk.length;
    leftAlone += alone;
    return keep({ cursor, membersSeen, leftAlone });
  };
  if (loaded && cursor === '') {
    for (const chunk of slicesOf(loaded, chunkSize)) {
      if (night.tick.timeLeftMs() < pageTimeMs) return;
      await after(chunk, (await scoreAccounts(night, chunk)).leftAlone);
    }
    return keep({ phase: 'score_due' });
  }
  for (;;) {
    if (night.tick.timeLeftMs() < pageTimeMs) return;
    const page = await accountsAfter(cursor);
    if (page.length === 0) break;
    await after(page, (await scoreAccounts(night, page)).leftAlone);
  }
  return keep({ phase: 'score_due' });
}

/**
 * Every night: the members whose day has come, by index. A member who is written has a later day, so the first page is
 * always the next work; a page of which nobody could be written ends the phase, and the next night finds them again.
 */
export async function scoreDue(night: ScoringNight, run: NightRunDocument, keep: KeepProgress): Promise<void> {
  let { membersSeen, leftAlone } = run;
  for (;;) {
    if (night.tick.timeLeftMs() < pageTimeMs) return;
    const page: ScoredAccount[] = await store.accounts.find({
      filter: { 'retention.nextChangeOn': is.atMost(night.asOf) },
      order: [{ field: 'retention.nextChangeOn', direction: 'asc' }, { field: '_id', direction: 'asc' }],
      limit: duePageSize,
      fields: scoredFields,
    });
    if (page.length === 0) break;
    const { written, leftAlone: alone } = await scoreAccounts(night, page);
    membersSeen += page.length;
    leftAlone += alone;
    await keep({ membersSeen, leftAlone });
    if (written === 0) {
      log('warn', 'night could not write', { members: page.length, businessDay: night.businessDay });
      break;
    }
  }
  return keep({ phase: 'count' });
}
