import fc from 'fast-check';
import { findInconsistencies } from './consistency';
import { Engine } from './engine';
import { CloudError } from './errors';
import type { Document } from './value';

/**
 * Lives of several transactions at once, against a model that copies everything at each snapshot:
 * what each reads, who is refused at a write, and what is there in the end must agree.
 */
const IDS = ['a', 'b', 'c'];
const TRANSACTIONS = 3;

type Step =
  | { kind: 'read' | 'increase' | 'insert' | 'remove'; transaction: number; id: string }
  | { kind: 'search' | 'commit' | 'abort'; transaction: number }
  | { kind: 'plainSet' | 'plainRemove'; id: string; n: number };

const id = fc.constantFrom(...IDS);
const transaction = fc.nat(TRANSACTIONS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('read' as const, 'increase' as const, 'insert' as const, 'remove' as const), transaction, id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('search' as const, 'commit' as const, 'abort' as const), transaction }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('plainSet' as const, 'plainRemove' as const), id, n: fc.nat(99) }) },
);

interface ModelTransaction {
  /** The documents as of the first operation. */
  snapshot: Map<string, number> | undefined;
  snapshotCommit: number;
  writes: Map<string, number | null>;
}

class Model {
  committed = new Map<string, number>([['a', 1], ['b', 2]]);
  /** The number of the commit that last changed each document. */
  changedAt = new Map<string, number>();
  commits = 0;
  open: (ModelTransaction | undefined)[] = [];

  start(at: number): ModelTransaction {
    return (this.open[at] = { snapshot: undefined, snapshotCommit: 0, writes: new Map() });
  }

  touch(tx: ModelTransaction): void {
    if (tx.snapshot !== undefined) return;
    tx.snapshot = new Map(this.committed);
    tx.snapshotCommit = this.commits;
  }

  seen(tx: ModelTransaction, wanted: string): number | undefined {
    if (tx.writes.has(wanted)) return tx.writes.get(wanted) ?? undefined;
    return tx.snapshot?.get(wanted);
  }

  holder(wanted: string): ModelTransaction | undefined {
    return this.open.find((tx) => tx?.writes.has(wanted));
  }

  /** True where a write of this transaction must be refused. */
  conflicts(tx: ModelTransaction, wanted: string): boolean {
    const holder = this.holder(wanted);
    return (holder !== undefined && holder !== tx) || (this.changedAt.get(wanted) ?? 0) > tx.snapshotCommit;
  }

  apply(changes: Map<string, number | null>): void {
    if (changes.size === 0) return;
    this.commits++;
    for (const [wanted, n] of changes) {
      if (n === null) this.committed.delete(wanted);
      else this.committed.set(wanted, n);
      this.changedAt.set(wanted, this.commits);
    }
  }
}

const outcome = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'ok';
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return error.message.includes('E11000') ? 'duplicate' : error.code;
  }
};

class Pair {
  readonly model = new Model();
  readonly ids: string[] = [];
  constructor(readonly engine: Engine) {}

  begin(at: number): ModelTransaction {
    this.ids[at] = this.engine.transactions.begin().id;
    return this.model.start(at);
  }

  async run(each: Step): Promise<void> {
    if ('n' in each) return this.plain(each.kind, each.id, each.n);
    const at = each.transaction;
    const tx = this.model.open[at] ?? this.begin(at);
    const id = this.ids[at] as string;
    this.model.touch(tx);
    switch (each.kind) {
      case 'read':
        return this.read(id, tx, each.id);
      case 'search':
        return this.search(id, tx);
      case 'commit':
        this.engine.commit(id);
        this.model.open[at] = undefined;
        return this.model.apply(tx.writes);
      case 'abort':
        this.engine.abort(id);
        this.model.open[at] = undefined;
        return;
      default:
        return this.write(each.kind, at, tx, each.id);
    }
  }

