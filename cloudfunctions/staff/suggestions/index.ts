import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineCommand, defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { pageOf } from '../../_runtime/paging';
import { storeFilter } from '../../_runtime/store-scope';
import type { SuggestionDocument } from '../../_store/survey-documents';
import { store } from '../../_store/store';

function row({ _id, words, at, storeId, memberId, isPublic, reply }: SuggestionDocument, memberName: string) {
  return { suggestionId: _id, words, at, storeId, memberId, memberName, isPublic, ...(reply ? { reply } : {}) };
}

/** Those that wait, the oldest first; those answered, the newest first. */
const list = defineQuery(staffContract.suggestions.list, async ({ input, caller }) => {
  const page = await pageOf(store.suggestions, { filter: { ...storeFilter(caller), state: input.state }, by: 'at', direction: input.state === 'waiting' ? 'asc' : 'desc', cursor: input.cursor });
  const members = await store.members.getMany(page.items.map((one) => one.memberId));
  return accept({ items: page.items.map((one) => row(one, members.get(one.memberId)?.nickname ?? '')), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});

/** A reply, or a better one in its place. Public, every member reads question and reply, without the member's name. */
const answer = defineCommand(staffContract.suggestions.answer, async ({ input, caller, now, tx }) => {
  const suggestion = await tx.suggestions.get(input.suggestionId);
  if (!suggestion || !seesStore(caller, suggestion.storeId)) return notFound();
  const reply = { words: input.words.trim(), at: now, byName: caller.name };
  await tx.suggestions.update(suggestion._id, { reply, isPublic: input.isPublic, state: 'answered' });
  return accept(row({ ...suggestion, reply, isPublic: input.isPublic }, (await tx.members.get(suggestion.memberId))?.nickname ?? ''));
});

export const suggestions = { list, answer };
