import type { Collection, Document } from './collection';
import { isDuplicate } from './errors';

/** Documents of one insert: large enough that the request's own cost vanishes, far below the size a request may have. */
const insertSize = 200;
/** Requests on their way at once: the service allows many, one instance needs few. */
const parallelRequests = 8;

/**
 * Inserts documents whose ids come from their cause, and answers all of them as they are in the database: one that was
 * there before stays as it was. So work that was cut off may simply be done again.
 */
export async function addMissing<Doc extends Document>(collection: Collection<Doc>, documents: readonly Doc[]): Promise<ReadonlyMap<string, Doc>> {
  const stored = new Map<string, Doc>();
  await inParallel(slicesOf(documents, insertSize), async (slice) => {
    let missing: readonly Doc[] = slice;
    // An insert stops at the first id that is taken; what came before it is in, what comes after is not.
    for (let tries = 0; missing.length > 0; tries += 1) {
      try {
        await collection.add(...missing);
        for (const document of missing) stored.set(document._id, document);
        return;
      } catch (error) {
        if (!isDuplicate(error) || tries > insertSize) throw error;
        const there = await collection.getMany(missing.map((document) => document._id));
        for (const [id, document] of there) stored.set(id, document);
        missing = missing.filter((document) => !there.has(document._id));
      }
    }
  });
  return stored;
}

/** A list in slices of at most `size`. */
export function slicesOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const slices: Item[][] = [];
  for (let start = 0; start < items.length; start += size) slices.push(items.slice(start, start + size));
  return slices;
}

/** Does work for every item, a few at a time; the first error ends it once the work under way has settled. */
export async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  let failed: { readonly error: unknown } | undefined;
  const worker = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined && !failed; item = items[next++]) {
      try {
        await work(item);
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallelRequests, items.length) }, worker));
  if (failed) throw failed.error;
}