  private async read(id: string, tx: ModelTransaction, wanted: string): Promise<void> {
    const found = await this.engine.find('docs', { filter: { _id: wanted }, sort: [], skip: 0, limit: 1 }, {}, id);
    expect(found.map((text) => (JSON.parse(text) as { n: number }).n)).toEqual([this.model.seen(tx, wanted)].filter((n) => n !== undefined));
  }

  private async search(id: string, tx: ModelTransaction): Promise<void> {
    const found = await this.engine.find('docs', { filter: { n: { $gte: 2 } }, sort: [{ field: 'n', direction: -1 }, { field: '_id', direction: 1 }], skip: 0, limit: 2 }, {}, id);
    const expected = IDS.map((wanted) => ({ _id: wanted, n: this.model.seen(tx, wanted) }))
      .filter((document): document is { _id: string; n: number } => (document.n ?? 0) >= 2)
      .sort((x, y) => y.n - x.n || (x._id < y._id ? -1 : 1));
    expect(found.map((text) => JSON.parse(text) as unknown)).toEqual(expected.slice(0, 2));
  }

  private async write(kind: 'increase' | 'insert' | 'remove', at: number, tx: ModelTransaction, wanted: string): Promise<void> {
    const id = this.ids[at] as string;
    const seen = this.model.seen(tx, wanted);
    const happened = await outcome(
      kind === 'increase'
        ? this.engine.update('docs', { _id: wanted }, { $inc: { n: 1 } }, false, id)
        : kind === 'remove'
          ? this.engine.remove('docs', { _id: wanted }, false, id)
          : this.engine.insert('docs', [{ _id: wanted, n: 50 }], id),
    );
    // What a transaction does not see it cannot change; only an insert reaches for what is not there.
    const writes = kind === 'insert' || seen !== undefined;
    if (writes && this.model.conflicts(tx, wanted)) {
      expect(happened).toBe('DATABASE_TRANSACTION_CONFLICT');
      this.model.open[at] = undefined;
    } else if (kind === 'insert' && seen !== undefined) {
      expect(happened).toBe('duplicate');
      this.model.open[at] = undefined;
    } else {
      expect(happened).toBe('ok');
      if (writes) tx.writes.set(wanted, kind === 'insert' ? 50 : kind === 'remove' ? null : (seen as number) + 1);
    }
  }

  /** A plain write of a locked document would wait; that is tested elsewhere. */
  private async plain(kind: 'plainSet' | 'plainRemove', wanted: string, n: number): Promise<void> {
    if (this.model.holder(wanted) !== undefined) return;
    const before = this.model.committed.get(wanted);
    if (kind === 'plainSet') await this.engine.set('docs', wanted, { n });
    else await this.engine.remove('docs', { _id: wanted }, false);
    const changed = kind === 'plainSet' ? before !== n : before !== undefined;
    if (changed) this.model.apply(new Map([[wanted, kind === 'plainSet' ? n : null]]));
  }
}

test('transactions read their snapshot, are refused at the write, and commit whole', async () => {
  let lastId = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
      const engine = new Engine({ file: ':memory:', newId: () => `t${++lastId}`, onScan: () => undefined });
      engine.database.apply([{ name: 'docs', indexes: [{ name: 'n', keys: [{ field: 'n', direction: 1 }] }] }]);
      await engine.insert('docs', [{ _id: 'a', n: 1 }, { _id: 'b', n: 2 }]);
      const pair = new Pair(engine);
      try {
        for (const each of steps) await pair.run(each);
        pair.model.open.forEach((tx, at) => tx && engine.abort(pair.ids[at] as string));
        const all = (await engine.find('docs', { filter: {}, sort: [], skip: 0, limit: 10 }, {})).map((text) => JSON.parse(text) as Document);
        expect(new Map(all.map((document) => [document['_id'], document['n']]))).toEqual(pair.model.committed);
        expect(findInconsistencies(engine.database)).toEqual([]);
        expect(engine.transactions.openCount).toBe(0);
      } finally {
        await engine.close();
      }
    }),
    { numRuns: 400 },
  );
}, 60_000);
