import { pageSize } from '../../shared/contract/schema';
import { is, type Collection, type Condition, type Document, type Filter } from '../_store/collection';
import { FaultError } from './fault';

export interface Page<Doc> {
  readonly items: readonly Doc[];
  readonly nextCursor?: string;
}

type Place = { readonly value: string | number; readonly id: string };

const write = (place: Place): string => `${typeof place.value === 'number' ? 'n' : 's'}${place.value}~${place.id}`;

function read(cursor: string): Place {
  const match = /^([ns])([^~]+)~(.+)$/.exec(cursor);
  const [, kind, text = '', id = ''] = match ?? [];
  const value = kind === 'n' ? Number(text) : text;
  if (!match || Number.isNaN(value)) throw new FaultError('INVALID_INPUT', [{ path: 'cursor', message: 'not a cursor of this list' }]);
  return { value, id };
}

/** A field by its dotted path. */
function valueAt(document: object, path: string): string | number {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document) as string | number;
}

/** What the list asks of the field it is ordered by holds beside the cursor's place: a cursor is the caller's word, and may be made up. */
function within(own: Condition | undefined, place: object): object {
  if (own === undefined) return place;
  return is.both(typeof own === 'object' && own !== null ? own : is.equal(own), place);
}

/**
 * One page of a list ordered by a field and then by id, from behind the cursor. Asks twice at most, each by index:
 * the rest of the same value first, because a day of the import may hold hundreds, then what follows.
 * @throws FaultError INVALID_INPUT for a cursor that is none.
 */
export async function pageOf<Doc extends Document>(
  collection: Collection<Doc>,
  list: { readonly filter: Filter; readonly by: string; readonly direction: 'asc' | 'desc'; readonly cursor?: string | undefined },
): Promise<Page<Doc>> {
  const { filter, by, direction } = list;
  const order = [{ field: by, direction }, { field: '_id', direction }] as const;
  const wanted = pageSize + 1;
  const beyond = direction === 'asc' ? is.above : is.below;
  const place = list.cursor === undefined ? undefined : read(list.cursor);
  const same = place ? await collection.find({ filter: { ...filter, [by]: within(filter[by], is.equal(place.value)), _id: beyond(place.id) }, order, limit: wanted }) : [];
  const rest = wanted - same.length;
  const after = rest > 0 ? await collection.find({ filter: place ? { ...filter, [by]: within(filter[by], beyond(place.value)) } : filter, order, limit: rest }) : [];
  const found = [...same, ...after];
  const items = found.slice(0, pageSize);
  const last = items.at(-1);
  return found.length > pageSize && last ? { items, nextCursor: write({ value: valueAt(last, by), id: last._id }) } : { items };
}
