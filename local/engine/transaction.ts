import { transactionConflict, transactionMissing } from './errors';
import type { Key } from './key-encoding';
import type { Document, Value } from './value';

/** What a transaction has written and not yet committed: a document, or null where it removed one. */
export interface Pending {
  collection: string;
  id: Key;
  idValue: Value;
  document: Document | null;
}

export interface Transaction {
  readonly id: string;
  /** The commit number this transaction sees; taken at its first operation. */
  snapshot: number | undefined;
  readonly pending: Map<string, Pending>;
  /** Which of its documents holds which unique key, both by their lock names. */
  readonly claims: Map<string, string>;
  readonly locks: Set<string>;
  readonly expiry: NodeJS.Timeout;
}

interface Lock {
  owner: Transaction;
  waiting: (() => void)[];
}

/** What a document was before a commit that a running transaction must not see. */
interface BeforeImage {
  commit: number;
  text: string | null;
  id: Key;
}

/**
 * Locks, snapshots and lives of transactions, as the service keeps them: the first writer locks a document,
 * a second transaction writing it is refused at once and is dead, a plain write waits, and after its life it is gone.
 */
export class TransactionBook {
  private readonly open = new Map<string, Transaction>();
  private readonly held = new Map<string, Lock>();
  private readonly history = new Map<string, Map<string, BeforeImage[]>>();
  private commit = 0;

  constructor(
    private readonly newId: () => string,
    private readonly lifeMs: number,
  ) {}

  begin(): Transaction {
    const id = this.newId();
    const transaction: Transaction = {
      id,
      snapshot: undefined,
      pending: new Map(),
      claims: new Map(),
      locks: new Set(),
      expiry: setTimeout(() => this.end(transaction), this.lifeMs).unref(),
    };
    this.open.set(id, transaction);
    return transaction;
  }

  /** The running transaction with this id, its snapshot taken. Refuses one that ended or never was. */
  running(id: string): Transaction {
    const transaction = this.open.get(id);
    if (transaction === undefined) throw transactionMissing();
    transaction.snapshot ??= this.commit;
    return transaction;
  }

  get openCount(): number {
    return this.open.size;
  }

  /** Gives up locks and snapshot; whoever waited goes on. */
  end(transaction: Transaction): void {
    clearTimeout(transaction.expiry);
    this.open.delete(transaction.id);
    const waiting: (() => void)[] = [];
    for (const name of transaction.locks) {
      waiting.push(...(this.held.get(name)?.waiting ?? []));
      this.held.delete(name);
    }
    transaction.locks.clear();
    this.forget();
    for (const proceed of waiting) proceed();
  }

  /** Takes a lock, or ends the transaction with a conflict: another holds it. */
  lock(transaction: Transaction, name: string): void {
    const lock = this.held.get(name);
    if (lock === undefined) {
      this.held.set(name, { owner: transaction, waiting: [] });
      transaction.locks.add(name);
    } else if (lock.owner !== transaction) throw this.conflict(transaction);
  }

  conflict(transaction: Transaction): Error {
    this.end(transaction);
    return transactionConflict();
  }

  /** Waits until one of the locks that stand in the way is given up; answers at once with false when none does. */
  waitForAny(names: Iterable<string>): Promise<void> | false {
    for (const name of names) {
      const lock = this.held.get(name);
      if (lock !== undefined) return new Promise((proceed) => lock.waiting.push(proceed));
    }
    return false;
  }

  /** Numbers a commit and, while transactions run, keeps what the documents were before it. */
  committed(changes: readonly { collection: string; name: string; id: Key; before: string | null }[]): void {
    this.commit++;
    if (this.open.size === 0) return;
    for (const { collection, name, id, before } of changes) {
      let images = this.history.get(collection);
      if (images === undefined) this.history.set(collection, (images = new Map()));
      const list = images.get(name);
      const image = { commit: this.commit, text: before, id };
      if (list === undefined) images.set(name, [image]);
      else list.push(image);
    }
  }

  /** What a document was for this transaction, where a later commit changed it: text, or null for absent. */
  versionAtSnapshot(transaction: Transaction, collection: string, name: string): string | null | undefined {
    const images = this.history.get(collection)?.get(name);
    return images?.find((image) => image.commit > (transaction.snapshot as number))?.text;
  }

  /** Every document of a collection that changed after the transaction's snapshot. */
  changedSince(transaction: Transaction, collection: string): Map<string, { id: Key; text: string | null }> {
    const changed = new Map<string, { id: Key; text: string | null }>();
    for (const [name, images] of this.history.get(collection) ?? []) {
      const image = images.find((candidate) => candidate.commit > (transaction.snapshot as number));
      if (image !== undefined) changed.set(name, image);
    }
    return changed;
  }

  /** Drops what no running transaction can ask for any more. */
  private forget(): void {
    if (this.open.size === 0) {
      this.history.clear();
      return;
    }
    const oldest = Math.min(...[...this.open.values()].map((transaction) => transaction.snapshot ?? this.commit));
    for (const [collection, images] of this.history) {
      for (const [name, list] of images) {
        const needed = list.filter((image) => image.commit > oldest);
        if (needed.length === 0) images.delete(name);
        else if (needed.length < list.length) images.set(name, needed);
      }
      if (images.size === 0) this.history.delete(collection);
    }
  }

  /** Ends everything, for shutting down. */
  close(): void {
    for (const transaction of [...this.open.values()]) this.end(transaction);
  }
}
