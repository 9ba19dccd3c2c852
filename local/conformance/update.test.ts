import { conformance, type Command, type Db } from './subject';

type Change = (_: Command, db: Db) => object;
type Row = [name: string, before: object, change: Change, after: object | RegExp];

const rows: Row[] = [
  ['a plain value sets', { a: 1 }, () => ({ a: 2, b: 'new' }), { a: 2, b: 'new' }],
  ['a path sets inside', { o: { x: 1, y: 2 } }, () => ({ 'o.x': 9 }), { o: { x: 9, y: 2 } }],
  ['a nested object merges', { o: { x: 1, y: 2 } }, () => ({ o: { x: 9 } }), { o: { x: 9, y: 2 } }],
  ['set replaces', { o: { x: 1, y: 2 } }, (_) => ({ o: _.set({ x: 9 }) }), { o: { x: 9 } }],
  ['set with the empty object replaces', { o: { x: 1 } }, (_) => ({ o: _.set({}) }), { o: {} }],
  ['a path makes the documents on its way', {}, () => ({ 'o.p.q': 1 }), { o: { p: { q: 1 } } }],
  ['null sets null', { a: 1 }, () => ({ a: null }), { a: null }],
  ['an array sets', { a: 1 }, () => ({ a: [1, { b: 2 }] }), { a: [1, { b: 2 }] }],
  ['a place in an array sets', { a: [1, 2, 3] }, () => ({ 'a.1': 9 }), { a: [1, 9, 3] }],
  ['a place beyond the array fills with null', { a: [1] }, () => ({ 'a.3': 9 }), { a: [1, null, null, 9] }],
  ['an undefined value is not sent', { a: 1 }, () => ({ a: undefined, b: 1 }), { a: 1, b: 1 }],
  ['a path through a number is refused', { a: 1 }, () => ({ 'a.b': 2 }), /Cannot create field 'b'/],
  ['remove takes a field away', { a: 1, b: 2 }, (_) => ({ a: _.remove() }), { b: 2 }],
  ['remove of a missing field changes nothing', { b: 2 }, (_) => ({ a: _.remove() }), { b: 2 }],
  ['remove inside', { o: { x: 1, y: 2 } }, (_) => ({ 'o.x': _.remove() }), { o: { y: 2 } }],
  ['remove of an element leaves null', { a: [1, 2, 3] }, (_) => ({ 'a.1': _.remove() }), { a: [1, null, 3] }],
  ['inc adds', { n: 5 }, (_) => ({ n: _.inc(-2) }), { n: 3 }],
  ['inc of a missing field begins there', {}, (_) => ({ 'o.n': _.inc(2) }), { o: { n: 2 } }],
  ['inc with a fraction', { n: 0.5 }, (_) => ({ n: _.inc(0.25) }), { n: 0.75 }],
  ['inc of a text is refused', { n: '5' }, (_) => ({ n: _.inc(1) }), /non-numeric type/],
  ['inc of null is refused', { n: null }, (_) => ({ n: _.inc(1) }), /non-numeric type/],
  ['inc by a text is refused', { n: 5 }, (_) => ({ n: _.inc('1') }), /non-numeric argument/],
  ['mul multiplies', { n: 5 }, (_) => ({ n: _.mul(3) }), { n: 15 }],
  ['mul of a missing field is zero', {}, (_) => ({ n: _.mul(3) }), { n: 0 }],
  ['min keeps the less', { n: 5 }, (_) => ({ n: _.min(3) }), { n: 3 }],
  ['min keeps what is less already', { n: 5 }, (_) => ({ n: _.min(7) }), { n: 5 }],
  ['max keeps the greater', { n: 5 }, (_) => ({ n: _.max(7) }), { n: 7 }],
  ['max of a missing field sets', {}, (_) => ({ n: _.max(7) }), { n: 7 }],
  ['max compares types', { n: 5 }, (_) => ({ n: _.max('a') }), { n: 'a' }],
  ['rename moves a field', { a: 1 }, (_) => ({ a: _.rename('b') }), { b: 1 }],
  ['rename writes over', { a: 1, b: 2 }, (_) => ({ a: _.rename('b') }), { b: 1 }],
  ['bit and', { n: 13 }, (_) => ({ n: _.bit({ and: 10 }) }), { n: 8 }],
  ['bit or', { n: 3 }, (_) => ({ n: _.bit({ or: 8 }) }), { n: 11 }],
  ['bit xor', { n: 5 }, (_) => ({ n: _.bit({ xor: 1 }) }), { n: 4 }],
  ['push adds at the end', { a: [1] }, (_) => ({ a: _.push(2) }), { a: [1, 2] }],
  ['push adds several', { a: [1] }, (_) => ({ a: _.push([2, 3]) }), { a: [1, 2, 3] }],
  ['push makes the array', {}, (_) => ({ a: _.push([2, 3]) }), { a: [2, 3] }],
  ['push on a number is refused', { a: 1 }, (_) => ({ a: _.push(2) }), /must be an array/],
  ['push at a place', { a: [1, 4] }, (_) => ({ a: _.push({ each: [2, 3], position: 1 }) }), { a: [1, 2, 3, 4] }],
  ['push sorts and then slices', { a: [5, 1] }, (_) => ({ a: _.push({ each: [4, 2], sort: -1, slice: 3 }) }), { a: [5, 4, 2] }],
  ['push sorts and slices a missing array', {}, (_) => ({ a: _.push({ each: [4, 9, 2], sort: 1, slice: 2 }) }), { a: [2, 4] }],
  ['push keeps the last ones', { a: [1, 2] }, (_) => ({ a: _.push({ each: [3], slice: -2 }) }), { a: [2, 3] }],
  ['push sorts by a field', { a: [{ n: 3 }] }, (_) => ({ a: _.push({ each: [{ n: 1 }, { n: 2 }], sort: { n: 1 } }) }), { a: [{ n: 1 }, { n: 2 }, { n: 3 }] }],
  ['unshift adds at the front', { a: [3] }, (_) => ({ a: _.unshift([1, 2]) }), { a: [1, 2, 3] }],
  ['pop takes the last', { a: [1, 2] }, (_) => ({ a: _.pop() }), { a: [1] }],
  ['shift takes the first', { a: [1, 2] }, (_) => ({ a: _.shift() }), { a: [2] }],
  ['pop of a missing array changes nothing', { b: 1 }, (_) => ({ a: _.pop() }), { b: 1 }],
  ['addToSet adds what is not there', { a: [1] }, (_) => ({ a: _.addToSet(2) }), { a: [1, 2] }],
  ['addToSet leaves what is there', { a: [1, 2] }, (_) => ({ a: _.addToSet(2) }), { a: [1, 2] }],
  ['addToSet compares documents', { a: [{ x: 1 }] }, (_) => ({ a: _.addToSet({ x: 1 }) }), { a: [{ x: 1 }] }],
  ['addToSet with $each adds several', { a: [1] }, (_) => ({ a: _.addToSet({ $each: [1, 2, 3] }) }), { a: [1, 2, 3] }],
  ['addToSet with each, as documented, adds a document', { a: [1] }, (_) => ({ a: _.addToSet({ each: [2, 3] }) }), { a: [1, { each: [2, 3] }] }],
  ['pull takes equal elements', { a: [1, 2, 1] }, (_) => ({ a: _.pull(1) }), { a: [2] }],
  ['pull takes what meets a condition', { a: [1, 5, 9] }, (_) => ({ a: _.pull(_.gt(4)) }), { a: [1] }],
  ['pull takes documents by a field', { a: [{ x: 1, y: 1 }, { x: 2 }] }, (_) => ({ a: _.pull({ x: 1 }) }), { a: [{ x: 2 }] }],
  ['pull takes documents by a condition', { a: [{ x: 1 }, { x: 5 }] }, (_) => ({ a: _.pull({ x: _.gte(5) }) }), { a: [{ x: 1 }] }],
  ['pullAll takes each of a list', { a: [1, 2, 3, 2] }, (_) => ({ a: _.pullAll([2, 3]) }), { a: [1] }],
  ['several operators at once', { a: 1, b: [1], c: 3 }, (_) => ({ a: _.inc(1), b: _.push(2), c: _.remove(), d: 'x' }), { a: 2, b: [1, 2], d: 'x' }],
  ['a path and its parent are refused together', { o: { x: 1 } }, (_) => ({ o: _.set({}), 'o.x': 1 }), /conflict/],
  ['a date keeps its milliseconds', {}, () => ({ at: new Date(1_700_000_000_123) }), { at: new Date(1_700_000_000_123) }],
  ['a date before 1970', {}, () => ({ at: new Date(-1) }), { at: new Date(-1) }],
  ['a large whole number', {}, () => ({ n: 9_007_199_254_740_991 }), { n: 9_007_199_254_740_991 }],
];

