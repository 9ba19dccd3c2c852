import type { CsvCell } from '../../../../shared/kernel/csv';
import type { Value } from '../../api';
import type { Text } from '../../text';

export type Night = NonNullable<Value<'staff', 'books', 'report'>['night']>;

/** What members hold as a spreadsheet takes it: all stores first, then a line a store, and a column for each month in which points end. */
export function holdingsTable(night: Night, { books, say }: Pick<Text, 'books' | 'say'>): readonly (readonly CsvCell[])[] {
  const months = night.total.expiring.map(({ expiresIn }) => expiresIn);
  const line = (name: string, of: Night['total']): readonly CsvCell[] => [
    name, of.members, of.activePoints, of.pendingPoints, of.owedPoints, of.negativeMembers, of.overduePoints,
    ...months.map((month) => of.expiring.find(({ expiresIn }) => expiresIn === month)?.points ?? 0),
  ];
  return [
    [...books.exportColumns, ...months.map((month) => books.endOf(say.month(month)))],
    line(books.allStores, night.total),
    ...night.stores.map(({ storeName, liability }) => line(say.name(storeName), liability)),
  ];
}
