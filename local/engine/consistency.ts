import type { DocumentDatabase } from './database';
import { decodeStored } from './ejson';
import { rowText } from './index-table';
import type { Key } from './key-encoding';

/**
 * Compares every index with the documents it was made from, and asks SQLite for its own check.
 * Answers what is wrong, in sentences; an empty list is a sound database.
 */
export function findInconsistencies(database: DocumentDatabase): string[] {
  const faults: string[] = [];
  const verdict = database.sqlite.pragma('integrity_check(5)') as { integrity_check: string }[];
  for (const { integrity_check: line } of verdict) if (line !== 'ok') faults.push(`SQLite: ${line}`);
  for (const name of database.names) {
    const collection = database.collection(name);
    const expected = new Map<string, number>();
    let documents = 0;
    for (const row of database.sqlite.prepare(`SELECT n, doc FROM ${collection.table}`).iterate() as IterableIterator<{ n: number; doc: string }>) {
      documents++;
      const document = decodeStored(row.doc);
      for (const index of collection.indexes) {
        for (const keys of index.entries(document).rows) expected.set(`${index.table} ${rowText(keys)} ${row.n}`, 1);
      }
    }
    if (documents !== collection.count) faults.push(`${name}: counts ${collection.count} documents, holds ${documents}`);
    for (const index of collection.indexes) {
      for (const row of database.sqlite.prepare(`SELECT * FROM ${index.table}`).raw().iterate() as IterableIterator<Key[]>) {
        const n = row[row.length - 1] as number;
        if (!expected.delete(`${index.table} ${rowText(row.slice(0, -1))} ${n}`)) faults.push(`${name}: index ${index.definition.name} has an entry for document ${n} that it should not have`);
      }
    }
    if (expected.size > 0) faults.push(`${name}: ${expected.size} entries are missing from its indexes`);
  }
  return faults;
}
