import type { Database as SqliteDatabase, Statement } from 'better-sqlite3';
import { decodeStored, encodeValue } from './ejson';
import { duplicateKey } from './errors';
import { rowText, type IndexDefinition, type IndexEntries, type IndexTable } from './index-table';
import { encodeKey, type Key } from './key-encoding';
import { planQuery, type Branches, type Plan, type PlannableIndex, type SortField } from './planner';
import { refuseTooLarge } from './storable';
import type { Document, Value } from './value';

export interface StoredRow {
  n: number;
  id: Key;
  doc: string;
}

const parametersOf = ({ parameters, branches }: Plan): readonly Key[] => (branches ? branches.parameters.flat() : parameters);

/** Prepared statements are kept by their text; plans have few shapes, so this is rarely reached. */
const MAX_STATEMENTS = 500;

/** A collection: one table in insertion order, and one ordered table for each index. */
export class Collection {
  readonly indexes: IndexTable[] = [];
  /** Fields that may be asked for what is near. Distances are measured one by one: the index is a permission here, not a help. */
  geoFields: ReadonlySet<string> = new Set();
  private kept: number;
  private readonly insertRow: Statement;
  private readonly updateRow: Statement;
  private readonly deleteRow: Statement;
  private readonly rowById: Statement;
  private readonly idOfRow: Statement;
  private readonly counted: Statement;
  private readonly statements = new Map<string, Statement>();
  private plannable: PlannableIndex[] = [];

  constructor(
    private readonly sqlite: SqliteDatabase,
    readonly name: string,
    /** The number that names its tables: `c<number>`. */
    readonly number: number,
    /** `kept` counts along with its own writes, `fresh` asks each time: others write. */
    private readonly counting: 'kept' | 'fresh',
    private readonly onMultikey: (index: IndexTable) => void,
  ) {
    const table = this.table;
    sqlite.exec(`CREATE TABLE IF NOT EXISTS ${table} (n INTEGER PRIMARY KEY, id NOT NULL UNIQUE, doc TEXT NOT NULL)`);
    this.insertRow = sqlite.prepare(`INSERT INTO ${table} (id, doc) VALUES (?,?)`);
    this.updateRow = sqlite.prepare(`UPDATE ${table} SET doc=? WHERE n=?`);
    this.deleteRow = sqlite.prepare(`DELETE FROM ${table} WHERE n=?`);
    this.rowById = sqlite.prepare(`SELECT n, id, doc FROM ${table} WHERE id=?`);
    this.idOfRow = sqlite.prepare(`SELECT id FROM ${table} WHERE n=?`).pluck();
    this.counted = sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck();
    this.kept = counting === 'kept' ? (this.counted.get() as number) : 0;
    this.refreshPlannable();
  }

  /** How many documents there are. */
  get count(): number {
    return this.counting === 'kept' ? this.kept : (this.counted.get() as number);
  }

  set count(count: number) {
    this.kept = count;
  }

  get table(): string {
    return `c${this.number}`;
  }

  /** Puts an index to use; `fill` reads every document into it, for an index new to existing documents. */
  attachIndex(index: IndexTable, fill: boolean): void {
    if (fill) {
      const page = this.sqlite.prepare(`SELECT n, id, doc FROM ${this.table} WHERE n > ? ORDER BY n LIMIT 1000`);
      let rows = page.all(0) as StoredRow[];
      while (rows.length > 0) {
        for (const row of rows) this.addEntries(index, index.entries(decodeStored(row.doc)), row.n);
        rows = page.all((rows[rows.length - 1] as StoredRow).n) as StoredRow[];
      }
    }
    this.indexes.push(index);
    this.refreshPlannable();
  }

  detachIndex(index: IndexTable): void {
    this.indexes.splice(this.indexes.indexOf(index), 1);
    this.statements.clear();
    this.refreshPlannable();
  }

  get definitions(): IndexDefinition[] {
    return this.indexes.map((index) => index.definition);
  }

  private refreshPlannable(): void {
    const byId: PlannableIndex = { name: '_id_', columns: ['c.id'], fields: [{ field: '_id', direction: 1 }], multikey: false, unique: true };
    this.plannable = [
      byId,
      ...this.indexes.map((index) => ({
        name: index.definition.name,
        columns: index.columns.map((column) => `i.${column}`),
        fields: index.definition.keys,
        multikey: index.multikey,
        unique: index.definition.unique === true,
      })),
    ];
  }

