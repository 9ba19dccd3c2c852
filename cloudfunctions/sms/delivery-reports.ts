import type { OutboxDocument } from '../_store/outbox-documents';


/** What became of one short message: `serial` is the provider's name for it, `phone` a number of the mainland without its country. */
export interface DeliveryReport {
  readonly serial: string;
  readonly phone: string;
  readonly delivery: Extract<NonNullable<OutboxDocument['delivery']>, 'delivered' | 'undelivered'>;
  /** The carrier's word, such as `DELIVRD` or `MK:0001`. */
  readonly code: string;
}

/** Reports of one request that are read; the provider sends far fewer. */
const mostReports = 1_000;
const longestCode = 40;

/**
 * The reports of a request; null when it is no list. Entries that are not whole are left out, so that one of them does not
 * keep the others from being written down.
 * Source: Tencent Cloud SMS, 短信下发状态通知 (cloud.tencent.com/document/api/382/5807), read 2026-11-22.
 */
export function readReports(given: unknown): readonly DeliveryReport[] | null {
  return Array.isArray(given) ? given.slice(0, mostReports).flatMap((entry) => readReport(entry) ?? []) : null;
}

function readReport(entry: unknown): DeliveryReport | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { sid, mobile, nationcode, report_status: status, errmsg } = entry as Record<string, unknown>;
  const phone = mainlandPhone(mobile, nationcode);
  if (typeof sid !== 'string' || sid === '' || sid.length > 200 || phone === null) return null;
  if (status !== 'SUCCESS' && status !== 'FAIL') return null;
  return { serial: sid, phone, delivery: status === 'SUCCESS' ? 'delivered' : 'undelivered', code: typeof errmsg === 'string' ? errmsg.slice(0, longestCode) : '' };
}

/** A number of the mainland without its country, as we keep them; null for any other: only to those do we write. */
export function mainlandPhone(mobile: unknown, nationcode: unknown): string | null {
  if (typeof mobile !== 'string' || (nationcode !== undefined && String(nationcode) !== '86')) return null;
  return mobile.replace(/^\+?86(?=1\d{10}$)/, '');
}
