import { memberContract } from '../../../shared/contract/member';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { dayMs } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { is } from '../../_store/collection';
import type { SuggestionDocument } from '../../_store/survey-documents';
import { store } from '../../_store/store';
import { isRisky } from '../text-check';
import { suggestionRow } from './list';

/** So many in a day; whoever has more to say is better heard in person. */
const mostADay = 5;

export const send = definePreparedCommand(memberContract.suggestions.send, {
  async prepare({ input, caller, now }) {
    const [sent, account] = await Promise.all([store.suggestions.count({ memberId: caller.memberId, at: is.above(now - dayMs) }), store.accounts.get(caller.memberId)]);
    assert(account, 'an identity has its account');
    if (sent >= mostADay) return refuse('SUGGESTIONS_TOO_MANY', { most: mostADay });
    if (await isRisky(input.words, caller.openid)) return refuse('TEXT_RISKY', {});
    return accept({ storeId: account.storeId });
  },
  async run({ input, caller, now, tx, commandId, prepared: { storeId } }) {
    const suggestion: SuggestionDocument = {
      _id: `sg_${caller.memberId}_${commandId}`, memberId: caller.memberId, storeId, words: input.words.trim(), at: now, state: 'waiting', isPublic: false,
    };
    await tx.suggestions.add(suggestion);
    return accept(suggestionRow(suggestion, caller.memberId));
  },
});
