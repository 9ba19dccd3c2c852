import { runAggregate } from './aggregate';
import type { Collection, StoredRow } from './collection';
import { keyOfId } from './collection';
import { DocumentDatabase, lockName } from './database';
import { decodeStored, encodeValue } from './ejson';
import { requestFailed } from './errors';
import type { Key } from './key-encoding';
import { compileProjection } from './projection';
import { compileQuery } from './query';
import { Reader } from './reader';
import { compareKeys, countMatches, searchRows, sortKeys, type OnScan, type Search } from './search';
import { TransactionBook, type Pending, type Transaction } from './transaction';
import { refuseUnstorable } from './storable';
import { applyUpdate } from './update';
import type { Document, Value } from './value';

export interface EngineOptions {
  /** The database file, or `:memory:`. */
  file: string;
  newId: () => string;
  onScan: OnScan;
  /** Life of a transaction; the service gives 30,000 ms. */
  transactionLifeMs?: number;
}

/** Collections up to this size are always searched in place: that is quicker than asking another thread. */
const LONG_SEARCH = 1_000;

function isLongSearch(collection: Collection, { filter, sort, skip, limit }: Search): boolean {
  const plan = collection.plan(filter, sort);
  if (plan.exact && plan.sorted) return plan.fullScan && skip + limit > 2 * LONG_SEARCH;
  return collection.boundedRows(plan, LONG_SEARCH + 1) > LONG_SEARCH;
}

function isLongCount(collection: Collection, filter: Document): boolean {
  const plan = collection.plan(filter, []);
  return !plan.exact && collection.boundedRows(plan, LONG_SEARCH + 1) > LONG_SEARCH;
}

/** What is to become of the documents a write has found. */
type Rewrite = (before: Document) => Document | null;

interface Target {
  row: StoredRow;
  before: Document;
  after: Document | null;
}

/** Documents, transactions and their promises. Reads answer at once; a plain write may wait for a transaction's lock. */
export class Engine {
  private readonly reader: Reader | undefined;
  readonly database: DocumentDatabase;
  readonly transactions: TransactionBook;

  constructor(private readonly options: EngineOptions) {
    this.database = new DocumentDatabase(options.file);
    this.transactions = new TransactionBook(options.newId, options.transactionLifeMs ?? 30_000);
    this.reader = options.file === ':memory:' ? undefined : new Reader(options.file, options.onScan);
  }

  async close(): Promise<void> {
    this.transactions.close();
    await this.reader?.close();
    this.database.close();
  }

  /** The reader, where a search is long enough to go there; a database in memory cannot be seen by another thread. */
  private readerFor(collection: Collection, isLong: () => boolean): Reader | undefined {
    return this.reader !== undefined && collection.count > LONG_SEARCH && isLong() ? this.reader : undefined;
  }

  /** The found documents as stored text, in order. */
  async find(collectionName: string, search: Search, projection: Document, transactionId?: string): Promise<string[]> {
    const collection = this.database.collection(collectionName);
    if (transactionId === undefined) {
      const reader = this.readerFor(collection, () => isLongSearch(collection, search));
      if (reader !== undefined) return this.findByReader(reader, collectionName, search, projection);
    }
    const project = compileProjection(projection);
    const texts =
      transactionId === undefined
        ? searchRows(collection, search, this.options.onScan).map((row) => row.doc)
        : this.findInside(this.transactions.running(transactionId), collection, search);
    return project === undefined ? texts : texts.map((text) => encodeValue(project(decodeStored(text))));
  }

  private async findByReader(reader: Reader, collection: string, search: Search, projection: Document): Promise<string[]> {
    const { filter, sort, skip, limit } = search;
    const reply = await reader.ask({
      id: 0, schema: this.database.schema, kind: 'find', collection, filter: encodeValue(filter), sort, skip, limit, projection: encodeValue(projection),
    });
    return 'texts' in reply ? reply.texts : [];
  }

  async count(collectionName: string, filter: Document): Promise<number> {
    const collection = this.database.collection(collectionName);
    const reader = this.readerFor(collection, () => isLongCount(collection, filter));
    if (reader === undefined) return countMatches(collection, filter, this.options.onScan);
    const reply = await reader.ask({ id: 0, schema: this.database.schema, kind: 'count', collection: collectionName, filter: encodeValue(filter) });
    return 'total' in reply ? reply.total : 0;
  }

  async aggregate(collectionName: string, pipeline: Document[], nowMs: number): Promise<string[]> {
    const reader = this.readerFor(this.database.collection(collectionName), () => true);
    if (reader !== undefined) {
      const reply = await reader.ask({ id: 0, schema: this.database.schema, kind: 'aggregate', collection: collectionName, pipeline: encodeValue(pipeline), nowMs });
      return 'texts' in reply ? reply.texts : [];
    }
    const source = { collection: (name: string) => this.database.collection(name), onScan: this.options.onScan };
    return runAggregate(source, collectionName, pipeline, nowMs);
  }

  /** Stores new documents, all or none. Gives an id to those without one. */
  async insert(collectionName: string, documents: Document[], transactionId?: string): Promise<Value[]> {
    const collection = this.database.collection(collectionName);
    const withIds = documents.map((document) => this.withId(document));
    if (transactionId !== undefined) {
      const transaction = this.transactions.running(transactionId);
      for (const document of withIds) this.insertInside(transaction, collection, document);
    } else {
      await this.whenFree(() => withIds.flatMap((document) => lockNames(collection, keyOfId(document['_id'] as Value), document)));
      this.database.atomically(() => {
        for (const document of withIds) collection.insert(keyOfId(document['_id'] as Value), document);
      });
      this.transactions.committed(withIds.map((document) => changeOf(collection, keyOfId(document['_id'] as Value), null)));
    }
    return withIds.map((document) => document['_id'] as Value);
  }

