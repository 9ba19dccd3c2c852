import { readFileSync } from 'node:fs';
import { store } from '../../cloudfunctions/_store/store';
import type { PosterRow } from './poster';

/** The list of a running shop: its stores, and whoever works in them. */
export async function shopRows(): Promise<{ readonly brandName: string; readonly rows: PosterRow[] }> {
  const [policies, stores, staff] = await Promise.all([
    store.policies.get('current'),
    store.stores.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 1000 }),
    store.staff.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 1000 }),
  ]);
  const rows = stores.flatMap(({ _id: storeId, name }): PosterRow[] => [
    { storeId, storeName: name.zh },
    ...staff.filter((person) => person.storeIds.includes(storeId)).map((person) => ({ storeId, storeName: name.zh, guideId: person._id, guideName: person.name })),
  ]);
  return { brandName: policies?.brandName.zh ?? '', rows };
}

const columns = ['store_id', 'store_name', 'guide_id', 'guide_name', 'till'] as const;

/**
 * The list of a CSV file with the columns store_id, store_name and, where wanted, guide_id, guide_name, till.
 * @throws Error naming the line that cannot be used.
 */
export function fileRows(path: string): PosterRow[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/).filter((line) => line.trim() !== '');
  const names = head.split(',').map((name) => name.trim());
  const foreign = names.filter((name) => !(columns as readonly string[]).includes(name));
  if (!names.includes('store_id') || !names.includes('store_name') || foreign.length > 0) throw new Error(`${path} must begin with a line of the columns ${columns.join(',')}; the last three may be left out.`);
  return lines.map((line, i) => {
    const cells = line.split(',').map((cell) => cell.trim());
    const cell = (name: string): string | undefined => cells[names.indexOf(name)] || undefined;
    const [storeId, storeName, guideId, guideName, till] = columns.map(cell);
    if (cells.length !== names.length || storeId === undefined || storeName === undefined) throw new Error(`${path} line ${i + 2}: ${names.length} cells with a store_id and a store_name are needed.`);
    return { storeId, storeName, ...(guideId === undefined ? {} : { guideId, guideName: guideName ?? guideId }), ...(till === undefined ? {} : { till }) };
  });
}
