import type { Collection } from './collection';
import type { Key } from './key-encoding';
import type { Document } from './value';

/** The name of a locked document; unique keys are locked under the same scheme. */
export function lockName(collection: string, id: Key): string {
  return `${collection}\u0000${id instanceof Buffer ? `b${id.toString('hex')}` : typeof id === 'number' ? `n${id}` : `s${id}`}`;
}

/** What a document was before a commit, under the name it is locked by. */
export interface Change {
  collection: string;
  name: string;
  id: Key;
  before: string | null;
}

export function changeOf(collection: Collection, id: Key, before: string | null): Change {
  return { collection: collection.name, name: lockName(collection.name, id), id, before };
}

export function uniqueLockName(collection: Collection, keyText: string): string {
  return `${collection.name}\u0000unique\u0000${keyText}`;
}

/** Everything a plain write of this document would have to wait for. */
export function lockNames(collection: Collection, id: Key, document: Document | null): string[] {
  const own = lockName(collection.name, id);
  if (document === null || collection.uniqueIndexes.length === 0) return [own];
  return [own, ...collection.uniqueKeys(document).map(({ text }) => uniqueLockName(collection, text))];
}
