import type { Dice } from '../../shared/kernel/random';
import { database } from './cloud';
import { isConflict, isTransactionGone } from './errors';

/** Tries before a command gives up with UNAVAILABLE: about two seconds of waiting in all. */
const mostTries = 12;

/** Thrown by a body to end the transaction without writing; carries what the caller wanted to say. */
export class Rollback<Reason> extends Error {
  constructor(readonly reason: Reason) {
    super('rolled back');
  }
}

/** Thrown by a body that met what was written after it began: it runs again from the start, as after a conflict. */
export class BeginAgain extends Error {}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/**
 * Runs a body in a transaction, again from the start on a conflict, with jittered back-off and a bound.
 * The SDK's own loop retries only a conflict raised by commit; one raised by a write, the usual case, it passes on.
 * The body must not send messages and must make its ids beforehand: it may run several times.
 * @throws the last conflict when the tries are used up, and any other error of the body at once.
 */
export async function inTransaction<Transaction, Value>(
  open: (raw: Awaited<ReturnType<ReturnType<typeof database>['startTransaction']>>) => Transaction,
  body: (transaction: Transaction) => Promise<Value>,
  dice: Dice,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    const raw = await database().startTransaction();
    try {
      const value = await body(open(raw));
      await raw.commit();
      return value;
    } catch (error) {
      // The abort's own failure says nothing new: a dead transaction is what we want.
      await raw.rollback().catch(() => undefined);
      if (error instanceof Rollback) throw error;
      if (!(error instanceof BeginAgain || isConflict(error) || isTransactionGone(error)) || attempt >= mostTries) throw error;
      await pause(Math.min(400, 8 * 2 ** attempt) * (0.5 + dice()));
    }
  }
}
