import { is, type Collection, type Document, type Filter } from './collection';

/** What of each document is read (all of it without `fields`), and how many documents at once (1,000 at most). */
export interface PageShape<Doc extends Document, Field extends keyof Doc & string = keyof Doc & string> {
  readonly fields?: readonly Field[];
  readonly limit: number;
}

/** The next documents behind an id, in order of id; the empty text is before the first. Fewer than `limit`: there are no more. */
export async function pageAfter<Doc extends Document, Field extends keyof Doc & string = keyof Doc & string>(
  collection: Collection<Doc>,
  cursor: string,
  { fields, limit }: PageShape<Doc, Field>,
): Promise<Pick<Doc, '_id' | Field>[]> {
  return collection.find({ filter: cursor === '' ? {} : { _id: is.above(cursor) }, order: [{ field: '_id', direction: 'asc' }], limit, ...(fields ? { fields } : {}) });
}

/** A list of what is due, by an index over `field` and then the id. */
export interface DueList<Doc extends Document, Field extends keyof Doc & string = keyof Doc & string> extends PageShape<Doc, Field> {
  /** The day or instant by which a document is due, by its dotted path. */
  readonly field: string;
  /** The last day or instant that is due. */
  readonly until: string | number;
  /** Equal to these besides; the index begins with them. */
  readonly where?: Filter;
}

/** A field by its dotted path. */
const valueAt = (document: object, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);

/**
 * The next documents that are due, behind `last` in the order of day and id; from the front without one. Asks twice at most, each
 * by index: the rest of the same day first, then the days after it. Fewer than `limit`: there are no more.
 */
export async function duePageAfter<Doc extends Document, Field extends keyof Doc & string = keyof Doc & string>(
  collection: Collection<Doc>,
  last: Pick<Doc, '_id' | Field> | undefined,
  { field, until, where = {}, fields, limit }: DueList<Doc, Field>,
): Promise<Pick<Doc, '_id' | Field>[]> {
  const order = [{ field, direction: 'asc' }, { field: '_id', direction: 'asc' }] as const;
  const ask = (filter: Filter, most: number): Promise<Pick<Doc, '_id' | Field>[]> => collection.find({ filter: { ...where, ...filter }, order, limit: most, ...(fields ? { fields } : {}) });
  const at = last === undefined ? undefined : (valueAt(last, field) as string | number | undefined);
  if (last === undefined || at === undefined) return ask({ [field]: is.atMost(until) }, limit);
  const same = await ask({ [field]: at, _id: is.above(last._id) }, limit);
  const rest = limit - same.length;
  return rest === 0 ? same : [...same, ...(await ask({ [field]: is.both(is.above(at), is.atMost(until)) }, rest))];
}
