import { conformance, localOnly } from './subject';

conformance('storing and reading', (subject) => {
  const docs = () => subject().db.collection('hk_docs');
  beforeEach(async () => {
    await subject().seed('hk_docs', []);
  });

  test('add gives an id of 32 hex digits', async () => {
    expect((await docs().add({ data: { a: 1 } }))._id).toMatch(/^[0-9a-f]{32}$/);
  });
  test('add keeps an id of its own', async () => {
    expect((await docs().add({ data: { _id: 'mine', a: 1 } }))._id).toBe('mine');
  });
  test('add of a list answers all ids in order', async () => {
    expect((await docs().add({ data: [{ _id: 'x' }, { _id: 'y' }] }))._ids).toEqual(['x', 'y']);
  });
  test('a taken id is refused with E11000 and -502001', async () => {
    await docs().add({ data: { _id: 'taken' } });
    const again = docs().add({ data: { _id: 'taken' } });
    await expect(again).rejects.toMatchObject({ errCode: -502001, message: expect.stringContaining('E11000 duplicate key error') });
  });
  test('a list with a taken id leaves the taken one as it was', async () => {
    await docs().add({ data: { _id: 'taken', a: 1 } });
    await expect(docs().add({ data: [{ _id: 'fresh' }, { _id: 'taken', a: 2 }] })).rejects.toThrow(/E11000/);
    expect((await docs().doc('taken').get()).data).toEqual({ _id: 'taken', a: 1 });
  });
  test('a number may be an id', async () => {
    await docs().add({ data: { _id: 5, a: 1 } });
    expect((await docs().doc(5).get()).data).toEqual({ _id: 5, a: 1 });
    await expect(docs().doc('5').get()).rejects.toThrow(/does not exist/);
  });
  test('an undefined field is not stored, undefined in a list is null', async () => {
    await docs().add({ data: { _id: 'u', a: undefined, list: [1, undefined, 2] } });
    expect((await docs().doc('u').get()).data).toEqual({ _id: 'u', list: [1, null, 2] });
  });
  test.each([
    ['whole numbers', [0, 1, -1, 2147483647, 2147483648, -9007199254740991]],
    ['fractions', [0.1, -1e-9, 1e300, Infinity, -Infinity]],
    ['texts', ['', 'plain', '梅', '😀', 'line\nbreak', '"quoted"', '\u0000', '$dollar']],
    ['dates', [new Date(0), new Date(1_700_000_000_001), new Date(-62_135_596_800_000)]],
    ['booleans and null', [true, false, null]],
    ['nesting', [{ a: { b: [{ c: [] }] } }, [], [[], [[1]]]]],
  ])('%s come back as they were', async (_name, values) => {
    await docs().add({ data: { _id: 'v', values } });
    expect((await docs().doc('v').get()).data?.['values']).toEqual(values);
  });
  test('a stored pattern comes back in parts: the SDK rebuilds it from its fields', async () => {
    await docs().add({ data: { _id: 'v', a: /^a.b$/i } });
    expect((await docs().doc('v').get()).data?.['a']).toEqual({ pattern: '^a.b$', options: 'i' });
  });
  test('not a number comes back as such', async () => {
    await docs().add({ data: { _id: 'v', a: NaN } });
    expect((await docs().doc('v').get()).data?.['a']).toBeNaN();
  });
  test('a missing document throws errCode -1', async () => {
    await expect(docs().doc('none').get()).rejects.toMatchObject({ errCode: -1, message: expect.stringContaining('does not exist') });
  });
  test('set stores a new document and says so', async () => {
    expect((await docs().doc('s').set({ data: { a: 1 } })).stats).toEqual({ updated: 0, created: 1 });
    expect((await docs().doc('s').get()).data).toEqual({ _id: 's', a: 1 });
  });
  test('set replaces the whole document', async () => {
    await docs().add({ data: { _id: 's', a: 1, b: 2 } });
    expect((await docs().doc('s').set({ data: { c: 3 } })).stats).toEqual({ updated: 1, created: 0 });
    expect((await docs().doc('s').get()).data).toEqual({ _id: 's', c: 3 });
  });
  test('a field beginning with $ is refused', async () => {
    await expect(docs().add({ data: { $bad: 1 } })).rejects.toMatchObject({ errCode: -502001 });
  });
  test('a field beginning with $ inside a document is refused', async () => {
    await expect(docs().add({ data: { o: { $bad: 1 } } })).rejects.toMatchObject({ errCode: -502001 });
    await docs().add({ data: { _id: 'd', o: {} } });
    await expect(docs().doc('d').update({ data: { o: subject()._.set({ $bad: 1 }) } })).rejects.toMatchObject({ errCode: -502001 });
  });
  test('an array cannot be an id', async () => {
    await expect(docs().add({ data: { _id: [1] } })).rejects.toThrow(/_id/);
  });
  test('an unknown collection is -502005 for every operation', async () => {
    const none = subject().db.collection('hk_never_made');
    const missing = { errCode: -502005 };
    await expect(none.get()).rejects.toMatchObject(missing);
    await expect(none.count()).rejects.toMatchObject(missing);
    await expect(none.add({ data: {} })).rejects.toMatchObject(missing);
    await expect(none.doc('x').get()).rejects.toMatchObject(missing);
    await expect(none.doc('x').set({ data: { a: 1 } })).rejects.toMatchObject(missing);
    await expect(none.where({ a: 1 }).update({ data: { b: 1 } })).rejects.toMatchObject(missing);
    await expect(none.where({ a: 1 }).remove()).rejects.toMatchObject(missing);
    await expect(none.aggregate().match({}).end()).rejects.toThrow(/not exist/i);
  });
  test('a collection cannot be made twice', async () => {
    await expect(subject().db.createCollection('hk_docs')).rejects.toThrow(/exist/i);
  });
  localOnly('a collection made by a function can be used at once', async () => {
    await subject().db.createCollection('hk_made');
    expect((await subject().db.collection('hk_made').add({ data: { a: 1 } }))._id).toBeDefined();
  });
});

