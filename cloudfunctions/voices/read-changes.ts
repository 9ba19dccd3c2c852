import { dayMs, instant, minuteMs, type Instant } from '../../shared/kernel/time';
import type { Tick } from '../_runtime/job';
import { is, type Collection, type Document } from '../_store/collection';
import { store } from '../_store/store';

/**
 * A transaction writes down its time when it begins and is seen when it ends: changes are looked for so far back behind the newest one read.
 */
const lateMs = 10 * minuteMs;
/** Work on a page takes less; with less time left the next tick goes on. */
const pageTimeMs = 5_000;
const pageSize = 500;

export interface Changes<Doc extends Document> {
  /** Names the mark. */
  readonly source: string;
  readonly collection: Collection<Doc>;
  /** The instant of the change; an index begins with it. */
  readonly field: keyof Doc & string;
  /** How far back the first reading of all goes. */
  readonly firstDays: number;
  /** Deals with changes; the same ones may come again, and must then do nothing. */
  readonly handle: (changed: readonly Doc[]) => Promise<void>;
}

/**
 * Reads what has changed since the last time, oldest first, page by page, and writes down how far it came. Cut off anywhere, or done by two
 * copies at once, it reads some of it again. Answers how many documents were read, and whether that was all.
 */
export async function readChanges<Doc extends Document>(tick: Tick, { source, collection, field, firstDays, handle }: Changes<Doc>): Promise<{ readonly read: number; readonly whole: boolean }> {
  const mark = await store.voiceMarks.get(source);
  let from: Instant = mark ? instant(mark.readUntilAt - lateMs) : instant(Math.max(0, tick.now - firstDays * dayMs));
  for (let read = 0; ; ) {
    if (tick.timeLeftMs() < pageTimeMs) return { read, whole: false };
    const page = await collection.find({ filter: { [field]: is.atLeast(from) }, order: [{ field, direction: 'asc' }, { field: '_id', direction: 'asc' }], limit: pageSize });
    await handle(page);
    read += page.length;
    const last = page.at(-1)?.[field] as Instant | undefined;
    if (last !== undefined) await store.voiceMarks.put({ _id: source, readUntilAt: instant(Math.max(last, mark?.readUntilAt ?? 0)) });
    if (page.length < pageSize || last === undefined) return { read, whole: true };
    // A page of one instant only would be read for ever: what is left of that instant is let go.
    from = last === from ? instant(last + 1) : last;
  }
}