conformance('updates of one document', (subject) => {
  test.each(rows)('%s', async (_name, before, change, after) => {
    const { db, _ } = subject();
    await subject().seed('hk_docs', [{ _id: 'one', ...before }]);
    const document = db.collection('hk_docs').doc('one');
    const update = document.update({ data: change(_, db) });
    if (after instanceof RegExp) {
      await expect(update).rejects.toThrow(after);
      expect((await document.get()).data).toEqual({ _id: 'one', ...before });
      return;
    }
    expect((await update).stats.updated).toBe(1);
    expect((await document.get()).data).toEqual({ _id: 'one', ...after });
  });

  test('a refused update has errCode -502001', async () => {
    await subject().seed('hk_docs', [{ _id: 'one', n: 'text' }]);
    await expect(subject().db.collection('hk_docs').doc('one').update({ data: { n: subject()._.inc(1) } })).rejects.toMatchObject({ errCode: -502001 });
  });

  test('the id cannot be changed', async () => {
    await subject().seed('hk_docs', [{ _id: 'one' }]);
    await expect(subject().db.collection('hk_docs').where({ _id: 'one' }).update({ data: { _id: 'two' } })).rejects.toThrow(/_id/);
  });

  test('updating a missing document is no error and updates nothing', async () => {
    await subject().seed('hk_docs', []);
    expect((await subject().db.collection('hk_docs').doc('none').update({ data: { a: 1 } })).stats.updated).toBe(0);
  });
});

