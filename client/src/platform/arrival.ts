import { useSyncExternalStore } from 'react';

/** What the card says once to somebody who has just arrived on it: that he is welcome back. Gone with the next look at another screen. */
let isBack = false;
const listeners = new Set<() => void>();

function change(next: boolean): void {
  isBack = next;
  listeners.forEach((listener) => listener());
}

/** A member scanned a code again. */
export const arriveBack = (): void => change(true);
/** He has read it. */
export const settleDown = (): void => {
  if (isBack) change(false);
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const current = () => isBack;

export const useIsBack = (): boolean => useSyncExternalStore(subscribe, current, current);
