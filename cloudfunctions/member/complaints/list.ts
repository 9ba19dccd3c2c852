import { memberContract } from '../../../shared/contract/member';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { store } from '../../_store/store';
import { complaintRow } from './view';

/** Letters of the text that a list carries; the whole of it is with the complaint. Twenty long ones would be more than one view may weigh. */
const leadLetters = 120;

/** The beginning of a text, cut between letters. */
function lead(text: string): string {
  const letters = [...text];
  return letters.length > leadLetters ? `${letters.slice(0, leadLetters).join('')}…` : text;
}

export const list = defineQuery(memberContract.complaints.list, async ({ input, caller }) => {
  const page = await pageOf(store.complaints, { filter: { memberId: caller.memberId }, by: 'openedAt', direction: 'desc', cursor: input.cursor });
  return accept({ items: page.items.map((complaint) => ({ ...complaintRow(complaint), text: lead(complaint.text) })), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});
