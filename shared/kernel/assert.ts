/**
 * Stops at a programmer's error: something the code itself promised does not hold.
 * Never used for what a person may do wrong (that is a refusal, see `result.ts`).
 * @throws BugError with the message, which `serve` turns into the fault INTERNAL.
 */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new BugError(message);
}

/** Marks a branch the compiler proves unreachable; reached only when data from outside was not parsed. */
export function assertNever(value: never, what: string): never {
  throw new BugError(`${what}: unexpected ${JSON.stringify(value)}`);
}

/** A promise of the code itself was broken. Carries no advice for a person: a person cannot mend it. */
export class BugError extends Error {
  override readonly name = 'BugError';
}