  private withId(document: Document): Document {
    refuseUnstorable(document);
    const { _id, ...rest } = document;
    if (Array.isArray(_id) || _id instanceof RegExp) throw requestFailed("The '_id' value cannot be an array or a regular expression");
    return { _id: _id ?? this.options.newId(), ...rest } as Document;
  }

  /** Applies update operators to what a query finds; answers how many documents it found. */
  async update(collectionName: string, filter: Document, update: Document, multi: boolean, transactionId?: string): Promise<number> {
    return this.rewrite(collectionName, filter, multi, (before) => applyUpdate(before, update, filter), transactionId);
  }

  async remove(collectionName: string, filter: Document, multi: boolean, transactionId?: string): Promise<number> {
    return this.rewrite(collectionName, filter, multi, () => null, transactionId);
  }

  /** `doc().set()`: replaces the document with this id or stores it as a new one. */
  async set(collectionName: string, id: Value, document: Document, transactionId?: string): Promise<{ updated: number; upsertId: Value }> {
    const whole = { _id: id, ...document, ...(document['_id'] === undefined ? {} : { _id: document['_id'] }) } as Document;
    refuseUnstorable(whole);
    if (encodeValue(whole['_id'] as Value) !== encodeValue(id)) throw requestFailed("the (immutable) field '_id' was found to have been altered");
    const updated = await this.rewrite(collectionName, { _id: id }, false, () => whole, transactionId);
    if (updated > 0) return { updated, upsertId: null };
    await this.insert(collectionName, [whole], transactionId);
    return { updated: 0, upsertId: id };
  }

  private async rewrite(collectionName: string, filter: Document, multi: boolean, change: Rewrite, transactionId?: string): Promise<number> {
    const collection = this.database.collection(collectionName);
    const search: Search = { filter, sort: [], skip: 0, limit: multi ? Infinity : 1 };
    if (transactionId !== undefined) {
      return this.rewriteInside(this.transactions.running(transactionId), collection, search, change);
    }
    const targets = await this.freeTargets(collection, search, change);
    const changed = targets.filter(({ row, after }) => after === null || encodeValue(after) !== row.doc);
    if (changed.length > 0) this.writeTargets(collection, changed);
    return targets.length;
  }

  /** Searches again after every wait: the lock's owner may have changed what is found. */
  private async freeTargets(collection: Collection, search: Search, change: Rewrite): Promise<Target[]> {
    for (;;) {
      const targets = searchRows(collection, search, this.options.onScan).map((row) => {
        const before = decodeStored(row.doc);
        return { row, before, after: change(before) };
      });
      const waiting = this.transactions.waitForAny(targets.flatMap(({ row, after }) => lockNames(collection, row.id, after)));
      if (waiting === false) return targets;
      await waiting;
    }
  }

  private writeTargets(collection: Collection, targets: Target[]): void {
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

  private findInside(transaction: Transaction, collection: Collection, search: Search): string[] {
    const hidden = this.versionsInside(transaction, collection);
    if (hidden.size === 0) return searchRows(collection, search, this.options.onScan).map((row) => row.doc);
    const matches = compileQuery(search.filter);
    const rows = searchRows(collection, { ...search, skip: 0, limit: search.skip + search.limit + hidden.size }, this.options.onScan);
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

  private rewriteInside(transaction: Transaction, collection: Collection, search: Search, change: Rewrite): number {
    const found = this.findInside(transaction, collection, search).map(decodeStored);
    for (const before of found) {
      const id = keyOfId(before['_id'] as Value);
      this.lockForWriting(transaction, collection, id);
      const after = change(before);
      if (after !== null) this.claimUniqueKeys(transaction, collection, id, after);
      else this.releaseClaims(transaction, collection, id);
      transaction.pending.set(lockName(collection.name, id), { collection: collection.name, id, idValue: before['_id'] as Value, document: after });
    }
    return found.length;
  }

  private insertInside(transaction: Transaction, collection: Collection, document: Document): void {
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

  /** A duplicate key ends the transaction, as MongoDB ends one on any error but a read's. */
  private fatal(transaction: Transaction, error: Error): Error {
    this.transactions.end(transaction);
    return error;
  }

  /** Everything the transaction wrote becomes visible and durable at once. */
  commit(transactionId: string): void {
    const transaction = this.transactions.running(transactionId);
    const pending = [...transaction.pending.values()];
    const changes: { collection: string; name: string; id: Key; before: string | null }[] = [];
    try {
      this.database.atomically(() => changes.push(...this.applyPending(pending)));
    } finally {
      if (changes.length > 0) this.transactions.committed(changes);
      this.transactions.end(transaction);
    }
  }

  private applyPending(pending: Pending[]): { collection: string; name: string; id: Key; before: string | null }[] {
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

  abort(transactionId: string): void {
    this.transactions.end(this.transactions.running(transactionId));
  }
}

function changeOf(collection: Collection, id: Key, before: string | null): { collection: string; name: string; id: Key; before: string | null } {
  return { collection: collection.name, name: lockName(collection.name, id), id, before };
}

function uniqueLockName(collection: Collection, keyText: string): string {
  return `${collection.name}\u0000unique\u0000${keyText}`;
}

/** Everything a plain write of this document would have to wait for. */
function lockNames(collection: Collection, id: Key, document: Document | null): string[] {
  const own = lockName(collection.name, id);
  if (document === null || collection.uniqueIndexes.length === 0) return [own];
  return [own, ...collection.uniqueKeys(document).map(({ text }) => uniqueLockName(collection, text))];
}
