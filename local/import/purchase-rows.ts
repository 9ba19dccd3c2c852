import { createHash } from 'node:crypto';
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

/** The shop the history is for: the store of rows that name none, the stores there are, and its clock. */
export interface HistoryShop {
  readonly storeId: string;
  readonly storeIds: ReadonlySet<string>;
  readonly now: Instant;
}

/** A purchase of which only the day is known happened at noon. */
const noonHour = 12;
const refShape = /^[A-Za-z0-9_-]{1,40}$/;
const orderShape = /^[A-Za-z0-9_.-]{1,60}$/;
const firstDay = '1990-01-01';

function amountOf(text: string): Fen | string {
  const match = /^(-?)(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return 'amount is not yuan with at most two decimals';
  const value = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0') || '0');
  if (match[1] === '-') return 'amount is below zero';
  return value > 100_000_000 ? 'amount is above one million yuan' : fen(value);
}

function instantOf(text: string, now: Instant): Instant | string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text.trim());
  const [, day = '', hour, minute, second] = match ?? [];
  if (!match || !isLocalDate(day)) return 'purchased_at is not a day or a local time such as 2026-11-22T10:00';
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return 'purchased_at has no such time of day';
  if (day < firstDay) return `purchased_at is before ${firstDay}`;
  const at = hour === undefined ? localTime(day, noonHour) : instant(localTime(day, Number(hour), Number(minute)) + Number(second ?? 0) * 1000);
  return at > now ? 'purchased_at is in the future' : at;
}

/** What a line says before anything is checked. */
interface Line {
  readonly line: number;
  readonly text: string;
  readonly memberRef: string;
  readonly purchasedAt: string;
  readonly amount: string;
  readonly storeId: string;
  readonly orderNo: string;
}

/**
 * Gives a row without a number one made of the row itself. Rows that look the same are counted, so that two equal purchases of one day
 * stay two, and the same file gives the same numbers again.
 */
function orderNumbers(): (line: Line) => string {
  const seen = new Map<string, number>();
  return (line) => {
    const key = createHash('sha256').update(JSON.stringify([line.memberRef, line.purchasedAt, line.amount, line.storeId])).digest('hex').slice(0, 32);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `row-${key}-${count}`;
  };
}

function checkedRows(lines: readonly Line[], shop: HistoryShop): History {
  const rows: HistoryRow[] = [];
  const bad: BadRow[] = [];
  const numberOf = orderNumbers();
  const taken = new Set<string>();
  for (const line of lines) {
    const at = instantOf(line.purchasedAt, shop.now);
    const paid = amountOf(line.amount);
    const orderNo = line.orderNo === '' ? numberOf(line) : line.orderNo;
    const why = !refShape.test(line.memberRef) ? 'member_id is missing or has other signs than letters, digits, - and _'
      : typeof at === 'string' ? at
      : typeof paid === 'string' ? paid
      : !shop.storeIds.has(line.storeId) ? `there is no store ${line.storeId}`
      : !orderShape.test(orderNo) ? 'order_no has signs that an order number cannot have'
      : taken.has(`${line.storeId} ${orderNo}`) ? 'order_no stands in an earlier row of this store'
      : undefined;
    if (why !== undefined || typeof at === 'string' || typeof paid === 'string') bad.push({ line: line.line, why: why ?? '', text: line.text });
    else {
      taken.add(`${line.storeId} ${orderNo}`);
      rows.push({ memberRef: line.memberRef, at, paid, storeId: line.storeId, orderNo });
    }
  }
  return { rows, bad };
}

/** The columns of the public CDNOW log: customer, YYYYMMDD, items, amount. Items tell two purchases of a day apart. */
function cdnowLines(text: string, storeId: string): Line[] {
  return text.split(/\r?\n/).flatMap((row, index) => {
    const [memberRef = '', day = '', items = '', amount = '', ...more] = row.trim().split(/\s+/);
    if (row.trim() === '' || memberRef === 'customer_id') return [];
    const purchasedAt = more.length === 0 && /^\d{8}$/.test(day) ? `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}` : day;
    return [{ line: index + 1, text: `${row.trim()}`, memberRef, purchasedAt, amount, storeId, orderNo: /^\d+$/.test(items) ? '' : items }];
  });
}

function csvLines(text: string, storeId: string, bad: BadRow[]): Line[] {
  const records = parse(text, {
    bom: true, columns: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true, relax_quotes: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      bad.push({ line: Number((error as { lines?: number } | undefined)?.lines ?? 0), why: 'the quotes of this row do not close', text: '' });
      return undefined;
    },
  }) as unknown as { record: Record<string, string | undefined>; info: { lines: number } }[];
  return records.map(({ record, info }) => ({
    line: info.lines,
    text: Object.values(record).join(','),
    memberRef: record['member_id'] ?? '',
    purchasedAt: record['purchased_at'] ?? '',
    amount: record['amount_yuan'] ?? '',
    storeId: record['store'] || storeId,
    orderNo: record['order_no'] ?? '',
  }));
}

/**
 * Reads a history: `cdnow` (customer, YYYYMMDD, items, amount, in columns) or `csv` (member_id, purchased_at, amount_yuan, store, order_no).
 * A row that cannot be taken is named with its line and left out: an impossible or future time, an amount that is none, a store that is
 * not there, a number used twice.
 */
export function readHistory(text: string, format: 'cdnow' | 'csv', shop: HistoryShop): History {
  const torn: BadRow[] = [];
  const { rows, bad } = checkedRows(format === 'cdnow' ? cdnowLines(text, shop.storeId) : csvLines(text, shop.storeId, torn), shop);
  return { rows, bad: [...torn, ...bad].sort((left, right) => left.line - right.line) };
}
