import Database, { type Database as SqliteDatabase } from 'better-sqlite3';
import { existsSync, openSync, readSync, closeSync, statSync } from 'node:fs';
import { Collection } from './collection';
import { CloudError, collectionMissing } from './errors';
import { IndexTable, type IndexDefinition } from './index-table';

export interface CollectionDefinition {
  name: string;
  indexes: readonly IndexDefinition[];
  /** Fields with a geo index: a query for what is near is refused without one, as MongoDB refuses it. */
  geo?: readonly string[];
}

/** 'HUIK' in the file header: what tells our file from any other SQLite file. */
export const APPLICATION_ID = 0x4855494b;
export const FORMAT_VERSION = 1;

/** Files up to this size are checked page by page when opened; larger ones by their header and length. */
const FULL_CHECK_BYTES = 64 * 1024 * 1024;

/** CloudBase gives every new collection this index beside `_id`. */
const DEFAULT_INDEX: IndexDefinition = { name: '_openid_1', keys: [{ field: '_openid', direction: 1 }] };

/**
 * The database file: collections, their indexes, and nothing of transactions.
 * Refuses to open a file that is not its own or is damaged, and then leaves it as it is.
 */
export class DocumentDatabase {
  readonly sqlite: SqliteDatabase;
  private readonly collections = new Map<string, Collection>();
  /** Grows with every change of collections and indexes: another thread's view of them is then out of date. */
  schema = 0;

  constructor(
    readonly file: string,
    private readonly options: { readOnly?: boolean; from?: Buffer } = {},
  ) {
    if (!options.readOnly) refuseUnusableFile(file);
    this.sqlite = new Database(options.from ?? file, { readonly: options.readOnly === true });
    try {
      if (!options.readOnly) this.prepareFile();
      else this.sqlite.pragma('cache_size = -16384');
      this.load();
    } catch (error) {
      this.sqlite.close();
      throw error instanceof Error && /SQLITE_(CORRUPT|NOTADB)/.test(String((error as { code?: string }).code)) ? damaged(file, error.message) : error;
    }
  }

  private prepareFile(): void {
    this.sqlite.pragma('cache_size = -65536');
    this.sqlite.pragma('temp_store = MEMORY');
    // Before the write-ahead log, so that our mark is in the file itself: after a kill it may be all there is besides the log.
    this.sqlite.pragma(`application_id = ${APPLICATION_ID}`);
    this.sqlite.pragma(`user_version = ${FORMAT_VERSION}`);
    this.sqlite.exec(`
      CREATE TABLE IF NOT EXISTS collections (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
      CREATE TABLE IF NOT EXISTS indexes (number INTEGER PRIMARY KEY, collection INTEGER NOT NULL, definition TEXT NOT NULL, multikey INTEGER NOT NULL);
    `);
    if (this.file !== ':memory:') {
      this.sqlite.pragma('journal_mode = WAL');
      this.sqlite.pragma('synchronous = NORMAL');
      this.sqlite.pragma('wal_autocheckpoint = 4000');
    }
  }

  private load(): void {
    for (const { number, name } of this.sqlite.prepare('SELECT number, name FROM collections').all() as { number: number; name: string }[]) {
      this.collections.set(name, this.openCollection(number, name));
    }
    const rows = this.sqlite.prepare('SELECT number, collection, definition, multikey FROM indexes ORDER BY number').all() as {
      number: number;
      collection: number;
      definition: string;
      multikey: number;
    }[];
    for (const row of rows) {
      const collection = [...this.collections.values()].find((candidate) => candidate.number === row.collection);
      const definition = JSON.parse(row.definition) as IndexDefinition;
      collection?.attachIndex(new IndexTable(this.sqlite, `x${row.number}`, definition, row.multikey === 1), false);
    }
  }

  private openCollection(number: number, name: string): Collection {
    const counting = this.options.readOnly ? 'fresh' : 'kept';
    return new Collection(this.sqlite, name, number, counting, (index) => {
      this.schema++;
      this.sqlite.prepare('UPDATE indexes SET multikey=1 WHERE number=?').run(Number(index.table.slice(1)));
    });
  }

  get names(): string[] {
    return [...this.collections.keys()];
  }

  /** Refuses an unknown collection with DATABASE_COLLECTION_NOT_EXIST (-502005): none is created by writing to it. */
  collection(name: string): Collection {
    const collection = this.collections.get(name);
    if (collection === undefined) throw collectionMissing(name);
    return collection;
  }

