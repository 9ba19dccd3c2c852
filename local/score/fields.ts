import { dateOfDayNumber, dayNumber, isLocalDate, localDateOf, instant, type LocalDate } from '../../shared/kernel/time';

/** What is wrong with a row, as a word for programs; `sentences` says it to people. */
export type RowFault = 'columns' | 'member' | 'date' | 'amount' | 'length';

export const rowFaultSentences: Readonly<Record<RowFault, string>> = {
  columns: 'has too few columns',
  member: 'has no member id',
  date: 'has no day that exists from 1970 on (write 2026-11-22, or 2026-11-22T10:30:00+08:00)',
  amount: 'has an amount that is not yuan with at most two decimals (write 128.50, or leave it empty)',
  length: 'is longer than 4,096 bytes',
};

/** Day numbers are kept in 16 bits, amounts in 32: 1970 to 2149, up to 42 million yuan. */
const lastDay = 65_535;
const largestFen = 4_294_967_295;

/** An amount that was left empty. */
export const amountUnknown = -1;
/** A field that cannot be read. */
export const unreadable = -2;

const zero = 48;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= zero && byte <= 57;

/**
 * Reads days out of bytes; remembers the last one, because a log in order repeats it thousands of times.
 * `YYYY-MM-DD` with anything local behind it is that day; a time with a zone is moved to +08:00; also `YYYY/M/D`
 * and `YYYYMMDD`.
 */
export class DayReader {
  private readonly known = new Map<number, number>();
  private lastKey = -1;
  private lastResult = unreadable;

  /** Day number of the field, or {@link unreadable}. */
  read(bytes: Buffer, start: number, end: number): number {
    const length = end - start;
    const key = length === 8 ? digits(bytes, start, 8) : length >= 10 ? dashedKey(bytes, start) : -1;
    const isPlain = length === 8 || length === 10;
    if (key < 0 || !isPlain) return readSlowly(bytes.toString('latin1', start, end));
    if (key === this.lastKey) return this.lastResult;
    let day = this.known.get(key);
    if (day === undefined) {
      const text = String(key).padStart(8, '0');
      day = dayOf(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
      this.known.set(key, day);
    }
    this.lastKey = key;
    this.lastResult = day;
    return day;
  }
}

function digits(bytes: Buffer, start: number, length: number): number {
  let value = 0;
  for (let i = start; i < start + length; i += 1) {
    if (!isDigit(bytes[i])) return -1;
    value = value * 10 + bytes[i]! - zero;
  }
  return value;
}

function dashedKey(bytes: Buffer, start: number): number {
  if (bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return -1;
  const [year, month, day] = [digits(bytes, start, 4), digits(bytes, start + 5, 2), digits(bytes, start + 8, 2)];
  return year < 0 || month < 0 || day < 0 ? -1 : year * 10_000 + month * 100 + day;
}

function dayOf(text: string): number {
  if (!isLocalDate(text)) return unreadable;
  const day = dayNumber(text);
  return day >= 0 && day <= lastDay ? day : unreadable;
}

function readSlowly(text: string): number {
  const parts = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text.trim());
  if (parts === null) return unreadable;
  const [, year = '', month = '', day = '', time, zone] = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (time === undefined || zone === undefined) return dayOf(date);
  const ms = Date.parse(`${date}T${time.padStart(5, '0')}${zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`}`);
  return Number.isFinite(ms) && isLocalDate(date) ? dayOf(localDateOf(instant(Math.floor(ms)))) : unreadable;
}

/** Fen of a field in yuan, {@link amountUnknown} where it is empty, {@link unreadable} where it is not an amount. Below zero: 0. */
export function readYuan(bytes: Buffer, start: number, end: number): number {
  if (start === end) return amountUnknown;
  let at = start;
  const negative = bytes[at] === 45;
  if (negative) at += 1;
  let fen = 0;
  let decimals = -1;
  const first = at;
  for (; at < end; at += 1) {
    const byte = bytes[at]!;
    if (isDigit(byte)) {
      if (decimals >= 2) {
        // More decimals than fen: only zeros are the same amount.
        if (byte !== zero) return unreadable;
        continue;
      }
      fen = fen * 10 + byte - zero;
      if (decimals >= 0) decimals += 1;
    } else if (byte === 46 && decimals < 0 && at > first) decimals = 0;
    else return unreadable;
  }
  if (at === first) return unreadable;
  fen *= decimals < 0 ? 100 : decimals === 0 ? 100 : decimals === 1 ? 10 : 1;
  if (fen > largestFen) return unreadable;
  return negative ? 0 : fen;
}

/** Day texts by day number, each made once. */
export class DayTexts {
  private readonly texts: LocalDate[] = [];

  of(day: number): LocalDate {
    return (this.texts[day] ??= dateOfDayNumber(day));
  }
}
