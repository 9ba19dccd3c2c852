import Database, { type Database as SqliteDatabase } from 'better-sqlite3';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const DATABASE_FILE = 'huike.sqlite';
export const FILES_FOLDER = 'files';

/** A data directory in use by this process; nobody else may open it until it is let go. */
export interface DataDirectory {
  readonly databaseFile: string;
  readonly filesFolder: string;
  release(): void;
}

/**
 * Takes a data directory for this process, making it where it is not there.
 * The lock is the operating system's, through SQLite: it falls with the process, however that ends.
 * Refuses a directory that another server uses.
 */
export function takeDataDirectory(folder: string): DataDirectory {
  mkdirSync(folder, { recursive: true });
  const lockFile = join(folder, 'huike.lock');
  const ownerFile = join(folder, 'huike.pid');
  const lock = openLock(lockFile);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    const owner = existsSync(ownerFile) ? readFileSync(ownerFile, 'utf8').trim() : 'unknown';
    throw new Error(`The data directory ${folder} is in use by another server (process ${owner}). Stop that one, or choose another directory with --data.`);
  }
  writeFileSync(ownerFile, String(process.pid));
  return {
    databaseFile: join(folder, DATABASE_FILE),
    filesFolder: join(folder, FILES_FOLDER),
    release: () => {
      lock.exec('ROLLBACK');
      lock.close();
    },
  };
}

function openLock(lockFile: string): SqliteDatabase {
  const lock = new Database(lockFile, { timeout: 0 });
  lock.pragma('busy_timeout = 0');
  return lock;
}
