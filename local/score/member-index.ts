/** Ids to numbers 0, 1, 2... in order of appearance, straight from bytes: a million ids without a million strings. */
export class MemberIndex {
  private arena = Buffer.alloc(1 << 16);
  private ends = new Uint32Array(1 << 10);
  private table = new Int32Array(1 << 11).fill(-1);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** The number of the id in `bytes[start, end)`, a new one where it has not been seen. */
  numberOf(bytes: Buffer, start: number, end: number): number {
    const mask = this.table.length - 1;
    let slot = hashOf(bytes, start, end) & mask;
    for (;;) {
      const member = this.table[slot]!;
      if (member === -1) return this.add(slot, bytes, start, end);
      if (this.isEqual(member, bytes, start, end)) return member;
      slot = (slot + 1) & mask;
    }
  }

  /** The id of a number, as it was written in the file. */
  idOf(member: number): string {
    return this.arena.toString('utf8', member === 0 ? 0 : this.ends[member - 1]!, this.ends[member]!);
  }

  private isEqual(member: number, bytes: Buffer, start: number, end: number): boolean {
    const from = member === 0 ? 0 : this.ends[member - 1]!;
    if (this.ends[member]! - from !== end - start) return false;
    for (let i = 0; i < end - start; i += 1) if (this.arena[from + i] !== bytes[start + i]) return false;
    return true;
  }

  private add(slot: number, bytes: Buffer, start: number, end: number): number {
    const from = this.count === 0 ? 0 : this.ends[this.count - 1]!;
    while (from + end - start > this.arena.length) this.arena = Buffer.concat([this.arena], this.arena.length * 2);
    if (this.count === this.ends.length) this.ends = grown(this.ends);
    bytes.copy(this.arena, from, start, end);
    const member = this.count;
    this.ends[member] = from + end - start;
    this.table[slot] = member;
    this.count += 1;
    if (this.count * 2 > this.table.length) this.rehash();
    return member;
  }

  private rehash(): void {
    this.table = new Int32Array(this.table.length * 2).fill(-1);
    const mask = this.table.length - 1;
    for (let member = 0; member < this.count; member += 1) {
      let slot = hashOf(this.arena, member === 0 ? 0 : this.ends[member - 1]!, this.ends[member]!) & mask;
      while (this.table[slot] !== -1) slot = (slot + 1) & mask;
      this.table[slot] = member;
    }
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const twice = new Uint32Array(array.length * 2);
  twice.set(array);
  return twice;
}

/** FNV-1a and the last stir of MurmurHash3, because ids differ mostly in their last digits and neighbours would crowd. */
function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
