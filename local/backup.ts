import Database from 'better-sqlite3';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE, FILES_FOLDER, takeDataDirectory } from './data-directory';
import { findInconsistencies } from './engine/consistency';
import { DocumentDatabase } from './engine/database';

export interface BackupReport {
  folder: string;
  bytes: number;
  files: number;
  documents: number;
}

/**
 * Copies a data directory into a new folder while a server may be running on it: SQLite copies the database as of one
 * moment, files are copied after it, so that every file the database names is there.
 * Refuses a target that exists and a source without a database. The copy is checked before it gets its name.
 */
export async function backUp(data: string, target: string): Promise<BackupReport> {
  const source = join(data, DATABASE_FILE);
  if (!existsSync(source)) throw new Error(`There is no database in ${data}. Name the data directory with --data.`);
  if (existsSync(target)) throw new Error(`${target} is there already. Name a folder that is not.`);
  const part = `${target}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const sqlite = new Database(source, { readonly: true });
  try {
    await sqlite.backup(join(part, DATABASE_FILE));
  } finally {
    sqlite.close();
  }
  if (existsSync(join(data, FILES_FOLDER))) cpSync(join(data, FILES_FOLDER), join(part, FILES_FOLDER), { recursive: true });
  const report = inspect(part);
  renameSync(part, target);
  return { ...report, folder: target };
}

/**
 * Puts a backup in the place of a data directory. What was there is moved aside, not deleted.
 * Refuses a backup that is not sound, and a data directory that a server uses.
 * @returns the report of what was restored, and where the former data lies now
 */
export function restore(backup: string, data: string, movedAsideTo: string): { restored: BackupReport; formerData: string | undefined } {
  if (!existsSync(join(backup, DATABASE_FILE))) throw new Error(`${backup} is not a backup: it has no ${DATABASE_FILE}.`);
  const restored = inspect(backup);
  let formerData: string | undefined;
  if (existsSync(data)) {
    // Taking the lock proves that no server is running on it.
    takeDataDirectory(data).release();
    if (existsSync(movedAsideTo)) throw new Error(`${movedAsideTo} is there already; the former data would go there.`);
    renameSync(data, movedAsideTo);
    formerData = movedAsideTo;
  }
  const part = `${data}.part`;
  rmSync(part, { recursive: true, force: true });
  cpSync(backup, part, { recursive: true });
  renameSync(part, data);
  return { restored: { ...restored, folder: data }, formerData };
}

/** Opens a copy, compares indexes with documents, and counts. Refuses one that is not sound. */
function inspect(folder: string): BackupReport {
  const file = join(folder, DATABASE_FILE);
  const database = new DocumentDatabase(file);
  try {
    const faults = findInconsistencies(database);
    if (faults.length > 0) throw new Error(`The database in ${folder} is not sound: ${faults.slice(0, 3).join('; ')}`);
    const documents = database.names.reduce((sum, name) => sum + database.collection(name).count, 0);
    database.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    const files = existsSync(join(folder, FILES_FOLDER)) ? readdirSync(join(folder, FILES_FOLDER)).length : 0;
    return { folder, bytes: statSync(file).size, files, documents };
  } finally {
    database.close();
  }
}
