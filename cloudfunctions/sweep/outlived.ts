import { attemptWindowMs } from '../../shared/domain/member-code';
import { clockToleranceMs } from '../../shared/domain/till';
import { dayMs, instant, type Instant } from '../../shared/kernel/time';
import { is, removeField, type Collection, type Document } from '../_store/collection';
import { store } from '../_store/store';

/** What a page did, and whether there may be more. */
export interface Swept {
  readonly seen: number;
  readonly more: boolean;
}

const pageSize = 500;

interface Kept {
  readonly collection: Collection<Document>;
  /** When it was made. */
  readonly by: string;
  readonly keptMs: number;
}

/**
 * How long each is of use.
 * A command's answer: a phone sends a command again for an hour at most, an import is resumed within days; thirty days outlast both.
 * Attempts: their window. Nonces: a call is fresh for five minutes to both sides of now; later its timestamp alone refuses it.
 */
const kept = {
  commands: { collection: store.commands, by: 'at', keptMs: 30 * dayMs },
  codeAttempts: { collection: store.codeAttempts, by: 'since', keptMs: 2 * attemptWindowMs },
  tillNonces: { collection: store.tillNonces, by: 'at', keptMs: 4 * clockToleranceMs },
} as const satisfies Record<string, Kept>;

/** Removes a page of what is older than it is of use; the age stands in the request too, so that one used again meanwhile stays. */
export async function removeOld(name: keyof typeof kept, now: Instant): Promise<Swept> {
  const { collection, by, keptMs }: Kept = kept[name];
  const old = { [by]: is.below(instant(now - keptMs)) };
  const page = await collection.find({ filter: old, order: [{ field: by, direction: 'asc' }], limit: pageSize, fields: [by] });
  if (page.length === 0) return { seen: 0, more: false };
  const seen = await collection.removeWhere({ _id: is.oneOf(page.map(({ _id }) => _id)), ...old });
  return { seen, more: page.length === pageSize && seen > 0 };
}

/** Takes scans that have ended out of their accounts. A member who is scanned at this moment has a new one, which stays. */
export async function endScans(now: Instant): Promise<Swept> {
  const ended = { 'code.scan.goodUntilAt': is.atMost(now) };
  const page = await store.accounts.find({ filter: ended, order: [{ field: 'code.scan.goodUntilAt', direction: 'asc' }], limit: pageSize, fields: ['storeId'] });
  if (page.length === 0) return { seen: 0, more: false };
  const seen = await store.accounts.updateWhere({ _id: is.oneOf(page.map(({ _id }) => _id)), ...ended }, { 'code.scan': removeField });
  return { seen, more: page.length === pageSize && seen > 0 };
}

/** Writes down which coupons no till holds any more; whoever reads one knows it before. */
export async function releaseHolds(now: Instant): Promise<Swept> {
  const lapsed = { state: 'reserved', reservedUntilAt: is.atMost(now) };
  const page = await store.coupons.find({ filter: { ...lapsed, validUntilAt: is.above(0) }, order: [{ field: 'validUntilAt', direction: 'asc' }], limit: pageSize, fields: ['state'] });
  if (page.length === 0) return { seen: 0, more: false };
  const seen = await store.coupons.updateWhere({ _id: is.oneOf(page.map(({ _id }) => _id)), ...lapsed }, { state: 'issued', reservedBy: null, reservedUntilAt: null });
  return { seen, more: page.length === pageSize && seen > 0 };
}
