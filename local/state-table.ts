import type { Database as SqliteDatabase, Statement } from 'better-sqlite3';

/** Small durable things beside the collections (files, credits, sent messages): JSON values by kind and key. */
export class StateTable {
  private readonly read: Statement;
  private readonly write: Statement;
  private readonly erase: Statement;
  private readonly all: Statement;

  constructor(sqlite: SqliteDatabase) {
    sqlite.exec('CREATE TABLE IF NOT EXISTS local_state (kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID');
    this.read = sqlite.prepare('SELECT value FROM local_state WHERE kind=? AND key=?').pluck();
    this.write = sqlite.prepare('INSERT INTO local_state VALUES (?,?,?) ON CONFLICT (kind, key) DO UPDATE SET value=excluded.value');
    this.erase = sqlite.prepare('DELETE FROM local_state WHERE kind=? AND key=?');
    this.all = sqlite.prepare('SELECT key, value FROM local_state WHERE kind=? ORDER BY key');
  }

  get<T>(kind: string, key: string): T | undefined {
    const text = this.read.get(kind, key) as string | undefined;
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  put(kind: string, key: string, value: unknown): void {
    this.write.run(kind, key, JSON.stringify(value));
  }

  remove(kind: string, key: string): boolean {
    return this.erase.run(kind, key).changes > 0;
  }

  list<T>(kind: string): { key: string; value: T }[] {
    return (this.all.all(kind) as { key: string; value: string }[]).map(({ key, value }) => ({ key, value: JSON.parse(value) as T }));
  }

  /** Adds to a list that keeps its order; answers the number given. */
  append(kind: string, value: object): number {
    const number = (this.get<number>('counter', kind) ?? 0) + 1;
    this.put('counter', kind, number);
    this.put(kind, String(number).padStart(12, '0'), { number, ...value });
    return number;
  }
}
