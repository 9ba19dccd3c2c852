import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from './contract-types';
import { useLatest } from './use-latest';

/**
 * A command as a screen uses it: `run` sends it once however often it is tapped, `busy` holds the button still.
 * @returns `run` answers undefined when a run is already on its way.
 */
export function useCommand<Args extends unknown[], Value, Refusal>(send: (...args: Args) => Promise<Answer<Value, Refusal>>) {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const alive = useRef(true);
  const latest = useLatest(send);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const run = useCallback(async (...args: Args): Promise<Answer<Value, Refusal> | undefined> => {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    try {
      return await latest.current(...args);
    } finally {
      running.current = false;
      if (alive.current) setBusy(false);
    }
  }, [latest]);
  return { run, busy };
}
