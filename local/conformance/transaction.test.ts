import { conformance, localOnly, type Transaction } from './subject';

conformance('transactions', (subject) => {
  const docs = () => subject().db.collection('hk_docs');
  const begin = (): Promise<Transaction> => subject().db.startTransaction();
  const read = async (id: string): Promise<unknown> => (await docs().where({ _id: id }).get()).data[0];
  beforeEach(async () => {
    await subject().seed('hk_docs', [{ _id: 'a', n: 1 }, { _id: 'b', n: 2 }]);
  });

  test('nothing is seen outside before the commit, all of it after', async () => {
    const tx = await begin();
    await tx.collection('hk_docs').doc('a').update({ data: { n: 10 } });
    await tx.collection('hk_docs').add({ data: { _id: 'c', n: 3 } });
    await tx.collection('hk_docs').doc('b').remove();
    expect([await read('a'), await read('b'), await read('c')]).toEqual([{ _id: 'a', n: 1 }, { _id: 'b', n: 2 }, undefined]);
    await tx.commit();
    expect([await read('a'), await read('b'), await read('c')]).toEqual([{ _id: 'a', n: 10 }, undefined, { _id: 'c', n: 3 }]);
  });
  test('it sees its own writes', async () => {
    const tx = await begin();
    await tx.collection('hk_docs').doc('a').update({ data: { n: 10 } });
    await tx.collection('hk_docs').doc('a').update({ data: { n: subject()._.inc(1) } });
    await tx.collection('hk_docs').doc('b').remove();
    await tx.collection('hk_docs').doc('d').set({ data: { n: 4 } });
    expect((await tx.collection('hk_docs').doc('a').get()).data).toEqual({ _id: 'a', n: 11 });
    expect((await tx.collection('hk_docs').where({ n: subject()._.gte(2) }).orderBy('n', 'desc').get()).data).toEqual([{ _id: 'a', n: 11 }, { _id: 'd', n: 4 }]);
    await tx.rollback();
  });
  test('a rollback leaves nothing', async () => {
    const tx = await begin();
    await tx.collection('hk_docs').doc('a').update({ data: { n: 10 } });
    await tx.rollback();
    expect(await read('a')).toEqual({ _id: 'a', n: 1 });
  });
  test('it reads as of its first operation', async () => {
    const tx = await begin();
    expect((await tx.collection('hk_docs').doc('a').get()).data).toEqual({ _id: 'a', n: 1 });
    await docs().doc('a').update({ data: { n: 100 } });
    await docs().doc('b').remove();
    await docs().add({ data: { _id: 'c', n: 3 } });
    expect((await tx.collection('hk_docs').doc('a').get()).data).toEqual({ _id: 'a', n: 1 });
    expect((await tx.collection('hk_docs').where({ n: subject()._.gt(0) }).orderBy('_id', 'asc').get()).data).toEqual([{ _id: 'a', n: 1 }, { _id: 'b', n: 2 }]);
    await tx.rollback();
  });
  test('a second writer is refused at its write and is dead', async () => {
    const first = await begin();
    const second = await begin();
    await first.collection('hk_docs').doc('a').update({ data: { n: 10 } });
    await second.collection('hk_docs').doc('b').update({ data: { n: 20 } });
    await expect(second.collection('hk_docs').doc('a').update({ data: { n: 20 } })).rejects.toMatchObject({ errCode: -501001, message: expect.stringContaining('TransactionConflict') });
    await expect(second.collection('hk_docs').doc('b').get()).rejects.toThrow(/TransactionNotExist/);
    await expect(second.commit()).rejects.toThrow(/TransactionNotExist/);
    await first.commit();
    expect([await read('a'), await read('b')]).toEqual([{ _id: 'a', n: 10 }, { _id: 'b', n: 2 }]);
  });
  test('writing what was changed after the snapshot is a conflict', async () => {
    const tx = await begin();
    await tx.collection('hk_docs').doc('a').get();
    await docs().doc('a').update({ data: { n: 100 } });
    await expect(tx.collection('hk_docs').doc('a').update({ data: { n: 5 } })).rejects.toThrow(/TransactionConflict/);
  });
  test('two that write what the other has read both commit: write skew is possible', async () => {
    const [first, second] = [await begin(), await begin()];
    await first.collection('hk_docs').doc('a').get();
    await second.collection('hk_docs').doc('b').get();
    await first.collection('hk_docs').doc('b').update({ data: { n: 20 } });
    await second.collection('hk_docs').doc('a').update({ data: { n: 10 } });
    await first.commit();
    await second.commit();
    expect([await read('a'), await read('b')]).toEqual([{ _id: 'a', n: 10 }, { _id: 'b', n: 20 }]);
  });
  test('a plain write waits for the lock', async () => {
    const tx = await begin();
    await tx.collection('hk_docs').doc('a').update({ data: { n: 10 } });
    const order: string[] = [];
    const plain = docs().doc('a').update({ data: { n: subject()._.inc(1) } }).then(() => order.push('plain'));
    await docs().doc('b').update({ data: { n: 3 } });
    order.push('commit');
    await tx.commit();
    await plain;
    expect(order).toEqual(['commit', 'plain']);
    expect(await read('a')).toEqual({ _id: 'a', n: 11 });
  });
  test('inserting an id that another holds uncommitted is a conflict', async () => {
    const [first, second] = [await begin(), await begin()];
    await first.collection('hk_docs').add({ data: { _id: 'new' } });
    await expect(second.collection('hk_docs').add({ data: { _id: 'new' } })).rejects.toThrow(/TransactionConflict/);
    await first.rollback();
  });
  test('a taken id inside is E11000', async () => {
    const tx = await begin();
    await expect(tx.collection('hk_docs').add({ data: { _id: 'a' } })).rejects.toThrow(/E11000/);
  });
  test('set inside always says created 0', async () => {
    const tx = await begin();
    expect((await tx.collection('hk_docs').doc('fresh').set({ data: { n: 1 } })).stats.created).toBe(0);
    await tx.commit();
    expect(await read('fresh')).toEqual({ _id: 'fresh', n: 1 });
  });
  test('after a commit nothing more can be done', async () => {
    const tx = await begin();
    await tx.collection('hk_docs').doc('a').get();
    await tx.commit();
    await expect(tx.collection('hk_docs').doc('a').get()).rejects.toThrow(/TransactionNotExist/);
  });
  test('updating a missing document inside updates nothing', async () => {
    const tx = await begin();
    expect((await tx.collection('hk_docs').doc('none').update({ data: { n: 1 } })).stats.updated).toBe(0);
    await tx.rollback();
  });
  test('a thousand documents in one', async () => {
    const tx = await begin();
    await tx.collection('hk_docs').add({ data: Array.from({ length: 1000 }, (_, i) => ({ _id: `m${i}`, n: -1 })) });
    await tx.commit();
    expect((await docs().where({ n: -1 }).count()).total).toBe(1000);
  });
  test('a removed document may be added again in the same one', async () => {
    const tx = await begin();
    await tx.collection('hk_docs').doc('a').remove();
    await tx.collection('hk_docs').add({ data: { _id: 'a', n: 9 } });
    await tx.commit();
    expect(await read('a')).toEqual({ _id: 'a', n: 9 });
  });

  describe('what silently leaves the transaction', () => {
    test('update by a condition is done at once and not rolled back', async () => {
      const tx = await begin();
      await tx.collection('hk_docs').where({ _id: 'b' }).update({ data: { n: 99 } });
      await tx.rollback();
      expect(await read('b')).toEqual({ _id: 'b', n: 99 });
    });
    test('remove by a condition is done at once and not rolled back', async () => {
      const tx = await begin();
      await tx.collection('hk_docs').where({ _id: 'b' }).remove();
      await tx.rollback();
      expect(await read('b')).toBeUndefined();
    });
    test('count does not see what the transaction wrote', async () => {
      const tx = await begin();
      await tx.collection('hk_docs').add({ data: { _id: 'c' } });
      expect((await tx.collection('hk_docs').count()).total).toBe(2);
      await tx.rollback();
    });
  });

  describe('runTransaction', () => {
    test('commits what the body did and answers what it returned', async () => {
      const answer = await subject().db.runTransaction(async (tx) => {
        await tx.collection('hk_docs').doc('a').update({ data: { n: 7 } });
        return 'done';
      });
      expect(answer).toBe('done');
      expect(await read('a')).toEqual({ _id: 'a', n: 7 });
    });
    test('a thrown error rolls back and comes out', async () => {
      const failing = subject().db.runTransaction(async (tx) => {
        await tx.collection('hk_docs').doc('a').update({ data: { n: 7 } });
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await read('a')).toEqual({ _id: 'a', n: 1 });
    });
    test('rollback with a reason rejects with it', async () => {
      await expect(subject().db.runTransaction(async (tx) => tx.rollback('enough'))).rejects.toBe('enough');
    });
    test('a conflict raised by a write is not retried', async () => {
      const holder = await begin();
      await holder.collection('hk_docs').doc('a').update({ data: { n: 5 } });
      let runs = 0;
      const run = subject().db.runTransaction(async (tx) => {
        runs++;
        await tx.collection('hk_docs').doc('a').update({ data: { n: 6 } });
      });
      await expect(run).rejects.toThrow(/TransactionConflict/);
      await holder.rollback();
      expect(runs).toBe(1);
    });
    localOnly('a conflict raised by the commit is retried', async () => {
      subject().local?.faults.arm({ kind: 'conflict', action: 'database.commitTransaction', times: 2 });
      let runs = 0;
      await subject().db.runTransaction(async (tx) => {
        runs++;
        await tx.collection('hk_docs').doc('a').update({ data: { n: 50 + runs } });
      });
      expect(runs).toBe(3);
      expect(await read('a')).toEqual({ _id: 'a', n: 53 });
    });
  });

  describe('unique indexes', () => {
    const unique = () => subject().db.collection('hk_unique');
    beforeEach(async () => {
      if (subject().local) await subject().seed('hk_unique', [{ _id: 'x', code: 'X', left: 1 }, { _id: 'y', code: 'Y', left: 2 }]);
    });
    localOnly('two that claim one key conflict', async () => {
      const [first, second] = [await begin(), await begin()];
      await first.collection('hk_unique').add({ data: { code: 'N', left: 3 } });
      await expect(second.collection('hk_unique').add({ data: { code: 'N', left: 4 } })).rejects.toThrow(/TransactionConflict/);
      await first.commit();
      expect((await unique().where({ code: 'N' }).count()).total).toBe(1);
    });
    localOnly('a plain insert of a claimed key waits and is then refused', async () => {
      const tx = await begin();
      await tx.collection('hk_unique').add({ data: { code: 'N', left: 3 } });
      const plain = unique().add({ data: { code: 'N', left: 4 } });
      const outcome = expect(plain).rejects.toThrow(/E11000/);
      await tx.commit();
      await outcome;
    });
    localOnly('keys may be swapped through a third', async () => {
      const tx = await begin();
      await tx.collection('hk_unique').doc('x').update({ data: { code: 'free' } });
      await tx.collection('hk_unique').doc('y').update({ data: { code: 'X' } });
      await tx.collection('hk_unique').doc('x').update({ data: { code: 'Y' } });
      await tx.commit();
      expect((await unique().where({ code: 'X' }).get()).data).toMatchObject([{ _id: 'y' }]);
      expect((await unique().where({ code: 'Y' }).get()).data).toMatchObject([{ _id: 'x' }]);
    });
    localOnly('a key taken by a committed document is E11000', async () => {
      const tx = await begin();
      await expect(tx.collection('hk_unique').add({ data: { code: 'X', left: 9 } })).rejects.toThrow(/E11000/);
    });
  });
});
