import { existsSync } from 'node:fs';
import { defaultRetentionPolicy, type RetentionPolicy } from '../../shared/domain/retention';
import { isLocalDate, type LocalDate } from '../../shared/kernel/time';
import { PurchaseFileError, type PurchaseFormat } from './purchase-file';

/** Thrown for a command line that cannot be followed; the message says what to write instead. */
export class OptionError extends Error {}

export function fileOption(value: string | undefined, name: string): string {
  if (value === undefined) throw new OptionError(`Say --${name} FILE.`);
  if (!existsSync(value)) throw new OptionError(`There is no file ${value} (--${name}).`);
  return value;
}

export function formatOption(value: string | undefined, path: string): PurchaseFormat {
  if (value === undefined) return path.endsWith('.txt') ? 'cdnow' : 'csv';
  if (value === 'csv' || value === 'cdnow') return value;
  throw new OptionError(`--format is csv or cdnow, not ${value}.`);
}

export function dateOption(value: string | undefined, name: string): LocalDate {
  if (value !== undefined && isLocalDate(value)) return value;
  throw new OptionError(`Say --${name} YYYY-MM-DD${value === undefined ? '' : `; ${value} is not a day`}.`);
}

/** The default policy with another horizon, where one is given: 7 to 730 days. */
export function policyOption(horizon: string | undefined): RetentionPolicy {
  if (horizon === undefined) return defaultRetentionPolicy;
  const horizonDays = Number(horizon);
  if (!Number.isInteger(horizonDays) || horizonDays < 7 || horizonDays > 730) throw new OptionError('--horizon-days is a whole number from 7 to 730.');
  return { ...defaultRetentionPolicy, horizonDays };
}

export function seedOption(value: string | undefined): number {
  const seed = Number(value ?? 1);
  if (!Number.isSafeInteger(seed)) throw new OptionError('--seed is a whole number.');
  return seed;
}

/** Whether an error says what the person at the keyboard wrote wrong, so that its message with the usage is the answer. */
export function isUsageError(error: unknown): error is Error {
  if (error instanceof OptionError || error instanceof PurchaseFileError) return true;
  // By its code: the error of parseArgs comes from Node itself and may be of another realm's class.
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
