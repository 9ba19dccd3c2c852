import { memberContract } from '../../../shared/contract/member';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { eventView, timelineNames } from '../../_complaint/complaint-events';
import { store } from '../../_store/store';
import { linesBefore, own } from './view';

/** Lines of a long talk that its first view left out, those just before the ones he has. */
export const earlier = defineQuery(memberContract.complaints.earlier, async ({ input, caller }) => {
  const complaint = own(await store.complaints.get(input.complaintId), caller.memberId);
  const before = Math.min(input.before, complaint.events.length);
  const from = linesBefore(complaint.events, before);
  const names = await timelineNames([complaint]);
  return accept({ events: complaint.events.slice(from, before).map((event) => eventView(event, names, '')), from });
});