  byId(id: Key): StoredRow | undefined {
    return this.rowById.get(id) as StoredRow | undefined;
  }

  idOf(n: number): Key | undefined {
    return this.idOfRow.get(n) as Key | undefined;
  }

  plan(filter: Document, sort: readonly SortField[]): Plan {
    return planQuery(filter, sort, this.plannable);
  }

  /** The rows of a plan, in its order, lazily. `limit` and `offset` may go to SQL only where the plan is exact and sorted. */
  rows(plan: Plan, offset = 0, limit = -1): IterableIterator<StoredRow> {
    const sql = this.rowsSql(plan);
    const kept = this.prepared(sql);
    // A join may walk the same rows again while they are being walked.
    const statement = kept.busy ? this.sqlite.prepare(sql) : kept;
    return statement.iterate(...parametersOf(plan), limit, offset) as IterableIterator<StoredRow>;
  }

  allRows(plan: Plan, offset: number, limit: number): StoredRow[] {
    const sql = this.rowsSql(plan);
    const kept = this.prepared(sql);
    const statement = kept.busy ? this.sqlite.prepare(sql) : kept;
    return statement.all(...parametersOf(plan), limit, offset) as StoredRow[];
  }

  /** How many rows a plan will look at, counted up to `most`. */
  boundedRows(plan: Plan, most: number): number {
    if (plan.fullScan) return Math.min(this.count, most);
    const index = this.indexes.find((candidate) => candidate.definition.name === plan.index?.name);
    const from = index === undefined ? `${this.table} c` : `${index.table} i`;
    return this.prepared(`SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${plan.conditions.join(' AND ')} LIMIT ?)`, true).get(...plan.parameters, most) as number;
  }

  /** How many documents an exact plan answers, counted in the index alone where it can. */
  countRows(plan: Plan): number {
    if (plan.index === undefined) return this.count;
    const index = this.indexes.find((candidate) => candidate.definition.name === plan.index?.name);
    const where = plan.conditions.length > 0 ? `WHERE ${plan.conditions.join(' AND ')}` : '';
    const counted = index === undefined ? `count(*) FROM ${this.table} c` : `count(${plan.index.multikey ? 'DISTINCT i.n' : '*'}) FROM ${index.table} i`;
    return this.prepared(`SELECT ${counted} ${where}`, true).get(...plan.parameters) as number;
  }

  private rowsSql(plan: Plan): string {
    return plan.branches ? this.mergedSql(plan, plan.branches) : `SELECT c.n AS n, c.id AS id, c.doc AS doc ${this.source(plan)} LIMIT ? OFFSET ?`;
  }

  /** One walk of the index for each value, merged by SQLite in the order asked for; it takes no more of each than it needs. */
  private mergedSql(plan: Plan, { conditions, parameters }: Branches): string {
    const index = this.indexes.find((candidate) => candidate.definition.name === plan.index?.name);
    if (index === undefined) throw new Error('branches are walks of an index');
    const columns = plan.order.map((term) => term.replace(' DESC', ''));
    const walk = `SELECT c.n AS n, c.id AS id, c.doc AS doc${columns.map((column, position) => `, ${column} AS o${position}`).join('')} FROM ${index.table} i CROSS JOIN ${this.table} c ON c.n = i.n WHERE ${conditions.join(' AND ')}`;
    const order = plan.order.map((term, position) => `o${position}${term.endsWith(' DESC') ? ' DESC' : ''}`);
    return `${parameters.map(() => walk).join(' UNION ALL ')} ORDER BY ${order.join(', ')} LIMIT ? OFFSET ?`;
  }

  private source(plan: Plan): string {
    const index = this.indexes.find((candidate) => candidate.definition.name === plan.index?.name);
    const where = plan.conditions.length > 0 ? `WHERE ${plan.conditions.join(' AND ')}` : '';
    // An array may have put one document several times into the index.
    if (index?.multikey) return `FROM ${this.table} c WHERE c.n IN (SELECT i.n FROM ${index.table} i ${where}) ORDER BY c.n`;
    const from = index === undefined ? `FROM ${this.table} c` : `FROM ${index.table} i CROSS JOIN ${this.table} c ON c.n = i.n`;
    const natural = plan.index === undefined ? ' ORDER BY c.n' : '';
    return `${from} ${where}${plan.order.length > 0 ? ` ORDER BY ${plan.order.join(', ')}` : natural}`;
  }

