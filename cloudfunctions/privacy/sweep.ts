import type { Tick } from '../_runtime/job';
import { removeFiles } from '../_store/cloud';
import { is } from '../_store/collection';
import { store } from '../_store/store';
import { sweepMember } from './sweep-member';

const perQuestion = 100;
/** One member takes a dozen requests. */
const memberTimeMs = 3_000;

/** Members who left and have something due, first come first served; then copies whose time is up. Idle it costs two reads. */
export async function sweep({ now, businessDay, timeLeftMs }: Tick): Promise<{ readonly left: number; readonly copies: number }> {
  const due = await store.leavings.find({ filter: { dueOn: is.atMost(businessDay) }, order: [{ field: 'dueOn', direction: 'asc' }, { field: '_id', direction: 'asc' }], limit: perQuestion });
  let left = 0;
  for (const leaving of due) {
    if (timeLeftMs() < memberTimeMs) break;
    await sweepMember(leaving, businessDay, now);
    left += 1;
  }
  const copies = await store.exports.find({ filter: { endsAt: is.atMost(now) }, limit: perQuestion });
  await removeFiles(copies.flatMap((copy) => copy.fileIds));
  // One that he has had made anew this moment stays, to be taken away in its own time.
  for (const copy of copies) await store.exports.removeWhere({ _id: copy._id, endsAt: is.atMost(now) });
  return { left, copies: copies.length };
}
