import cloud from 'wx-server-sdk';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud, type CollectionDefinition, type LocalCloud } from '../cloud';

/**
 * What the cases are run against, always through wx-server-sdk. With HUIKE_CLOUDBASE_ENV (and TENCENTCLOUD_SECRETID,
 * TENCENTCLOUD_SECRETKEY) set it is that real environment instead: every failing case then says where reality differs.
 * Use an environment of its own: the collections named hk_* are emptied.
 */
export interface Subject {
  readonly db: Db;
  readonly _: Command;
  readonly $: Operators;
  /** Only for the local cloud; cases that need it are not run against a real environment. */
  readonly local: LocalCloud | undefined;
  /** Empties a collection and stores these documents. */
  seed(collection: string, documents: readonly object[]): Promise<void>;
}

export interface Query {
  where(condition: object): Query;
  orderBy(field: string, direction: string): Query;
  limit(most: number): Query;
  skip(offset: number): Query;
  field(projection: object): Query;
  get(): Promise<{ data: Doc[] }>;
  count(): Promise<{ total: number }>;
  update(change: { data: object; multi?: boolean }): Promise<{ stats: { updated: number } }>;
  remove(options?: { multi?: boolean }): Promise<{ stats: { removed: number } }>;
}
export interface One {
  get(): Promise<{ data: Doc | null }>;
  field(projection: object): One;
  set(change: { data: object }): Promise<{ _id: string; stats: { updated: number; created: number } }>;
  update(change: { data: object }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}
type Stage = 'addFields' | 'bucket' | 'bucketAuto' | 'count' | 'geoNear' | 'group' | 'limit' | 'lookup' | 'match' | 'project' | 'replaceRoot' | 'sample' | 'skip' | 'sort' | 'sortByCount' | 'unwind';
export type Pipeline = { [Name in Stage]: (argument: unknown) => Pipeline } & { end(): Promise<{ list: Doc[] }> };
export interface Collection extends Query {
  doc(id: unknown): One;
  add(options: { data: object }): Promise<{ _id: string; _ids?: string[] }>;
  aggregate(): Pipeline;
}
export interface Transaction {
  collection(name: string): Collection;
  commit(): Promise<void>;
  rollback(reason?: unknown): Promise<void>;
}
export interface Db {
  collection(name: string): Collection;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<Transaction>;
  runTransaction<T>(body: (transaction: Transaction) => Promise<T>, times?: number): Promise<T>;
  serverDate(options?: { offset: number }): object;
  RegExp(options: { regexp: string; options?: string }): object;
  Geo: Record<'Point' | 'LineString' | 'Polygon', new (...parts: unknown[]) => object>;
  command: Command;
}
export type Doc = Record<string, unknown>;
type CommandName =
  | 'eq' | 'neq' | 'lt' | 'lte' | 'gt' | 'gte' | 'in' | 'nin' | 'all' | 'elemMatch' | 'exists' | 'size' | 'mod' | 'geoNear' | 'geoWithin' | 'geoIntersects'
  | 'and' | 'or' | 'nor' | 'not' | 'expr' | 'jsonSchema'
  | 'set' | 'remove' | 'inc' | 'mul' | 'min' | 'max' | 'rename' | 'bit' | 'push' | 'pop' | 'shift' | 'unshift' | 'addToSet' | 'pull' | 'pullAll';
type OperatorName =
  | 'abs' | 'add' | 'ceil' | 'divide' | 'exp' | 'floor' | 'ln' | 'log' | 'log10' | 'mod' | 'multiply' | 'pow' | 'sqrt' | 'subtract' | 'trunc'
  | 'arrayElemAt' | 'arrayToObject' | 'concatArrays' | 'filter' | 'in' | 'indexOfArray' | 'isArray' | 'map' | 'range' | 'reduce' | 'reverseArray' | 'size' | 'slice' | 'zip'
  | 'and' | 'or' | 'not' | 'cmp' | 'eq' | 'gt' | 'gte' | 'lt' | 'lte' | 'neq' | 'cond' | 'ifNull' | 'switch'
  | 'dateFromParts' | 'dateFromString' | 'dateToString' | 'dayOfMonth' | 'dayOfWeek' | 'dayOfYear' | 'isoDayOfWeek' | 'isoWeek' | 'isoWeekYear' | 'millisecond' | 'minute' | 'month' | 'second' | 'hour' | 'week' | 'year'
  | 'literal' | 'mergeObjects' | 'objectToArray' | 'allElementsTrue' | 'anyElementTrue' | 'setDifference' | 'setEquals' | 'setIntersection' | 'setIsSubset' | 'setUnion'
  | 'concat' | 'indexOfBytes' | 'indexOfCP' | 'split' | 'strLenBytes' | 'strLenCP' | 'strcasecmp' | 'substr' | 'substrBytes' | 'substrCP' | 'toLower' | 'toUpper'
  | 'addToSet' | 'avg' | 'first' | 'last' | 'max' | 'min' | 'push' | 'stdDevPop' | 'stdDevSamp' | 'sum' | 'let' | 'meta';
/** The SDK's own types say little; each member is a function of anything. */
export type Command = Record<CommandName, (...operands: unknown[]) => Chained> & { aggregate: Operators };
export type Operators = Record<OperatorName, (...operands: unknown[]) => object> & { pipeline(): { done(): unknown[] } & Record<Stage, (argument: unknown) => unknown> };
export type Chained = object & { and(other: unknown): Chained; or(other: unknown): Chained };

const plain = ['hk_docs', 'hk_other', 'hk_places'];
const ascending = (...fields: string[]) => ({ name: fields.join('_'), keys: fields.map((field) => ({ field, direction: 1 as const })) });

/** The file engine has indexes and the memory one has none, so that both ways of finding must agree. */
const indexed: CollectionDefinition[] = [
  { name: 'hk_docs', indexes: [ascending('a'), ascending('a', 'b'), ascending('tags'), ascending('n'), { name: 'n_a', keys: [{ field: 'n', direction: -1 }, { field: 'a', direction: 1 }] }, ascending('o.x'), ascending('lines.sku')] },
  { name: 'hk_other', indexes: [ascending('key'), ascending('at')] },
  { name: 'hk_places', indexes: [], geo: ['at'] },
];
const bare: CollectionDefinition[] = plain.map((name) => ({ name, indexes: [], ...(name === 'hk_places' ? { geo: ['at'] } : {}) }));
const unique: CollectionDefinition = {
  name: 'hk_unique',
  indexes: [
    { name: 'code', keys: [{ field: 'code', direction: 1 }], unique: true },
    { name: 'pair', keys: [{ field: 'left', direction: 1 }, { field: 'right', direction: 1 }], unique: true },
  ],
};

const functions = join(__dirname, '..', 'fixtures', 'functions');
const realEnvironment = process.env['HUIKE_CLOUDBASE_ENV'];

async function open(engine: string): Promise<{ subject: Subject; close: () => Promise<void> }> {
  if (engine === 'real') return { subject: await subjectFor(realEnvironment as string, undefined), close: async () => undefined };
  const folder = engine === 'file' ? mkdtempSync(join(tmpdir(), 'huike-conformance-')) : undefined;
  const local = await startLocalCloud({ data: folder ?? ':memory:', functions, collections: [...(folder ? indexed : bare), unique], onScan: () => undefined });
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${local.url}/admin` }), TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-env', TCB_ENV: 'local-env', TENCENTCLOUD_SECRETID: 'local', TENCENTCLOUD_SECRETKEY: 'local', SILENCE: 'true',
  });
  const close = async (): Promise<void> => {
    await local.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  return { subject: await subjectFor('local-env', local), close };
}

async function subjectFor(env: string, local: LocalCloud | undefined): Promise<Subject> {
  cloud.init({ env });
  const db = cloud.database() as unknown as Db;
  if (local === undefined) for (const name of plain) await db.createCollection(name).catch(() => undefined);
  const seed = async (collection: string, documents: readonly object[]): Promise<void> => {
    await db.collection(collection).where({ _id: db.command.exists(true) }).remove();
    if (documents.length > 0) await db.collection(collection).add({ data: [...documents] });
  };
  return { db, _: db.command, $: db.command.aggregate, local, seed };
}

/** Runs a category of cases against every engine, or against the real environment. */
export function conformance(category: string, cases: (subject: () => Subject) => void): void {
  const engines = realEnvironment === undefined ? ['memory', 'file'] : ['real'];
  describe.each(engines)(`${category} (%s)`, (engine) => {
    let opened: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      opened = await open(engine);
    });
    afterAll(async () => {
      await opened.close();
    });
    cases(() => opened.subject);
  });
}

/** Cases about things a real environment cannot be asked through the SDK: unique indexes, the clock, faults. */
export const localOnly = realEnvironment === undefined ? test : test.skip;