conformance('updates of many documents', (subject) => {
  beforeEach(async () => {
    await subject().seed('hk_docs', [
      { _id: '1', a: 1, lines: [{ sku: 'p', count: 1 }, { sku: 'q', count: 1 }] },
      { _id: '2', a: 1, lines: [{ sku: 'q', count: 1 }] },
      { _id: '3', a: 2, lines: [] },
    ]);
  });
  const all = async (): Promise<unknown[]> => (await subject().db.collection('hk_docs').orderBy('_id', 'asc').get()).data;

  test('a condition updates all it finds', async () => {
    const { db, _ } = subject();
    expect((await db.collection('hk_docs').where({ a: 1 }).update({ data: { a: _.inc(10) } })).stats.updated).toBe(2);
    expect((await all()).map((document) => (document as { a: number }).a)).toEqual([11, 11, 2]);
  });

  test('multi: false updates one', async () => {
    const { db } = subject();
    expect((await db.collection('hk_docs').where({ a: 1 }).update({ data: { b: 1 }, multi: false })).stats.updated).toBe(1);
  });

  test('a guarded update updates only while its guard holds', async () => {
    const { db, _ } = subject();
    const take = async (k: number): Promise<number> =>
      (await db.collection('hk_docs').where({ _id: '3', a: _.gte(k) }).update({ data: { a: _.inc(-k) } })).stats.updated;
    expect([await take(2), await take(1)]).toEqual([1, 0]);
  });

  test('$ is the first element that the condition met', async () => {
    const { db, _ } = subject();
    await db.collection('hk_docs').where({ 'lines.sku': 'q' }).update({ data: { 'lines.$.count': _.inc(5) } });
    expect((await all()).map((document) => (document as { lines: unknown }).lines)).toEqual([
      [{ sku: 'p', count: 1 }, { sku: 'q', count: 6 }], [{ sku: 'q', count: 6 }], [],
    ]);
  });

  test('$[] is every element', async () => {
    const { db, _ } = subject();
    await db.collection('hk_docs').where({ _id: '1' }).update({ data: { 'lines.$[].count': _.inc(1) } });
    expect(((await all())[0] as { lines: unknown }).lines).toEqual([{ sku: 'p', count: 2 }, { sku: 'q', count: 2 }]);
  });

  test('remove by a condition', async () => {
    const { db } = subject();
    expect((await db.collection('hk_docs').where({ a: 1 }).remove()).stats.removed).toBe(2);
    expect(await all()).toHaveLength(1);
  });

  test('remove by id', async () => {
    const { db } = subject();
    expect((await db.collection('hk_docs').doc('1').remove()).stats.removed).toBe(1);
    expect((await db.collection('hk_docs').doc('1').remove()).stats.removed).toBe(0);
  });
});
