import { useCallback, useEffect, useRef, useState } from 'react';
import type { Instant } from '../../../shared/kernel/time';
import { keep } from '../platform/keep';
import type { Answer, Problem } from './contract-types';
import { useLatest } from './use-latest';
import { useShownAgain } from './use-shown-again';

/** What a screen shows of a question: nothing yet, the value (maybe an old one, with why), or why there is none. */
export type Shown<Value, Refusal = never> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: Value; readonly at: Instant; readonly problem?: Problem<Refusal> }
  | { readonly status: 'failed'; readonly problem: Problem<Refusal> };

export interface QueryOptions {
  /** Kept on the phone under this name, so that the screen has something to show without a network. */
  readonly keepAs?: string;
  /** Asks again when one of these changes; the old value is then not shown. */
  readonly about?: string;
}

/** Asks when the screen is shown, each time it is shown again, and when `reload` is called. Old values stay until new ones come. */
export function useQuery<Value, Refusal>(ask: () => Promise<Answer<Value, Refusal>>, options: QueryOptions = {}) {
  const { keepAs, about = '' } = options;
  const [shown, setShown] = useState<Shown<Value, Refusal>>(() => {
    const kept = keepAs === undefined ? undefined : keep.read<{ value: Value; at: Instant }>(keepAs);
    return kept ? { status: 'ready', ...kept } : { status: 'loading' };
  });
  const latestAsk = useLatest(ask);
  const asking = useRef({ turn: 0, alive: true, busy: false });

  const reload = useCallback(async () => {
    const turn = (asking.current.turn += 1);
    asking.current.busy = true;
    const answer = await latestAsk.current();
    // A later question has overtaken this one, or the screen is gone.
    if (!asking.current.alive || turn !== asking.current.turn) return;
    asking.current.busy = false;
    if (answer.kind === 'done') {
      if (keepAs !== undefined) keep.write(keepAs, { value: answer.value, at: answer.at });
      setShown({ status: 'ready', value: answer.value, at: answer.at });
      return;
    }
    setShown((before) =>
      before.status === 'ready' && answer.kind === 'offline' ? { ...before, problem: answer } : { status: 'failed', problem: answer },
    );
  }, [keepAs, latestAsk]);

  const first = useRef(true);
  useEffect(() => {
    const current = asking.current;
    current.alive = true;
    if (!first.current) setShown({ status: 'loading' });
    first.current = false;
    void reload();
    return () => {
      current.alive = false;
    };
  }, [about, reload]);

  useShownAgain(() => {
    if (!asking.current.busy) void reload();
  });

  const replace = useCallback((value: Value, at: Instant) => setShown({ status: 'ready', value, at }), []);
  return { shown, reload, replace };
}