conformance('order, pages, projection', (subject) => {
  const docs = () => subject().db.collection('hk_docs');
  beforeAll(async () => {
    const many = Array.from({ length: 250 }, (_, i) => ({ _id: String(i).padStart(4, '0'), n: i % 50, a: i, o: { x: i, y: -i }, tags: [i, -i] }));
    await subject().seed('hk_docs', many);
  });
  const first = (data: Record<string, unknown>[], field: string): unknown[] => data.slice(0, 3).map((document) => document[field]);

  test('without a limit a hundred come', async () => {
    expect((await docs().get()).data).toHaveLength(100);
  });
  test('a limit above a thousand is a thousand', async () => {
    expect((await docs().limit(5000).get()).data).toHaveLength(250);
  });
  test('skip and limit', async () => {
    expect(first((await docs().orderBy('_id', 'asc').skip(240).limit(3).get()).data, 'a')).toEqual([240, 241, 242]);
  });
  test('skip beyond the end is empty', async () => {
    expect((await docs().skip(300).get()).data).toEqual([]);
  });
  test('falling order', async () => {
    expect(first((await docs().orderBy('a', 'desc').get()).data, 'a')).toEqual([249, 248, 247]);
  });
  test('two orders, one falling', async () => {
    expect(first((await docs().orderBy('n', 'desc').orderBy('a', 'asc').get()).data, 'a')).toEqual([49, 99, 149]);
  });
  test('order inside a condition', async () => {
    expect(first((await docs().where({ n: 7 }).orderBy('a', 'desc').get()).data, 'a')).toEqual([207, 157, 107]);
  });
  test('order by a path', async () => {
    expect(first((await docs().orderBy('o.y', 'asc').get()).data, 'a')).toEqual([249, 248, 247]);
  });
  test('an array is sorted by its least going up, by its greatest going down', async () => {
    expect(first((await docs().orderBy('tags', 'asc').get()).data, 'a')).toEqual([249, 248, 247]);
    expect(first((await docs().orderBy('tags', 'desc').get()).data, 'a')).toEqual([249, 248, 247]);
  });
  test('pages by the last id reach everything once', async () => {
    const seen: string[] = [];
    for (let last = ''; ; ) {
      const { data } = await docs().where({ _id: subject()._.gt(last) }).orderBy('_id', 'asc').limit(60).get();
      if (data.length === 0) break;
      seen.push(...data.map((document) => String(document['_id'])));
      last = seen[seen.length - 1] as string;
    }
    expect(new Set(seen).size).toBe(250);
    expect(seen).toHaveLength(250);
  });
  test('kept fields', async () => {
    expect((await docs().where({ a: 1 }).field({ a: true, 'o.x': true }).get()).data).toEqual([{ _id: '0001', a: 1, o: { x: 1 } }]);
  });
  test('kept fields without the id', async () => {
    expect((await docs().where({ a: 1 }).field({ a: true, _id: false }).get()).data).toEqual([{ a: 1 }]);
  });
  test('dropped fields', async () => {
    expect((await docs().where({ a: 1 }).field({ o: false, tags: false }).get()).data).toEqual([{ _id: '0001', n: 1, a: 1 }]);
  });
  test('projection of one document', async () => {
    expect((await docs().doc('0001').field({ n: true }).get()).data).toEqual({ _id: '0001', n: 1 });
  });
  test('a slice of an array', async () => {
    expect((await docs().where({ a: 2 }).field({ tags: { $slice: 1 } }).get()).data).toEqual([{ _id: '0002', n: 2, a: 2, o: { x: 2, y: -2 }, tags: [2] }]);
    expect((await docs().where({ a: 2 }).field({ a: true, tags: { $slice: [-1, 1] } }).get()).data).toEqual([{ _id: '0002', a: 2, tags: [-2] }]);
  });
  test('the first matching element of an array', async () => {
    expect((await docs().where({ a: 2 }).field({ tags: { $elemMatch: { $lt: 0 } } }).get()).data).toEqual([{ _id: '0002', tags: [-2] }]);
  });
  test('kept and dropped fields together are refused', async () => {
    await expect(docs().field({ a: true, n: false }).get()).rejects.toMatchObject({ errCode: -502001 });
  });
  test('count ignores limits', async () => {
    expect((await docs().where({ n: subject()._.lt(10) }).count()).total).toBe(50);
  });
});

