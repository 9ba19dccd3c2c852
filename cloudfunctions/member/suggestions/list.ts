import { memberContract } from '../../../shared/contract/member';
import { accept } from '../../../shared/kernel/result';
import type { MemberId } from '../../../shared/kernel/ids';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import type { SuggestionDocument } from '../../_store/survey-documents';
import { store } from '../../_store/store';

/** A suggestion as members read it: nobody's name but the one who replied. */
export function suggestionRow({ _id, words, at, memberId, isPublic, reply }: SuggestionDocument, reader: MemberId) {
  return { suggestionId: _id, words, at, isMine: memberId === reader, isPublic, ...(reply ? { reply } : {}) };
}

export const list = defineQuery(memberContract.suggestions.list, async ({ input, caller }) => {
  const filter = input.whose === 'mine' ? { memberId: caller.memberId } : { isPublic: true };
  const page = await pageOf(store.suggestions, { filter, by: 'at', direction: 'desc', cursor: input.cursor });
  return accept({ items: page.items.map((one) => suggestionRow(one, caller.memberId)), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});
