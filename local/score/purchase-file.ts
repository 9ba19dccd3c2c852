import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { PurchaseLog } from '../../shared/domain/retention';
import { amountUnknown, DayReader, readYuan, unreadable, type RowFault } from './fields';
import { MemberIndex } from './member-index';
import { PurchaseColumns } from './purchase-columns';

export type PurchaseFormat = 'csv' | 'cdnow';

/** A row that was skipped. `line` counts from 1, the header included. */
export interface BadRow {
  readonly line: number;
  readonly fault: RowFault;
}

export interface PurchaseFile {
  readonly log: PurchaseLog;
  readonly members: MemberIndex;
  readonly rows: number;
  /** Rows with an amount of zero or below: corrections, not visits. */
  readonly dropped: number;
  readonly badRows: number;
  /** The first of the bad rows; the rest are only counted. */
  readonly firstBadRows: readonly BadRow[];
}

/** How many bad rows are kept one by one. */
export const badRowsKept = 1_000;
const longestLine = 4_096;
const chunkBytes = 1 << 20;
const [newline, carriageReturn, comma, quote, space, tab] = [10, 13, 44, 34, 32, 9];

/** Thrown for a file that cannot be read as what it was said to be; the message says what to do. */
export class PurchaseFileError extends Error {}

/**
 * Reads a purchase log into columns. CSV has a header with `member_id` and `purchased_at`, and `amount_yuan` where
 * amounts are known, in any order among other columns (`customer_id`, `cust` and `date` are understood too); fields may
 * be quoted but hold no line breaks. `cdnow` is
 * whitespace between id, yyyymmdd, items and dollars, without a header.
 *
 * Bytes are scanned here rather than by a parser because a chain's ten million rows have to fit in a minute and half a
 * gigabyte with everything else (docs/decisions/0010). `onProgress` gets the share of bytes read.
 * @throws PurchaseFileError where the header lacks a column
 */
export function readPurchaseFile(path: string, format: PurchaseFormat, onProgress: (share: number) => void = () => undefined): PurchaseFile {
  const file = openSync(path, 'r');
  try {
    const size = Math.max(1, fstatSync(file).size);
    const reader = new RowReader(format);
    const buffer = Buffer.allocUnsafe(chunkBytes + longestLine + 1);
    let kept = 0;
    let read = 0;
    let isSkipping = false;
    for (;;) {
      const got = readSync(file, buffer, kept, chunkBytes, null);
      const end = kept + got;
      let start = 0;
      for (let at = buffer.indexOf(newline, kept); at !== -1 && at < end; at = buffer.indexOf(newline, start)) {
        if (isSkipping) reader.tooLong();
        else reader.line(buffer, start, at);
        isSkipping = false;
        start = at + 1;
      }
      if (got === 0) {
        if (isSkipping) reader.tooLong();
        else if (end > start) reader.line(buffer, start, end);
        break;
      }
      kept = end - start;
      // A line without an end is not collected for ever.
      if (kept > longestLine) {
        isSkipping = true;
        kept = 0;
      } else buffer.copyWithin(0, start, end);
      read += got;
      onProgress(read / size);
    }
    return reader.result();
  } finally {
    closeSync(file);
  }
}

/** Names that public logs use for our two columns. Amounts have one name only, because it says the unit. */
const memberNames = ['member_id', 'customer_id', 'cust'];
const dayNames = ['purchased_at', 'date'];

interface ColumnPlaces {
  readonly member: number;
  readonly purchasedAt: number;
  readonly amount: number;
  readonly last: number;
}

/** Turns lines into columns. */
class RowReader {
  private readonly members = new MemberIndex();
  private readonly columns = new PurchaseColumns();
  private readonly dayReader = new DayReader();
  private readonly firstBadRows: BadRow[] = [];
  private places: ColumnPlaces | null;
  private lines = 0;
  private rows = 0;
  private dropped = 0;
  private badRows = 0;
  private readonly starts = new Int32Array(64);
  private readonly ends = new Int32Array(64);

  constructor(private readonly format: PurchaseFormat) {
    this.places = format === 'cdnow' ? { member: 0, purchasedAt: 1, amount: 3, last: 3 } : null;
  }

  tooLong(): void {
    this.lines += 1;
    this.bad('length');
  }

  line(bytes: Buffer, from: number, to: number): void {
    this.lines += 1;
    const end = to > from && bytes[to - 1] === carriageReturn ? to - 1 : to;
    if (end === from) return;
    if (end - from > longestLine) {
      this.bad('length');
      return;
    }
    if (this.places === null) {
      this.places = placesOf(bytes.toString('utf8', from, end));
      return;
    }
    // The CDNOW file as it is passed around may carry a line of names.
    if (this.format === 'cdnow' && this.lines === 1 && /[a-z]/i.test(bytes.toString('latin1', from, end))) return;
    this.row(bytes, from, end, this.places);
  }