conformance('the order of types', (subject) => {
  test('null and missing, numbers, texts, documents, arrays by element, booleans, dates', async () => {
    await subject().seed('hk_other', [
      { _id: 'date', key: new Date(5) }, { _id: 'bool', key: false }, { _id: 'text', key: 'a' }, { _id: 'number', key: 3 },
      { _id: 'document', key: { a: 1 } }, { _id: 'null', key: null }, { _id: 'negative', key: -3 }, { _id: 'text2', key: 'B' },
    ]);
    const up = await subject().db.collection('hk_other').orderBy('key', 'asc').get();
    expect(up.data.map((document) => document['_id'])).toEqual(['null', 'negative', 'number', 'text2', 'text', 'document', 'bool', 'date']);
    const down = await subject().db.collection('hk_other').orderBy('key', 'desc').get();
    expect(down.data.map((document) => document['_id'])).toEqual(['date', 'bool', 'document', 'text', 'text2', 'number', 'negative', 'null']);
  });
});

conformance('server dates', (subject) => {
  test('a server date is the time of the server, with its offset', async () => {
    const { db } = subject();
    await subject().seed('hk_docs', []);
    await db.collection('hk_docs').add({ data: { _id: 'd', at: db.serverDate(), later: db.serverDate({ offset: 3_600_000 }), inside: { at: db.serverDate() } } });
    const document = (await db.collection('hk_docs').doc('d').get()).data as { at: Date; later: Date; inside: { at: Date } };
    expect(document.later.getTime() - document.at.getTime()).toBe(3_600_000);
    expect(document.inside.at).toEqual(document.at);
    await db.collection('hk_docs').doc('d').update({ data: { touched: db.serverDate() } });
    expect((await db.collection('hk_docs').doc('d').get()).data?.['touched']).toBeInstanceOf(Date);
  });
  localOnly('a server date follows the movable clock', async () => {
    const { db, local } = subject();
    await local?.moveClock(Date.UTC(2031, 0, 1));
    await subject().seed('hk_docs', []);
    await db.collection('hk_docs').add({ data: { _id: 'd', at: db.serverDate() } });
    expect(((await db.collection('hk_docs').doc('d').get()).data?.['at'] as Date).getUTCFullYear()).toBe(2031);
    await local?.moveClock(Date.now());
  });
});

conformance('unique indexes', (subject) => {
  const unique = () => subject().db.collection('hk_unique');
  beforeEach(async () => {
    await subject().seed('hk_unique', [{ _id: 'held', code: 'A', left: 1, right: 1 }]);
  });
  localOnly('a taken value is refused by add, set and update', async () => {
    await expect(unique().add({ data: { code: 'A', left: 2, right: 1 } })).rejects.toThrow(/E11000.*index: code/);
    await expect(unique().doc('other').set({ data: { code: 'A', left: 2, right: 1 } })).rejects.toThrow(/E11000/);
    await unique().add({ data: { _id: 'b', code: 'B', left: 2, right: 1 } });
    await expect(unique().doc('b').update({ data: { code: 'A' } })).rejects.toThrow(/E11000/);
  });
  localOnly('a document may keep its own value', async () => {
    expect((await unique().doc('held').update({ data: { code: 'A', extra: 1 } })).stats.updated).toBe(1);
    expect((await unique().doc('held').set({ data: { code: 'A', left: 1, right: 1 } })).stats.updated).toBe(1);
  });
  localOnly('a missing field counts as null: two collide', async () => {
    await unique().add({ data: { _id: 'n', left: 3, right: 3 } });
    await expect(unique().add({ data: { left: 4, right: 4 } })).rejects.toThrow(/E11000/);
    await expect(unique().add({ data: { code: null, left: 5, right: 5 } })).rejects.toThrow(/E11000/);
  });
  localOnly('a pair is unique as a pair', async () => {
    await unique().add({ data: { code: 'C', left: 1, right: 2 } });
    await expect(unique().add({ data: { code: 'D', left: 1, right: 2 } })).rejects.toThrow(/E11000.*index: pair/);
  });
  localOnly('a removed value is free again', async () => {
    await unique().doc('held').remove();
    await unique().add({ data: { code: 'A', left: 1, right: 1 } });
    expect((await unique().where({ code: 'A' }).count()).total).toBe(1);
  });
  localOnly('a list with a value twice stores nothing', async () => {
    await expect(unique().add({ data: [{ code: 'X', left: 6 }, { code: 'X', left: 7 }] })).rejects.toThrow(/E11000/);
    expect((await unique().where({ code: 'X' }).count()).total).toBe(0);
  });
});
