import { keyOfId, type Collection, type StoredRow } from './collection';
import type { DocumentDatabase } from './database';
import { decodeStored, encodeValue } from './ejson';
import type { Key } from './key-encoding';
import { changeOf, lockNames } from './locks';
import { compileQuery } from './query';
import { searchRows, type OnScan, type Search } from './search';
import type { TransactionBook } from './transaction';
import type { Document, Value } from './value';

/** What is to become of a document that a write has found; null removes it. */
export type Rewrite = (before: Document) => Document | null;

/** A write of more documents than this is done in parts, others having their turn in between: MongoDB's are not one unit either. */
export const PART = 500;

interface Target {
  row: StoredRow;
  before: Document;
  after: Document | null;
}

/** Writes outside transactions: each waits for the locks in its way, then is done at once. */
export class PlainWrites {
  constructor(
    private readonly database: DocumentDatabase,
    private readonly transactions: TransactionBook,
    private readonly onScan: OnScan,
  ) {}

  /** Stores new documents, all or none. */
  async insert(collection: Collection, documents: Document[]): Promise<void> {
    const idOf = (document: Document): Key => keyOfId(document['_id'] as Value);
    await this.whenFree(() => documents.flatMap((document) => lockNames(collection, idOf(document), document)));
    this.database.atomically(() => {
      for (const document of documents) collection.insert(idOf(document), document);
    });
    this.transactions.committed(documents.map((document) => changeOf(collection, idOf(document), null)));
  }

  /** Changes or removes what a search finds; answers how many documents it found. */
  async rewrite(collection: Collection, search: Search, change: Rewrite): Promise<number> {
    return this.rewriteRows(collection, () => searchRows(collection, search, this.onScan), change);
  }

  /** The same for many documents by their keys, in parts; one that no longer fits the query is left alone. */
  async rewriteMany(collection: Collection, ids: readonly Key[], filter: Document, change: Rewrite): Promise<number> {
    const matches = compileQuery(filter);
    let found = 0;
    for (let i = 0; i < ids.length; i += PART) {
      const part = ids.slice(i, i + PART);
      const rows = (): StoredRow[] =>
        part.flatMap((id) => {
          const row = collection.byId(id);
          return row !== undefined && matches(decodeStored(row.doc)) ? [row] : [];
        });
      found += await this.rewriteRows(collection, rows, change);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return found;
  }

  private async rewriteRows(collection: Collection, find: () => StoredRow[], change: Rewrite): Promise<number> {
    const targets = await this.freeTargets(collection, find, change);
    const changed = targets.filter(({ row, after }) => after === null || encodeValue(after) !== row.doc);
    if (changed.length > 0) this.write(collection, changed);
    return targets.length;
  }

  /** Searches again after every wait: the lock's owner may have changed what is found. */
  private async freeTargets(collection: Collection, find: () => StoredRow[], change: Rewrite): Promise<Target[]> {
    for (;;) {
      const targets = find().map((row) => {
        const before = decodeStored(row.doc);
        return { row, before, after: change(before) };
      });
      const waiting = this.transactions.waitForAny(targets.flatMap(({ row, after }) => lockNames(collection, row.id, after)));
      if (waiting === false) return targets;
      await waiting;
    }
  }

  private write(collection: Collection, targets: readonly Target[]): void {
    this.database.atomically(() => {
      for (const { row, before, after } of targets) {
        if (after === null) collection.remove(row, before);
        else collection.replace(row, before, after);
      }
    });
    this.transactions.committed(targets.map(({ row }) => changeOf(collection, row.id, row.doc)));
  }

  private async whenFree(names: () => string[]): Promise<void> {
    for (;;) {
      const waiting = this.transactions.waitForAny(names());
      if (waiting === false) return;
      await waiting;
    }
  }
}
