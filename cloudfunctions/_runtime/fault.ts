import type { Fault, FaultCode } from '../../shared/contract/reply';
import { isConflict, isTransactionGone, isUnavailable } from '../_store/errors';

/** Ends a call outside the rules. Thrown by the runtime and by `notFound`; handlers contain no `try`. */
export class FaultError extends Error {
  constructor(
    readonly code: FaultCode,
    readonly issues?: Fault['issues'],
  ) {
    super(code);
  }
}

/** Not there, or not yours: the same answer for both, so that ids cannot be tried out. */
export function notFound(): never {
  throw new FaultError('NOT_FOUND');
}

/** The caller's role or store does not allow this. */
export function forbidden(): never {
  throw new FaultError('FORBIDDEN');
}

const retryable: ReadonlySet<FaultCode> = new Set(['UNAVAILABLE', 'INTERNAL']);

/** Names what was thrown: our own fault, a passing trouble of the database, or a bug. */
export function faultOf(error: unknown, requestId: string): Fault {
  const code: FaultCode =
    error instanceof FaultError ? error.code
    : isConflict(error) || isTransactionGone(error) || isUnavailable(error) ? 'UNAVAILABLE'
    : 'INTERNAL';
  const issues = error instanceof FaultError ? error.issues : undefined;
  return { code, requestId, retryable: retryable.has(code), ...(issues ? { issues } : {}) };
}
