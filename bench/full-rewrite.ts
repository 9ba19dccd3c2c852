import { inParallel } from '../cloudfunctions/_store/batch';
import { increase } from '../cloudfunctions/_store/collection';
import { pageAfter } from '../cloudfunctions/_store/pages';
import { currentModel, currentPolicies } from '../cloudfunctions/_store/rules-documents';
import { store } from '../cloudfunctions/_store/store';
import { withStore } from '../local/shop';
import { scoreMember } from '../shared/domain/retention';
import { addDays, localDate } from '../shared/kernel/time';

/**
 * What a night does that rewrites every score: reads all members in pages of 1,000, scores each, and writes each one's record, as many
 * requests at once as the night has. Scores of two members are never the same, so there is no writing them together.
 */
async function rewrite(url: string, on: string, most: number): Promise<{ readonly members: number; readonly seconds: number }> {
  return withStore(url, async () => {
    const [model, { retention, reach }] = [await currentModel(), await currentPolicies()];
    if (!model) throw new Error('there is no model');
    const businessDay = localDate(on);
    const day = { businessDay, asOf: addDays(businessDay, -1), restDays: reach.restAfterPurchaseDays };
    const started = performance.now();
    let [cursor, members] = ['', 0];
    for (;;) {
      const page = await pageAfter(store.accounts, cursor, { fields: ['storeId', 'statistics', 'retention', 'revision'], limit: 1_000 });
      await inParallel(page, async (account) => {
        const scoring = scoreMember(account, model, retention, day);
        if (scoring) await store.accounts.updateWhere({ _id: account._id, revision: account.revision }, { retention: scoring.record, revision: increase(1) });
      });
      members += page.length;
      cursor = page.at(-1)?._id ?? cursor;
      if (page.length < 1_000 || members >= most) return { members, seconds: (performance.now() - started) / 1_000 };
    }
  });
}

const [url = '', on = '', most = '0'] = process.argv.slice(2);
void rewrite(url, on, Number(most)).then((done) => process.send?.(done, () => process.exit()));