  createCollection(name: string): Collection {
    if (this.collections.has(name)) {
      throw new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceInUse] Table exist: ${name}`);
    }
    if (!/^[A-Za-z_][\w-]{0,63}$/.test(name)) throw new CloudError('INVALID_PARAM', `A collection cannot be named ${JSON.stringify(name)}`);
    return this.sqlite.transaction(() => {
      const number = Number(this.sqlite.prepare('INSERT INTO collections (name) VALUES (?)').run(name).lastInsertRowid);
      const collection = this.openCollection(number, name);
      this.addIndex(collection, DEFAULT_INDEX);
      this.collections.set(name, collection);
      this.schema++;
      return collection;
    })();
  }

  private addIndex(collection: Collection, definition: IndexDefinition): void {
    const insert = this.sqlite.prepare('INSERT INTO indexes (collection, definition, multikey) VALUES (?,?,0)');
    this.schema++;
    const number = Number(insert.run(collection.number, JSON.stringify(definition)).lastInsertRowid);
    try {
      collection.attachIndex(new IndexTable(this.sqlite, `x${number}`, definition, false), true);
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') throw error;
      throw new Error(`The index ${definition.name} of ${collection.name} cannot be unique: documents that are there already share a key`);
    }
  }

  /** Makes the collections and indexes what the list says: new ones are filled, changed ones rebuilt, dropped ones go. */
  apply(definitions: readonly CollectionDefinition[]): void {
    for (const definition of definitions) {
      const collection = this.collections.get(definition.name) ?? this.createCollection(definition.name);
      this.sqlite.transaction(() => this.applyIndexes(collection, definition.indexes))();
      collection.geoFields = new Set(definition.geo);
    }
  }

  private applyIndexes(collection: Collection, wanted: readonly IndexDefinition[]): void {
    const kept = new Set([DEFAULT_INDEX, ...wanted].map(shapeOf));
    for (const index of [...collection.indexes]) {
      if (kept.has(shapeOf(index.definition))) continue;
      this.schema++;
      collection.detachIndex(index);
      this.sqlite.prepare('DELETE FROM indexes WHERE number=?').run(Number(index.table.slice(1)));
      index.drop();
    }
    const present = new Set(collection.definitions.map(shapeOf));
    for (const definition of wanted) if (!present.has(shapeOf(definition))) this.addIndex(collection, definition);
  }

  /** Runs the writes as one unit of SQLite: all of them last, or none. */
  atomically<T>(writes: () => T): T {
    const counts = [...this.collections.values()].map((collection) => ({ collection, count: collection.count }));
    try {
      return this.sqlite.transaction(writes).immediate();
    } catch (error) {
      for (const { collection, count } of counts) collection.count = count;
      throw error;
    }
  }

  close(): void {
    this.sqlite.close();
  }
}

function shapeOf(definition: IndexDefinition): string {
  return JSON.stringify([definition.name, definition.keys.map(({ field, direction }) => [field, direction]), definition.unique === true]);
}

function damaged(file: string, why: string): Error {
  return new Error(`The database ${file} is damaged (${why}). It was left as it is. Restore it from a backup with "huike restore", or move it away to start empty.`);
}

/** Looks before SQLite does: SQLite would happily start writing into another program's database. */
function refuseUnusableFile(file: string): void {
  if (file === ':memory:' || !existsSync(file) || statSync(file).size === 0) return;
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  const length = readSync(handle, header, 0, 100, 0);
  closeSync(handle);
  if (length < 100 || header.toString('latin1', 0, 15) !== 'SQLite format 3') {
    throw new Error(`${file} is not a database of Huike. It was left as it is. Choose another --data directory.`);
  }
  if (header.readUInt32BE(68) !== APPLICATION_ID) {
    throw new Error(`${file} is a SQLite database of another program. It was left as it is. Choose another --data directory.`);
  }
  if (header.readUInt32BE(60) > FORMAT_VERSION) {
    throw new Error(`${file} was written by a newer version of Huike (format ${header.readUInt32BE(60)}). Update this installation to open it.`);
  }
  const pageBytes = header.readUInt16BE(16) === 1 ? 65536 : header.readUInt16BE(16);
  const size = statSync(file).size;
  const writtenPages = header.readUInt32BE(24) === header.readUInt32BE(92) ? header.readUInt32BE(28) : 0;
  if (size < writtenPages * pageBytes) throw damaged(file, `it is cut off after ${size} of ${writtenPages * pageBytes} bytes`);
  if (size <= FULL_CHECK_BYTES) refuseFailedCheck(file);
}

function refuseFailedCheck(file: string): void {
  let verdict: unknown;
  const probe = new Database(file, { readonly: true });
  try {
    verdict = probe.pragma('quick_check(1)', { simple: true });
  } catch (error) {
    throw damaged(file, (error as Error).message);
  } finally {
    probe.close();
  }
  if (verdict !== 'ok') throw damaged(file, String(verdict));
}
