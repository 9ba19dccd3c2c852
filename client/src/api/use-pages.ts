import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Problem } from './contract-types';
import { useLatest } from './use-latest';
import { useShownAgain } from './use-shown-again';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | undefined;
}

/** A list that grows by pages of 20. `last` is the newest page's other facts (a balance, a total). */
export interface Pages<Item, Extra> {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly items: readonly Item[];
  readonly head?: Extra;
  readonly problem?: Problem<unknown>;
  readonly more: boolean;
  readonly busy: boolean;
  loadMore(): void;
  reload(): void;
}

interface State<Item, Extra> {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly items: readonly Item[];
  readonly head?: Extra;
  readonly cursor?: string;
  readonly problem?: Problem<unknown>;
}

/**
 * Asks for the first page when shown and for the next when the person wants more.
 * @param about what the list is about (a filter); another value starts the list anew.
 */
export function usePages<Item, P extends Page<Item>>(
  ask: (cursor: string | undefined) => Promise<Answer<P & { items: readonly Item[] }, unknown>>,
  about = '',
): Pages<P['items'][number], P> {
  type Row = P['items'][number];
  const [state, setState] = useState<State<Row, P>>({ status: 'loading', items: [] });
  const [busy, setBusy] = useState(false);
  const latestAsk = useLatest(ask);
  const asking = useRef({ turn: 0, alive: true, busy: false });

  const load = useCallback(async (cursor: string | undefined) => {
    const turn = (asking.current.turn += 1);
    asking.current.busy = true;
    setBusy(true);
    const answer = await latestAsk.current(cursor);
    if (!asking.current.alive || turn !== asking.current.turn) return;
    asking.current.busy = false;
    setBusy(false);
    if (answer.kind !== 'done') {
      setState((before) => (before.items.length > 0 ? { ...before, status: 'ready', problem: answer } : { status: 'failed', items: [], problem: answer }));
      return;
    }
    const page: P = answer.value;
    setState((before) => ({
      status: 'ready',
      items: cursor === undefined ? page.items : [...before.items, ...page.items],
      head: cursor === undefined || before.head === undefined ? page : before.head,
      ...(page.nextCursor === undefined ? {} : { cursor: page.nextCursor }),
    }));
  }, [latestAsk]);

  useEffect(() => {
    const current = asking.current;
    current.alive = true;
    setState({ status: 'loading', items: [] });
    void load(undefined);
    return () => {
      current.alive = false;
    };
  }, [about, load]);

  useShownAgain(() => {
    if (!asking.current.busy) void load(undefined);
  });

  const { cursor, ...seen } = state;
  return {
    ...seen,
    busy,
    more: cursor !== undefined,
    loadMore: () => {
      // Both: the end of the page is reached again before the screen has drawn that it is busy, and before it has drawn what came.
      if (cursor !== undefined && !busy && !asking.current.busy) void load(cursor);
    },
    reload: () => void load(undefined),
  };
}
