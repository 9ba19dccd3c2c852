import { useLayoutEffect, useRef } from 'react';

/** The newest value of something, for code that runs later than the render it was made in. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
