import { keyOfId, type Collection } from './collection';
import type { DocumentDatabase } from './database';
import { decodeStored, encodeValue } from './ejson';
import type { Key } from './key-encoding';
import { changeOf, lockName, uniqueLockName, type Change } from './locks';
import type { Rewrite } from './plain-writes';
import { compileQuery } from './query';
import { compareKeys, searchRows, sortKeys, type OnScan, type Search } from './search';
import type { Pending, Transaction, TransactionBook } from './transaction';
import type { Document, Value } from './value';

/** Reading and writing inside a transaction: its snapshot, its own writes, its locks, its commit. */
export class TransactionWork {
  constructor(
    private readonly database: DocumentDatabase,
    private readonly transactions: TransactionBook,
    private readonly onScan: OnScan,
  ) {}

  /** The documents of a search as the transaction sees them. */
  find(transaction: Transaction, collection: Collection, search: Search): string[] {
    const hidden = this.versionsInside(transaction, collection);
    if (hidden.size === 0) return searchRows(collection, search, this.onScan).map((row) => row.doc);
    const matches = compileQuery(search.filter);
    const rows = searchRows(collection, { ...search, skip: 0, limit: search.skip + search.limit + hidden.size }, this.onScan);
    const texts = rows.filter((row) => !hidden.has(lockName(collection.name, row.id))).map((row) => row.doc);
    for (const version of hidden.values()) {
      if (version !== null && matches(decodeStored(version))) texts.push(version);
    }
    const ordered =
      search.sort.length === 0
        ? texts
        : texts
            .map((text) => ({ text, keys: sortKeys(decodeStored(text), search.sort) }))
            .sort((a, b) => compareKeys(a.keys, b.keys, search.sort))
            .map(({ text }) => text);
    return ordered.slice(search.skip, search.skip + search.limit);
  }

  /** Documents that look different from inside: changed since the snapshot, or written by the transaction itself. */
  private versionsInside(transaction: Transaction, collection: Collection): Map<string, string | null> {
    const versions = new Map<string, string | null>();
    for (const [name, { text }] of this.transactions.changedSince(transaction, collection.name)) versions.set(name, text);
    for (const [name, pending] of transaction.pending) {
      if (pending.collection === collection.name) versions.set(name, pending.document === null ? null : encodeValue(pending.document));
    }
    return versions;
  }

  /** Changes or removes (null) what a search finds; answers how many documents it found. */
  rewrite(transaction: Transaction, collection: Collection, search: Search, change: Rewrite): number {
    const found = this.find(transaction, collection, search).map(decodeStored);
    for (const before of found) {
      const id = keyOfId(before['_id'] as Value);
      this.lockForWriting(transaction, collection, id);
      const after = this.changed(transaction, before, change);
      if (after !== null) this.claimUniqueKeys(transaction, collection, id, after);
      else this.releaseClaims(transaction, collection, id);
      transaction.pending.set(lockName(collection.name, id), { collection: collection.name, id, idValue: before['_id'] as Value, document: after });
    }
    return found.length;
  }

  insert(transaction: Transaction, collection: Collection, document: Document): void {
    const id = keyOfId(document['_id'] as Value);
    const name = lockName(collection.name, id);
    this.lockForWriting(transaction, collection, id);
    const pending = transaction.pending.get(name);
    const taken = pending === undefined ? collection.byId(id) !== undefined : pending.document !== null;
    if (taken) throw this.fatal(transaction, collection.duplicateId(document['_id'] as Value));
    this.claimUniqueKeys(transaction, collection, id, document);
    transaction.pending.set(name, { collection: collection.name, id, idValue: document['_id'] as Value, document });
  }

  /** The lock, and the refusal of a document that somebody changed after this transaction's snapshot. */
  private lockForWriting(transaction: Transaction, collection: Collection, id: Key): void {
    const name = lockName(collection.name, id);
    this.transactions.lock(transaction, name);
    if (this.transactions.versionAtSnapshot(transaction, collection.name, name) !== undefined) throw this.transactions.conflict(transaction);
  }

  private claimUniqueKeys(transaction: Transaction, collection: Collection, id: Key, document: Document): void {
    if (collection.uniqueIndexes.length === 0) return;
    const own = lockName(collection.name, id);
    if (transaction.pending.has(own)) this.releaseClaims(transaction, collection, id);
    for (const { index, text, holder } of collection.uniqueKeys(document)) {
      const name = uniqueLockName(collection, text);
      this.transactions.lock(transaction, name);
      const holderName = holder === undefined ? undefined : lockName(collection.name, holder);
      const heldOutside = holderName !== undefined && holderName !== own && !transaction.pending.has(holderName);
      if (heldOutside || transaction.claims.has(name)) throw this.fatal(transaction, collection.duplicateIn(index, document));
      transaction.claims.set(name, own);
    }
  }

  private releaseClaims(transaction: Transaction, collection: Collection, id: Key): void {
    const own = lockName(collection.name, id);
    for (const [name, holder] of transaction.claims) if (holder === own) transaction.claims.delete(name);
  }

  private changed(transaction: Transaction, before: Document, change: Rewrite): Document | null {
    try {
      return change(before);
    } catch (error) {
      throw this.fatal(transaction, error as Error);
    }
  }

  /** MongoDB ends a transaction on any error of a write. */
  private fatal(transaction: Transaction, error: Error): Error {
    this.transactions.end(transaction);
    return error;
  }

  /** Everything the transaction wrote becomes visible and durable at once. */
  commit(transaction: Transaction): void {
    try {
      const changes = this.database.atomically(() => this.applyPending([...transaction.pending.values()]));
      if (changes.length > 0) this.transactions.committed(changes);
    } finally {
      this.transactions.end(transaction);
    }
  }

  private applyPending(pending: Pending[]): Change[] {
    const stored = pending.map((write) => {
      const collection = this.database.collection(write.collection);
      const row = collection.byId(write.id);
      const before = row === undefined ? undefined : decodeStored(row.doc);
      if (row !== undefined && before !== undefined && write.document !== null) collection.releaseUniqueKeys(row, before);
      return { collection, row, before, write };
    });
    for (const { collection, row, before, write } of stored) {
      if (row !== undefined && before !== undefined && write.document === null) collection.remove(row, before);
    }
    for (const { collection, row, before, write } of stored) {
      if (write.document === null) continue;
      if (row === undefined || before === undefined) collection.insert(write.id, write.document);
      else collection.replace(row, before, write.document, true);
    }
    return stored.map(({ collection, row, write }) => changeOf(collection, write.id, row?.doc ?? null));
  }
}
