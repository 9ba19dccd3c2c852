/** Called for a move of the clock, before it is over: timers between the two instants fire here. */
export type OnMove = (fromMs: number, toMs: number) => Promise<void>;

/**
 * The clock of the local cloud. It runs at the pace of the real one and may be set anywhere;
 * functions follow it through `HUIKE_CLOCK_OFFSET_MS`.
 */
export class Clock {
  private offset = 0;

  constructor(
    startMs: number | undefined,
    private readonly realNow: () => number = Date.now,
  ) {
    if (startMs !== undefined) this.offset = startMs - realNow();
  }

  /** Milliseconds since the epoch, by this clock. */
  now(): number {
    return this.realNow() + this.offset;
  }

  /** This clock minus the real one. */
  get offsetMs(): number {
    return this.offset;
  }

  set(atMs: number): void {
    if (!Number.isFinite(atMs)) throw new RangeError(`The clock cannot be set to ${atMs}`);
    this.offset = atMs - this.realNow();
  }

  advance(byMs: number): void {
    this.set(this.now() + byMs);
  }
}
