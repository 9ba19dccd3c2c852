import { Presets, SingleBar } from 'cli-progress';

/** A bar on standard error where a person watches, a line per step where nobody does. */
export function showProgress(step: string): { update(share: number): void; done(): void } {
  const startedMs = performance.now();
  if (!process.stderr.isTTY) {
    return {
      update: () => undefined,
      done: () => console.error(`${step}: ${((performance.now() - startedMs) / 1_000).toFixed(1)} s`),
    };
  }
  const bar = new SingleBar({ format: `${step} {bar} {percentage}%  {duration_formatted}`, stream: process.stderr, hideCursor: true }, Presets.shades_grey);
  bar.start(1_000, 0);
  return {
    update: (share) => bar.update(Math.min(1_000, Math.round(share * 1_000))),
    done: () => {
      bar.update(1_000);
      bar.stop();
    },
  };
}
