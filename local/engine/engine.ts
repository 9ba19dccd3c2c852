import { runAggregate } from './aggregate';
import { keyOfId, type Collection } from './collection';
import { DocumentDatabase } from './database';
import { decodeStored, encodeValue } from './ejson';
import { requestFailed } from './errors';
import { requireGeoIndex, requireGeoIndexOfPipeline } from './geo';
import type { Key } from './key-encoding';
import { PART, PlainWrites, type Rewrite } from './plain-writes';
import { compileProjection } from './projection';
import { Reader } from './reader';
import { countMatches, searchRows, type OnScan, type Search } from './search';
import { refuseUnstorable } from './storable';
import { TransactionBook } from './transaction';
import { TransactionWork } from './transaction-work';
import { applyUpdate } from './update';
import type { Document, Value } from './value';

export interface EngineOptions {
  /** The database file, or `:memory:`. */
  file: string;
  /** What a database in memory begins with: the bytes of another one. */
  from?: Buffer;
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

/** Documents, transactions and their promises. Reads answer at once; a plain write may wait for a transaction's lock. */
export class Engine {
  readonly database: DocumentDatabase;
  readonly transactions: TransactionBook;
  private readonly reader: Reader | undefined;
  private readonly inside: TransactionWork;
  private readonly plain: PlainWrites;

  constructor(private readonly options: EngineOptions) {
    this.database = new DocumentDatabase(options.file, options.from === undefined ? {} : { from: options.from });
    this.transactions = new TransactionBook(options.newId, options.transactionLifeMs ?? 30_000);
    this.reader = options.file === ':memory:' ? undefined : new Reader(options.file, options.onScan);
    this.inside = new TransactionWork(this.database, this.transactions, options.onScan);
    this.plain = new PlainWrites(this.database, this.transactions, options.onScan);
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
    requireGeoIndex(search.filter, collection.geoFields);
    if (transactionId === undefined) {
      const reader = this.readerFor(collection, () => isLongSearch(collection, search));
      if (reader !== undefined) return this.findByReader(reader, collectionName, search, projection);
    }
    const project = compileProjection(projection);
    const texts =
      transactionId === undefined
        ? searchRows(collection, search, this.options.onScan).map((row) => row.doc)
        : this.inside.find(this.transactions.running(transactionId), collection, search);
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
    requireGeoIndex(filter, collection.geoFields);
    const reader = this.readerFor(collection, () => isLongCount(collection, filter));
    if (reader === undefined) return countMatches(collection, filter, this.options.onScan);
    const reply = await reader.ask({ id: 0, schema: this.database.schema, kind: 'count', collection: collectionName, filter: encodeValue(filter) });
    return 'total' in reply ? reply.total : 0;
  }

  async aggregate(collectionName: string, pipeline: Document[], nowMs: number): Promise<string[]> {
    const collection = this.database.collection(collectionName);
    requireGeoIndexOfPipeline(pipeline, collection.geoFields);
    const reader = this.readerFor(collection, () => true);
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
    if (transactionId === undefined) await this.plain.insert(collection, withIds);
    else {
      const transaction = this.transactions.running(transactionId);
      for (const document of withIds) this.inside.insert(transaction, collection, document);
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
    for (;;) {
      const updated = await this.rewrite(collectionName, { _id: id }, false, () => whole, transactionId);
      if (updated > 0) return { updated, upsertId: null };
      try {
        await this.insert(collectionName, [whole], transactionId);
        return { updated: 0, upsertId: id };
      } catch (error) {
        // Somebody else stored it in between: then there is something to replace.
        const lostRace = transactionId === undefined && this.database.collection(collectionName).byId(keyOfId(id)) !== undefined;
        if (!lostRace) throw error;
      }
    }
  }

  private async rewrite(collectionName: string, filter: Document, multi: boolean, change: Rewrite, transactionId?: string): Promise<number> {
    const collection = this.database.collection(collectionName);
    requireGeoIndex(filter, collection.geoFields);
    const search: Search = { filter, sort: [], skip: 0, limit: multi ? Infinity : 1 };
    if (transactionId !== undefined) return this.inside.rewrite(this.transactions.running(transactionId), collection, search, change);
    if (!multi || collection.boundedRows(collection.plan(filter, []), PART + 1) <= PART) return this.plain.rewrite(collection, search, change);
    return this.plain.rewriteMany(collection, await this.findIds(collection, search), filter, change);
  }

  private async findIds(collection: Collection, search: Search): Promise<Key[]> {
    const reader = this.readerFor(collection, () => isLongSearch(collection, search));
    if (reader === undefined) return searchRows(collection, search, this.options.onScan).map((row) => row.id);
    const texts = await this.findByReader(reader, collection.name, search, { _id: 1 });
    return texts.map((text) => keyOfId(decodeStored(text)['_id'] as Value));
  }

  /** Everything the transaction wrote becomes visible and durable at once. */
  commit(transactionId: string): void {
    this.inside.commit(this.transactions.running(transactionId));
  }

  abort(transactionId: string): void {
    this.transactions.end(this.transactions.running(transactionId));
  }
}
