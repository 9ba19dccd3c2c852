import { parse } from 'csv-parse/sync';
import { isLocalDate, localTime, instant, type Instant } from '../../shared/kernel/time';
import { fen, type Fen } from '../../shared/kernel/units';

/** One purchase of a history file, ready to be sent. */
export interface HistoryRow {
  readonly memberRef: string;
  readonly at: Instant;
  readonly paid: Fen;
  readonly storeId: string;
  readonly orderNo: string;
}

export interface BadRow {
  readonly line: number;
  readonly why: string;
  readonly text: string;
}

export interface History {
  readonly rows: readonly HistoryRow[];
  readonly bad: readonly BadRow[];
}

/** A purchase of which only the day is known happened at noon. */
const noonHour = 12;
const refShape = /^[A-Za-z0-9_-]{1,40}$/;
const orderShape = /^[A-Za-z0-9_.-]{1,60}$/;

function amountOf(text: string): Fen | string {
  const match = /^(-?)(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return 'amount is not yuan with at most two decimals';
  const value = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0') || '0');
  if (match[1] === '-') return 'amount is below zero';
  return value > 100_000_000 ? 'amount is above one million yuan' : fen(value);
}

function instantOf(text: string): Instant | string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text.trim());
  const [, day = '', hour, minute, second] = match ?? [];
  if (!match || !isLocalDate(day)) return 'purchased_at is not a day or a local time such as 2026-11-22T10:00';
  if (hour === undefined) return localTime(day, noonHour);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return 'purchased_at has no such time of day';
  return instant(localTime(day, Number(hour), Number(minute)) + Number(second ?? 0) * 1000);
}

/** Numbers rows that look the same, so that two equal purchases of one day stay two, and the same file gives the same order numbers again. */
function orderNumbers(prefix: string): (parts: readonly string[]) => string {
  const seen = new Map<string, number>();
  return (parts) => {
    const key = parts.join('-').replace(/[^A-Za-z0-9_.-]/g, '');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${prefix}-${key}-${count}`.slice(0, 60);
  };
}

function readCdnow(text: string, storeId: string): History {
  const rows: HistoryRow[] = [];
  const bad: BadRow[] = [];
  const orderNo = orderNumbers('cdnow');
  text.split(/\r?\n/).forEach((line, index) => {
    const fields = line.trim().split(/\s+/);
    if (line.trim() === '' || fields[0] === 'customer_id') return;
    const [memberRef = '', day = '', items = '', dollars = ''] = fields;
    const at = instantOf(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`);
    const paid = amountOf(dollars);
    const why = fields.length !== 4 || !refShape.test(memberRef) ? 'not four columns' : typeof at === 'string' ? 'date is not YYYYMMDD' : typeof paid === 'string' ? paid : undefined;
    if (why !== undefined || typeof at === 'string' || typeof paid === 'string') bad.push({ line: index + 1, why: why ?? '', text: line });
    else rows.push({ memberRef, at, paid, storeId, orderNo: orderNo([memberRef, day, items, dollars]) });
  });
  return { rows, bad };
}

function readCsv(text: string, storeId: string): History {
  const rows: HistoryRow[] = [];
  const bad: BadRow[] = [];
  const orderNo = orderNumbers('csv');
  const records = parse(text, { bom: true, columns: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true }) as unknown as { record: Record<string, string | undefined>; info: { lines: number } }[];
  for (const { record, info } of records) {
    const memberRef = record['member_id'] ?? '';
    const at = instantOf(record['purchased_at'] ?? '');
    const paid = amountOf(record['amount_yuan'] ?? '');
    const number = record['order_no'] ?? '';
    const why = !refShape.test(memberRef) ? 'member_id is missing or has other signs than letters, digits, - and _'
      : typeof at === 'string' ? at
      : typeof paid === 'string' ? paid
      : number !== '' && !orderShape.test(number) ? 'order_no has signs that an order number cannot have'
      : undefined;
    if (why !== undefined || typeof at === 'string' || typeof paid === 'string') bad.push({ line: info.lines, why: why ?? '', text: Object.values(record).join(',') });
    else rows.push({ memberRef, at, paid, storeId: record['store'] || storeId, orderNo: number || orderNo([memberRef, record['purchased_at'] ?? '', record['amount_yuan'] ?? '']) });
  }
  return { rows, bad };
}

/**
 * Reads a history: `cdnow` (customer, YYYYMMDD, items, amount, in columns) or `csv` (member_id, purchased_at, amount_yuan, store, order_no).
 * A row that cannot be taken is named with its line and left out; a missing order number is made from the row itself, so the same file
 * makes the same purchases again.
 */
export function readHistory(text: string, format: 'cdnow' | 'csv', storeId: string): History {
  return format === 'cdnow' ? readCdnow(text, storeId) : readCsv(text, storeId);
}
