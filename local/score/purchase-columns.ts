import type { PurchaseLog } from '../../shared/domain/retention';

const chunkRows = 1 << 20;

interface Chunk {
  readonly member: Uint32Array;
  readonly day: Uint16Array;
  readonly spent: Uint32Array;
}

/** Purchases as they come in, ten bytes each, and then as a log by member. */
export class PurchaseColumns {
  private readonly chunks: Chunk[] = [];
  private count = 0;

  /** `day` is a day number from 0 to 65,535, `spent` fen up to 32 bits (0: not known). */
  add(member: number, day: number, spent: number): void {
    const at = this.count % chunkRows;
    if (at === 0) this.chunks.push({ member: new Uint32Array(chunkRows), day: new Uint16Array(chunkRows), spent: new Uint32Array(chunkRows) });
    const chunk = this.chunks[this.chunks.length - 1]!;
    chunk.member[at] = member;
    chunk.day[at] = day;
    chunk.spent[at] = spent;
    this.count += 1;
  }

  /**
   * The log of so many members: rows sorted by member (by counting), days within each, same days made one.
   * The rows are given up on the way, so that rows and log are not both held.
   */
  toLog(memberCount: number): PurchaseLog {
    const offsets = new Uint32Array(memberCount + 1);
    this.eachRow((chunk, i) => (offsets[chunk.member[i]! + 1]! += 1));
    for (let member = 0; member < memberCount; member += 1) offsets[member + 1]! += offsets[member]!;
    const next = offsets.slice();
    const days = new Int32Array(this.count);
    const spent = new Uint32Array(this.count);
    this.eachRow((chunk, i) => {
      const at = next[chunk.member[i]!]!;
      next[chunk.member[i]!] = at + 1;
      days[at] = chunk.day[i]!;
      spent[at] = chunk.spent[i]!;
    });
    this.chunks.length = 0;
    const used = mergeDays(memberCount, offsets, days, spent);
    return { memberCount, offsets, days: days.subarray(0, used), spent: spent.subarray(0, used) };
  }

  private eachRow(visit: (chunk: Chunk, row: number) => void): void {
    this.chunks.forEach((chunk, number) => {
      const rows = Math.min(chunkRows, this.count - number * chunkRows);
      for (let i = 0; i < rows; i += 1) visit(chunk, i);
    });
  }
}

/** Sorts each member's days and makes equal ones one, in place; answers how many days are left. */
function mergeDays(memberCount: number, offsets: Uint32Array, days: Int32Array, spent: Uint32Array): number {
  let write = 0;
  let start = 0;
  for (let member = 0; member < memberCount; member += 1) {
    const end = offsets[member + 1]!;
    sortRange(days, spent, start, end);
    const first = write;
    for (let read = start; read < end; read += 1) {
      if (write > first && days[write - 1] === days[read]) {
        spent[write - 1] = Math.min(4_294_967_295, spent[write - 1]! + spent[read]!);
      } else {
        days[write] = days[read]!;
        spent[write] = spent[read]!;
        write += 1;
      }
    }
    start = end;
    offsets[member + 1] = write;
  }
  return write;
}

/** By insertion where the days are few or nearly in order, as in any export; else by a sorted copy. */
function sortRange(days: Int32Array, spent: Uint32Array, start: number, end: number): void {
  let moves = 0;
  for (let i = start + 1; i < end; i += 1) {
    const [day, amount] = [days[i]!, spent[i]!];
    let at = i;
    while (at > start && days[at - 1]! > day) {
      days[at] = days[at - 1]!;
      spent[at] = spent[at - 1]!;
      at -= 1;
    }
    moves += i - at;
    days[at] = day;
    spent[at] = amount;
    // Backwards lists of ten thousand days would take for ever: finish them with a sorted copy.
    if (moves > 64 * (end - start)) return sortCopy(days, spent, start, end);
  }
}

function sortCopy(days: Int32Array, spent: Uint32Array, start: number, end: number): void {
  const order = Uint32Array.from({ length: end - start }, (_, i) => start + i).sort((i, j) => days[i]! - days[j]!);
  const sortedDays = Int32Array.from(order, (i) => days[i]!);
  const sortedSpent = Uint32Array.from(order, (i) => spent[i]!);
  days.set(sortedDays, start);
  spent.set(sortedSpent, start);
}
