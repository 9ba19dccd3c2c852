import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ScoredAccount } from './night-context';

/**
 * Accounts that were read for the fit and wait to be scored, so that a refit reads each member once. They are held compressed: a
 * hundred thousand of them as objects would be half of the instance's memory, compressed they are 10 to 20 MB.
 */
export class HeldPages {
  private readonly pages: Buffer[] = [];

  add(page: readonly ScoredAccount[]): void {
    this.pages.push(deflateRawSync(JSON.stringify(page), { level: 1 }));
  }

  /** The next so many pages in the order in which they were read, which are then forgotten; empty when there are no more. */
  take(pages: number): readonly ScoredAccount[] {
    return this.pages.splice(0, pages).flatMap((page) => JSON.parse(inflateRawSync(page).toString()) as ScoredAccount[]);
  }
}
