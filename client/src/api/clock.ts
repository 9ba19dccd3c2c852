import { useEffect, useState } from 'react';
import { instant, type Instant } from '../../../shared/kernel/time';

let offsetMs = 0;

/** Takes the server's clock from an answer: phones are often wrong, and the local cloud's clock can be moved. */
export function followServerClock(at: number): void {
  offsetMs = at - Date.now();
}

/** The moment it is for the store. Every screen asks this and never the phone. */
export function storeNow(): Instant {
  return instant(Math.round(Date.now() + offsetMs));
}

/** The store's clock, read anew at every drawing and drawn at least every `everyMs`: a phone whose own clock is a day off shows the right time with the very answer that says it. */
export function useStoreNow(everyMs: number): Instant {
  const [, setNow] = useState(storeNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(storeNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return storeNow();
}