  private prepared(sql: string, pluck = false): Statement {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      if (this.statements.size >= MAX_STATEMENTS) this.statements.clear();
      statement = this.sqlite.prepare(sql).pluck(pluck);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  /** Stores a new document. Refuses an `_id` or a unique key that is taken (E11000). */
  insert(id: Key, document: Document): void {
    if (this.byId(id) !== undefined) throw this.duplicateId(document['_id'] as Value);
    this.refuseTakenKeys(document, undefined);
    const n = Number(this.insertRow.run(id, storedText(document)).lastInsertRowid);
    for (const index of this.indexes) this.addEntries(index, index.entries(document), n);
    this.kept++;
  }

  /** Stores a document anew. `released` says that `releaseUniqueKeys` was called for it before. */
  replace(row: StoredRow, before: Document, after: Document, released = false): void {
    this.refuseTakenKeys(after, row.n);
    this.updateRow.run(storedText(after), row.n);
    for (const index of this.indexes) {
      const old = index.entries(before).rows;
      const now = index.entries(after);
      const absent = released && index.definition.unique === true;
      if (!absent && sameRows(old, now.rows)) continue;
      if (!absent) for (const keys of old) index.delete(keys, row.n);
      this.addEntries(index, now, row.n);
    }
  }

  remove(row: StoredRow, document: Document): void {
    this.deleteRow.run(row.n);
    for (const index of this.indexes) for (const keys of index.entries(document).rows) index.delete(keys, row.n);
    this.kept--;
  }

  /** Takes a document out of all unique indexes, so that a commit may swap keys between documents. */
  releaseUniqueKeys(row: StoredRow, document: Document): void {
    for (const index of this.uniqueIndexes) for (const keys of index.entries(document).rows) index.delete(keys, row.n);
  }

  get uniqueIndexes(): IndexTable[] {
    return this.indexes.filter((index) => index.definition.unique);
  }

  /** Every unique key of a document with the text that names it and the document that holds it now. */
  uniqueKeys(document: Document): { index: IndexTable; text: string; holder: Key | undefined }[] {
    return this.uniqueIndexes.flatMap((index) =>
      index.entries(document).rows.map((row) => {
        const n = index.holderOf(row);
        return { index, text: `${index.definition.name}\u0001${rowText(row)}`, holder: n === undefined ? undefined : this.idOf(n) };
      }),
    );
  }

  private refuseTakenKeys(document: Document, own: number | undefined): void {
    for (const index of this.uniqueIndexes) {
      for (const row of index.entries(document).rows) {
        const holder = index.holderOf(row);
        if (holder !== undefined && holder !== own) throw this.duplicateIn(index, document);
      }
    }
  }

  duplicateId(id: Value): Error {
    return duplicateKey(this.name, '_id_', `{ _id: ${encodeValue(id)} }`);
  }

  duplicateIn(index: IndexTable, document: Document): Error {
    const keys = index.definition.keys.map(({ field }) => `${field}: ${encodeValue(readPlain(document, field))}`);
    return duplicateKey(this.name, index.definition.name, `{ ${keys.join(', ')} }`);
  }

  private addEntries(index: IndexTable, entries: IndexEntries, n: number): void {
    if (entries.multikey && !index.multikey) {
      index.multikey = true;
      this.onMultikey(index);
      this.refreshPlannable();
    }
    for (const row of entries.rows) index.add(row, n);
  }
}

function storedText(document: Document): string {
  const text = encodeValue(document);
  refuseTooLarge(text);
  return text;
}

function sameRows(a: readonly Key[][], b: readonly Key[][]): boolean {
  if (a.length !== b.length) return false;
  if (a.length === 1) return sameRow(a[0] as Key[], b[0] as Key[]);
  const texts = new Set(a.map(rowText));
  return b.every((row) => texts.has(rowText(row)));
}

function sameRow(a: readonly Key[], b: readonly Key[]): boolean {
  return a.every((key, position) => {
    const other = b[position];
    return key instanceof Buffer ? other instanceof Buffer && key.equals(other) : key === other;
  });
}

function readPlain(document: Document, field: string): Value {
  let value: Value | undefined = document;
  for (const part of field.split('.')) value = (value as Document | undefined | null)?.[part];
  return value ?? null;
}

/** The key of an `_id`; refuses what MongoDB refuses as one. */
export function keyOfId(id: Value): Key {
  return encodeKey(id);
}
