/**
 * What the database says, told apart by its words: the SDK keeps no code on most errors.
 * Source: wire protocol sections 4 and 7; the words were seen on the real service and by the vendor's own tests.
 */
const text = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${(error as { code?: string }).code ?? ''}` : String(error);

/** Another transaction holds or changed a document: the work may be run again from the start. */
export function isConflict(error: unknown): boolean {
  return /TransactionConflict|TransactionBusy|TRANSACTION_CONFLICT/.test(text(error));
}

/** A document with this `_id`, or with this value of a unique index, is there already. */
export function isDuplicate(error: unknown): boolean {
  return /E11000|duplicate key|DATABASE_DUPLICATE_WRITE/i.test(text(error));
}

/** The transaction outlived its 30 seconds or was ended by the other side; nothing of it was written. */
export function isTransactionGone(error: unknown): boolean {
  return /TransactionNotExist/.test(text(error));
}

/** The way to the database failed, not the request: worth another try by whoever called. */
export function isUnavailable(error: unknown): boolean {
  return /ECONNREFUSED|ECONNRESET|ETIMEDOUT|request timeout|socket hang up|EXCEED_REQUEST_LIMIT|EXCEED_CONCURRENT|SERVER_TIMEOUT|-501002|-501003|-501004|\b50[0234] /.test(text(error));
}
