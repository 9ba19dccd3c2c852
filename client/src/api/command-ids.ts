import { newId } from '../../../shared/kernel/ids';
import type { Dice } from '../../../shared/kernel/random';

/** Where ids live until an answer comes; survives the mini-program being closed. */
export interface IdKeeper {
  read<Kept>(name: string): Kept | undefined;
  write(name: string, value: unknown): void;
}
interface Pending {
  readonly id: string;
  readonly madeAt: number;
}

const keptUnder = 'commands';
/** An id older than this is dropped: the person has long moved on, and the same words again mean a new wish. */
const goodForMs = 60 * 60_000;

/**
 * Gives each command its id: the same action with the same input gets the same id until an answer came,
 * so a lost network, a closed mini-program or a second tap can never do a thing twice.
 */
export function commandIds(keeper: IdKeeper, dice: Dice, nowMs: () => number) {
  const live = (): Record<string, Pending> => {
    const kept = keeper.read<Record<string, Pending>>(keptUnder) ?? {};
    return Object.fromEntries(Object.entries(kept).filter(([, pending]) => nowMs() - pending.madeAt < goodForMs));
  };
  return {
    idFor(wish: string): string {
      const pending = live();
      const known = pending[wish];
      if (known) return known.id;
      const id = newId('command', dice);
      keeper.write(keptUnder, { ...pending, [wish]: { id, madeAt: nowMs() } });
      return id;
    },
    /** An answer came: the next same wish is a new command. */
    settle(wish: string): void {
      const { [wish]: settled, ...rest } = live();
      if (settled) keeper.write(keptUnder, rest);
    },
  };
}
