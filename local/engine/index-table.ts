import type { Database as SqliteDatabase, Statement } from 'better-sqlite3';
import { EMPTY_ARRAY_KEY, encodeKey, type Key } from './key-encoding';
import { splitPath, valuesAtPath } from './field-path';
import { requestFailed } from './errors';
import type { Document } from './value';

export interface IndexKey {
  field: string;
  direction: 1 | -1;
}

export interface IndexDefinition {
  name: string;
  keys: readonly IndexKey[];
  unique?: boolean;
}

/** The keys one document puts into one index; several when a field holds an array. */
export interface IndexEntries {
  rows: Key[][];
  multikey: boolean;
}

/** A document of any size gives an index at most so many rows; an array longer than this is not for indexing. */
const MAX_ROWS_PER_DOCUMENT = 10_000;

/**
 * One index as an ordered table of its own: `(k0..kn, n)` without rowid, `n` being the document's number.
 * A unique index has `(k0..kn)` as its primary key; a missing field counts as null, so two documents without it collide.
 */
export class IndexTable {
  readonly columns: readonly string[];
  private readonly insertRow: Statement;
  private readonly deleteRow: Statement;
  private readonly holder: Statement | undefined;

  constructor(
    private readonly sqlite: SqliteDatabase,
    readonly table: string,
    readonly definition: IndexDefinition,
    /** True once a document with an array under one of the fields was seen: bounds can then no longer be combined. */
    public multikey: boolean,
  ) {
    this.columns = definition.keys.map((_, position) => `k${position}`);
    this.create();
    const marks = this.columns.map(() => '?').join(',');
    const equal = this.columns.map((column) => `${column}=?`).join(' AND ');
    this.insertRow = sqlite.prepare(`INSERT INTO ${table} VALUES (${marks},?)`);
    this.deleteRow = sqlite.prepare(`DELETE FROM ${table} WHERE ${equal} AND n=?`);
    this.holder = definition.unique ? sqlite.prepare(`SELECT n FROM ${table} WHERE ${equal}`).pluck() : undefined;
  }

  private create(): void {
    const ordered = this.definition.keys.map((key, position) => `k${position}${key.direction === -1 ? ' DESC' : ''}`);
    const primary = this.definition.unique ? ordered : [...ordered, 'n'];
    this.sqlite.exec(
      `CREATE TABLE IF NOT EXISTS ${this.table} (${this.columns.join(', ')}, n INTEGER NOT NULL, PRIMARY KEY (${primary.join(', ')})) WITHOUT ROWID`,
    );
  }

  /** Refuses two arrays side by side in one compound index, as MongoDB does. */
  entries(document: Document): IndexEntries {
    const perField = this.definition.keys.map((key) => valuesAtPath(document, splitPath(key.field)));
    const arrays = perField.filter((field) => field.throughArray).length;
    if (arrays === 0) return { rows: [perField.map((field) => encodeKey(field.values[0]))], multikey: false };
    this.refuseParallelArrays(perField.map((field) => field.throughArray));
    let rows: Key[][] = [[]];
    for (const { values, throughArray } of perField) {
      const keys = throughArray && values.length === 0 ? [EMPTY_ARRAY_KEY] : values.map(encodeKey);
      rows = keys.flatMap((key) => rows.map((row) => [...row, key]));
      if (rows.length > MAX_ROWS_PER_DOCUMENT) throw requestFailed(`index ${this.definition.name}: the array is too long to be indexed`);
    }
    return { rows: distinctRows(rows), multikey: true };
  }

  private refuseParallelArrays(throughArray: boolean[]): void {
    const roots = this.definition.keys.filter((_, position) => throughArray[position]).map((key) => key.field.split('.')[0]);
    if (new Set(roots).size > 1) throw requestFailed(`cannot index parallel arrays [${roots.join('] [')}]`);
  }

  add(row: Key[], n: number): void {
    this.insertRow.run(...row, n);
  }

  delete(row: Key[], n: number): void {
    this.deleteRow.run(...row, n);
  }

  /** The number of the document that holds this key, for unique indexes. */
  holderOf(row: Key[]): number | undefined {
    return this.holder?.get(...row) as number | undefined;
  }

  drop(): void {
    this.sqlite.exec(`DROP TABLE IF EXISTS ${this.table}`);
  }
}

/** A row's text form, the same for equal keys: names locks and compares rows. */
export function rowText(row: readonly Key[]): string {
  return row.map((key) => (typeof key === 'number' ? `n${key}` : typeof key === 'string' ? `s${key}` : `b${key.toString('hex')}`)).join('\u0001');
}

function distinctRows(rows: Key[][]): Key[][] {
  if (rows.length < 2) return rows;
  return [...new Map(rows.map((row) => [rowText(row), row])).values()];
}
