import { assert } from '../../shared/kernel/assert';
import { database, type SdkCollection } from './cloud';

/** A document: text id, everything else plain JSON. */
export interface Document {
  readonly _id: string;
}

/** A condition on one field, or a value the field must equal. */
export type Condition = object | string | number | boolean | null;
export type Filter = Readonly<Record<string, Condition>>;
export interface Order {
  readonly field: string;
  readonly direction: 'asc' | 'desc';
}

const mostRows = 1000;

/** Conditions and changes by name, so that no other file needs the SDK's command object. */
export const is = {
  equal: (value: unknown): object => database().command.eq(value),
  above: (value: unknown): object => database().command.gt(value),
  atLeast: (value: unknown): object => database().command.gte(value),
  below: (value: unknown): object => database().command.lt(value),
  atMost: (value: unknown): object => database().command.lte(value),
  not: (value: unknown): object => database().command.neq(value),
  oneOf: (values: readonly unknown[]): object => database().command.in(values),
  present: (there: boolean): object => database().command.exists(there),
  both: (left: object, right: object): object => database().command.and(left, right),
} as const;

class Increase {
  constructor(readonly by: number) {}
}
class Remove {}
/** A change that adds to a number on the server. */
export const increase = (by: number): Increase => new Increase(by);
/** A change that takes a field away. */
export const removeField = new Remove();
/** Changed fields of a document by name or dotted path. An object replaces, it never merges. */
export type Patch = Readonly<Record<string, unknown>>;

/** The SDK drops an undefined filter in silence, and then everything matches: refuse it here. */
function checkedFilter(filter: Filter): Filter {
  for (const [field, value] of Object.entries(filter)) {
    assert(value !== undefined, `filter on ${field} is undefined`);
    assert(typeof value !== 'string' || value !== '', `filter on ${field} is empty`);
  }
  return filter;
}

/** Turns a patch into the SDK's words: objects and arrays through `_.set`, because plain ones merge or vanish. */
export function patchData(patch: Patch): Record<string, unknown> {
  const command = database().command;
  const data: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(patch)) {
    assert(value !== undefined, `change of ${field} is undefined; use removeField to take it away`);
    if (value instanceof Increase) data[field] = command.inc(value.by);
    else if (value instanceof Remove) data[field] = command.remove();
    else if (typeof value === 'object' && value !== null) data[field] = command.set(withoutUndefined(value));
    else data[field] = value;
  }
  return data;
}

/** Optional fields that are undefined are left out; inside a document undefined and absent mean the same. */
export function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutUndefined(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) if (item !== undefined) copy[key] = withoutUndefined(item);
  return copy as T;
}

/** What may be done with documents inside and outside a transaction. */
export interface DocumentAccess<Doc extends Document> {
  /** One document, or undefined when there is none. */
  get(id: string): Promise<Doc | undefined>;
  /** Inserts; an `_id` that is taken throws an error that `isDuplicate` knows. */
  add(...documents: Doc[]): Promise<void>;
  /** Writes the whole document, there or not. */
  put(document: Doc): Promise<void>;
  /** Changes fields of one document; answers whether it was there. */
  update(id: string, patch: Patch): Promise<boolean>;
  remove(id: string): Promise<boolean>;
}

/** Access by id alone, which is all that a transaction may have. `collection` is opened anew for each request. */
export function documentAccess<Doc extends Document>(collection: () => SdkCollection): DocumentAccess<Doc> {
  const checkedId = (id: string): string => {
    assert(typeof id === 'string' && id !== '', 'a document id is text and not empty');
    return id;
  };
  return {
    async get(id) {
      const { data } = await collection().doc(checkedId(id)).get();
      return (data ?? undefined) as Doc | undefined;
    },
    async add(...documents) {
      if (documents.length === 0) return;
      await collection().add({ data: documents.map((document) => withoutUndefined(document)) });
    },
    async put(document) {
      const { _id, ...rest } = document;
      await collection().doc(checkedId(_id)).set({ data: withoutUndefined(rest) });
    },
    async update(id, patch) {
      const { stats } = await collection().doc(checkedId(id)).update({ data: patchData(patch) });
      return stats.updated === 1;
    },
    async remove(id) {
      const { stats } = await collection().doc(checkedId(id)).remove();
      return stats.removed === 1;
    },
  };
}

export interface FindOptions {
  readonly filter: Filter;
  readonly order?: readonly Order[];
  /** At most 1,000, which is also what the service gives at most. */
  readonly limit: number;
  readonly fields?: readonly string[];
}

/** A typed collection outside transactions: everything above plus questions over many documents. */
export interface Collection<Doc extends Document> extends DocumentAccess<Doc> {
  readonly name: string;
  find(options: FindOptions): Promise<Doc[]>;
  /** Documents by their ids, in no particular order; ids that are not there are left out. */
  getMany(ids: readonly string[]): Promise<Map<string, Doc>>;
  count(filter: Filter): Promise<number>;
  /** Changes all that match; answers how many. The guard against a race is in the filter: check the count. */
  updateWhere(filter: Filter, patch: Patch): Promise<number>;
  removeWhere(filter: Filter): Promise<number>;
  /** Sum of a number over the documents that match. */
  sum(filter: Filter, field: string): Promise<number>;
  /** How many documents match and what a number of them sums to, for each value of a field: one request, at most 1,000 values. */
  sumsBy(filter: Filter, by: string, field: string): Promise<ReadonlyMap<string, { readonly count: number; readonly sum: number }>>;
}

/** A collection with its questions, outside a transaction. */
export function collection<Doc extends Document>(name: string): Collection<Doc> {
  const open = (): SdkCollection => database().collection(name);
  const access = documentAccess<Doc>(open);
  const find = async ({ filter, order = [], limit, fields }: FindOptions): Promise<Doc[]> => {
    assert(limit >= 1 && limit <= mostRows, `limit must be 1..${mostRows}`);
    let query = open().where(checkedFilter(filter));
    for (const { field, direction } of order) query = query.orderBy(field, direction);
    if (fields) query = query.field(Object.fromEntries(fields.map((field) => [field, true])));
    return (await query.limit(limit).get()).data as Doc[];
  };
  return {
    ...access,
    name,
    find,
    async getMany(ids) {
      const found = new Map<string, Doc>();
      const wanted = [...new Set(ids)];
      for (let start = 0; start < wanted.length; start += mostRows) {
        const slice = wanted.slice(start, start + mostRows);
        for (const document of await find({ filter: { _id: is.oneOf(slice) }, limit: mostRows })) found.set(document._id, document);
      }
      return found;
    },
    async count(filter) {
      return (await open().where(checkedFilter(filter)).count()).total;
    },
    async updateWhere(filter, patch) {
      return (await open().where(checkedFilter(filter)).update({ data: patchData(patch), multi: true })).stats.updated;
    },
    async removeWhere(filter) {
      return (await open().where(checkedFilter(filter)).remove({ multi: true })).stats.removed;
    },
    async sum(filter, field) {
      const command = database().command;
      const { list } = await open().aggregate().match(checkedFilter(filter)).group({ _id: null, total: command.aggregate.sum(`$${field}`) }).limit(1).end();
      return (list[0] as { total: number } | undefined)?.total ?? 0;
    },
    async sumsBy(filter, by, field) {
      const { sum } = database().command.aggregate;
      const { list } = await open().aggregate().match(checkedFilter(filter)).group({ _id: `$${by}`, count: sum(1), sum: sum(`$${field}`) }).limit(mostRows).end();
      return new Map((list as { _id: string; count: number; sum: number }[]).map(({ _id, ...sums }) => [_id, sums]));
    },
  };
}