  private row(bytes: Buffer, from: number, end: number, places: ColumnPlaces): void {
    let [line, start, stop] = [bytes, from, end];
    if (this.format === 'csv' && hasQuote(bytes, from, end)) {
      line = Buffer.from(unquoted(bytes.toString('utf8', from, end)));
      [start, stop] = [0, line.length];
    }
    const separator = line === bytes ? comma : 0;
    const fields = this.format === 'csv' ? this.splitAt(line, start, stop, separator, places.last) : this.splitBlank(line, start, stop, places.last);
    if (fields <= Math.max(places.member, places.purchasedAt)) {
      this.bad('columns');
      return;
    }
    this.take(line, places, fields);
  }

  private take(line: Buffer, places: ColumnPlaces, fields: number): void {
    const { starts, ends } = this;
    if (starts[places.member] === ends[places.member]) return this.bad('member');
    const day = this.dayReader.read(line, starts[places.purchasedAt]!, ends[places.purchasedAt]!);
    if (day === unreadable) return this.bad('date');
    const hasAmount = places.amount >= 0 && places.amount < fields;
    const fen = hasAmount ? readYuan(line, starts[places.amount]!, ends[places.amount]!) : amountUnknown;
    if (fen === unreadable) return this.bad('amount');
    this.rows += 1;
    const member = this.members.numberOf(line, starts[places.member]!, ends[places.member]!);
    if (fen === 0) {
      this.dropped += 1;
      return undefined;
    }
    this.columns.add(member, day, fen === amountUnknown ? 0 : fen);
    return undefined;
  }

  /** Notes the first `last + 1` fields of the line, blanks around them taken off; answers how many there are. */
  private splitAt(line: Buffer, from: number, to: number, separator: number, last: number): number {
    let field = 0;
    let start = from;
    for (let at = from; at <= to && field <= last; at += 1) {
      if (at < to && line[at] !== separator) continue;
      let [left, right] = [start, at];
      while (left < right && line[left] === space) left += 1;
      while (right > left && line[right - 1] === space) right -= 1;
      this.starts[field] = left;
      this.ends[field] = right;
      field += 1;
      start = at + 1;
    }
    return field;
  }

  private splitBlank(line: Buffer, from: number, to: number, last: number): number {
    let field = 0;
    let at = from;
    while (field <= last) {
      while (at < to && (line[at] === space || line[at] === tab)) at += 1;
      if (at >= to) break;
      this.starts[field] = at;
      while (at < to && line[at] !== space && line[at] !== tab) at += 1;
      this.ends[field] = at;
      field += 1;
    }
    return field;
  }

  private bad(fault: RowFault): void {
    this.badRows += 1;
    if (this.firstBadRows.length < badRowsKept) this.firstBadRows.push({ line: this.lines, fault });
  }

  result(): PurchaseFile {
    if (this.places === null) throw new PurchaseFileError('The file is empty. A CSV starts with the line member_id,purchased_at,amount_yuan.');
    const { members, rows, dropped, badRows, firstBadRows } = this;
    return { log: this.columns.toLog(members.size), members, rows, dropped, badRows, firstBadRows };
  }
}

/** A loop over the line: `indexOf` would search the whole buffer behind it. */
function hasQuote(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at] === quote) return true;
  return false;
}

function placesOf(header: string): ColumnPlaces {
  const names = unquoted(header.replace(/^\uFEFF/, '')).split('\0').map((name) => name.trim().toLowerCase());
  const placeOf = (accepted: readonly string[]): number => names.findIndex((name) => accepted.includes(name));
  const [member, purchasedAt, amount] = [placeOf(memberNames), placeOf(dayNames), names.indexOf('amount_yuan')];
  if (member < 0 || purchasedAt < 0) {
    throw new PurchaseFileError(`The first line must name the columns member_id and purchased_at (and amount_yuan where known); it is: ${header.slice(0, 200)}`);
  }
  const last = Math.max(member, purchasedAt, amount);
  if (last >= 64) throw new PurchaseFileError('member_id, purchased_at and amount_yuan must be among the first 64 columns.');
  return { member, purchasedAt, amount, last };
}

/** A CSV line with its quotes taken off and a NUL between the fields. Doubled quotes stand for one. */
function unquoted(line: string): string {
  let text = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i += 1) {
    const letter = line.charAt(i);
    if (letter === '"' && isQuoted && line.charAt(i + 1) === '"') {
      text += '"';
      i += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else text += letter === ',' && !isQuoted ? '\0' : letter;
  }
  return text;
}
