import { conformance, type Command, type Operators, type Pipeline } from './subject';

type Row = [name: string, build: (pipeline: Pipeline, $: Operators, _: Command) => Pipeline, expected: unknown[] | RegExp];

const documents = [
  { _id: '1', store: 'S1', kind: 'tea', fen: 1200, at: new Date(Date.UTC(2026, 0, 3)), tags: ['hot', 'new'], o: { n: 1 } },
  { _id: '2', store: 'S1', kind: 'cake', fen: 800, at: new Date(Date.UTC(2026, 0, 4)), tags: ['new'], o: { n: 2 } },
  { _id: '3', store: 'S2', kind: 'tea', fen: 1000, at: new Date(Date.UTC(2026, 1, 1)), tags: [], o: { n: 3 } },
  { _id: '4', store: 'S2', kind: 'tea', fen: 400, at: new Date(Date.UTC(2026, 1, 2)), tags: null },
  { _id: '5', store: 'S3', kind: 'cup', fen: null, tags: 'hot' },
];

const rows: Row[] = [
  ['match', (p) => p.match({ store: 'S1' }).project({ _id: 1 }), [{ _id: '1' }, { _id: '2' }]],
  ['match with commands', (p, _$, _) => p.match({ fen: _.gte(1000) }).sort({ _id: 1 }).project({ _id: 1 }), [{ _id: '1' }, { _id: '3' }]],
  ['two matches', (p) => p.match({ store: 'S2' }).match({ fen: 400 }).project({ _id: 1 }), [{ _id: '4' }]],
  ['match in the middle', (p, $) => p.group({ _id: '$store', n: $.sum(1) }).match({ n: 2 }).sort({ _id: 1 }), [{ _id: 'S1', n: 2 }, { _id: 'S2', n: 2 }]],
  ['project keeps fields', (p) => p.match({ _id: '1' }).project({ store: 1, 'o.n': 1 }), [{ _id: '1', store: 'S1', o: { n: 1 } }]],
  ['project drops the id', (p) => p.match({ _id: '1' }).project({ _id: 0, store: 1 }), [{ store: 'S1' }]],
  ['project drops fields', (p) => p.match({ _id: '2' }).project({ at: 0, tags: 0, o: 0 }), [{ _id: '2', store: 'S1', kind: 'cake', fen: 800 }]],
  ['project computes', (p, $) => p.match({ _id: '1' }).project({ _id: 0, yuan: $.divide(['$fen', 100]) }), [{ yuan: 12 }]],
  ['project copies a field under another name', (p) => p.match({ _id: '1' }).project({ _id: 0, shop: '$store', deep: '$o.n' }), [{ shop: 'S1', deep: 1 }]],
  ['addFields', (p, $) => p.match({ _id: '1' }).addFields({ twice: $.multiply(['$fen', 2]) }).project({ fen: 1, twice: 1 }), [{ _id: '1', fen: 1200, twice: 2400 }]],
  ['addFields inside', (p) => p.match({ _id: '1' }).addFields({ 'o.m': 7 }).project({ o: 1 }), [{ _id: '1', o: { n: 1, m: 7 } }]],
  ['group sums', (p, $) => p.group({ _id: '$store', fen: $.sum('$fen') }).sort({ _id: 1 }), [{ _id: 'S1', fen: 2000 }, { _id: 'S2', fen: 1400 }, { _id: 'S3', fen: 0 }]],
  ['group counts', (p, $) => p.group({ _id: null, n: $.sum(1) }), [{ _id: null, n: 5 }]],
  ['group averages numbers only', (p, $) => p.group({ _id: null, mean: $.avg('$fen') }), [{ _id: null, mean: 850 }]],
  ['group finds extremes, null passed over', (p, $) => p.group({ _id: null, least: $.min('$fen'), most: $.max('$fen') }), [{ _id: null, least: 400, most: 1200 }]],
  ['group takes first and last in order', (p, $) => p.sort({ _id: -1 }).group({ _id: null, first: $.first('$_id'), last: $.last('$_id') }), [{ _id: null, first: '5', last: '1' }]],
  ['group pushes, missing left out', (p, $) => p.sort({ _id: 1 }).group({ _id: null, all: $.push('$o.n') }), [{ _id: null, all: [1, 2, 3] }]],
  ['group makes sets', (p, $) => p.sort({ _id: 1 }).match({ kind: 'tea' }).group({ _id: '$kind', stores: $.addToSet('$store') }).unwind('$stores').sort({ stores: 1 }), [{ _id: 'tea', stores: 'S1' }, { _id: 'tea', stores: 'S2' }]],
  ['group by two fields', (p, $) => p.group({ _id: { store: '$store', kind: '$kind' }, n: $.sum(1) }).match({ n: 2 }), [{ _id: { store: 'S2', kind: 'tea' }, n: 2 }]],
  ['group by an expression', (p, $) => p.match({ at: { $exists: true } }).group({ _id: $.month('$at'), n: $.sum(1) }).sort({ _id: 1 }), [{ _id: 1, n: 2 }, { _id: 2, n: 2 }]],
  ['group by a missing field is null', (p, $) => p.group({ _id: '$o.n', n: $.sum(1) }).match({ _id: null }), [{ _id: null, n: 2 }]],
  ['group spread of a population', (p, $) => p.match({ store: 'S1' }).group({ _id: null, s: $.stdDevPop('$fen') }), [{ _id: null, s: 200 }]],
  ['group spread of a sample', (p, $) => p.match({ store: 'S2' }).group({ _id: null, s: $.stdDevSamp('$o.n') }), [{ _id: null, s: null }]],
  ['group computes inside', (p, $) => p.group({ _id: null, big: $.sum($.cond({ if: $.gte(['$fen', 1000]), then: 1, else: 0 })) }), [{ _id: null, big: 2 }]],
  ['group needs an id', (p, $) => p.group({ n: $.sum(1) }), /_id/],
  ['sort by two fields', (p) => p.sort({ store: -1, fen: 1 }).project({ _id: 1 }), [{ _id: '5' }, { _id: '4' }, { _id: '3' }, { _id: '2' }, { _id: '1' }]],
  ['skip and limit', (p) => p.sort({ _id: 1 }).skip(1).limit(2).project({ _id: 1 }), [{ _id: '2' }, { _id: '3' }]],
  ['limit, then sort', (p) => p.sort({ _id: 1 }).limit(2).sort({ _id: -1 }).project({ _id: 1 }), [{ _id: '2' }, { _id: '1' }]],
  ['limit must be positive', (p) => p.limit(0), /limit/],
  ['count', (p) => p.match({ kind: 'tea' }).count('n'), [{ n: 3 }]],
  ['count of nothing is no document', (p) => p.match({ kind: 'none' }).count('n'), []],
  ['count after a group', (p) => p.group({ _id: '$store' }).count('stores'), [{ stores: 3 }]],
  ['sortByCount', (p) => p.sortByCount('$kind').limit(1), [{ _id: 'tea', count: 3 }]],
  ['unwind', (p) => p.sort({ _id: 1 }).unwind('$tags').project({ tags: 1 }), [{ _id: '1', tags: 'hot' }, { _id: '1', tags: 'new' }, { _id: '2', tags: 'new' }, { _id: '5', tags: 'hot' }]],
  ['unwind keeps what is empty', (p) => p.sort({ _id: 1 }).unwind({ path: '$tags', preserveNullAndEmptyArrays: true }).project({ _id: 1 }), ['1', '1', '2', '3', '4', '5'].map((_id) => ({ _id }))],
  ['unwind with the place', (p) => p.match({ _id: '1' }).unwind({ path: '$tags', includeArrayIndex: 'i' }).project({ i: 1 }), [{ _id: '1', i: 0 }, { _id: '1', i: 1 }]],
  ['replaceRoot', (p) => p.match({ _id: '2' }).replaceRoot({ newRoot: '$o' }), [{ n: 2 }]],
  ['replaceRoot of a missing document is refused', (p) => p.match({ _id: '5' }).replaceRoot({ newRoot: '$o' }), /newRoot/],
  ['replaceRoot with a merge', (p, $) => p.match({ _id: '2' }).replaceRoot({ newRoot: $.mergeObjects([{ n: 0, m: 1 }, '$o']) }), [{ n: 2, m: 1 }]],
  ['bucket', (p) => p.match({ fen: { $gt: 0 } }).bucket({ groupBy: '$fen', boundaries: [0, 500, 1000, 2000] }), [{ _id: 0, count: 1 }, { _id: 500, count: 1 }, { _id: 1000, count: 2 }]],
  ['bucket with the rest and outputs', (p, $) => p.bucket({ groupBy: '$fen', boundaries: [0, 1000], default: 'other', output: { n: $.sum(1), ids: $.push('$_id') } }), [{ _id: 0, n: 2, ids: ['2', '4'] }, { _id: 'other', n: 3, ids: ['1', '3', '5'] }]],
  ['bucket without a place for a value is refused', (p) => p.bucket({ groupBy: '$fen', boundaries: [0, 100] }), /default/],
  ['bucketAuto', (p) => p.match({ fen: { $gt: 0 } }).bucketAuto({ groupBy: '$fen', buckets: 2 }), [{ _id: { min: 400, max: 1000 }, count: 2 }, { _id: { min: 1000, max: 1200 }, count: 2 }]],
  ['lookup by field', (p) => p.match({ store: 'S2' }).sort({ _id: 1 }).lookup({ from: 'hk_other', localField: 'store', foreignField: 'key', as: 'shops' }).project({ _id: 1, 'shops.name': 1 }), [{ _id: '3', shops: [{ name: '二店' }] }, { _id: '4', shops: [{ name: '二店' }] }]],
  ['lookup of nothing is an empty list', (p) => p.match({ _id: '5' }).lookup({ from: 'hk_other', localField: 'store', foreignField: 'key', as: 'shops' }).project({ shops: 1 }), [{ _id: '5', shops: [] }]],
  ['lookup from a list of values', (p) => p.match({ _id: '1' }).lookup({ from: 'hk_other', localField: 'tags', foreignField: 'key', as: 'found' }).project({ 'found._id': 1 }), [{ _id: '1', found: [{ _id: 'o3' }] }]],
  ['lookup of a missing field joins null and missing', (p) => p.match({ _id: '5' }).lookup({ from: 'hk_other', localField: 'o.n', foreignField: 'key', as: 'found' }).project({ 'found._id': 1 }), [{ _id: '5', found: [{ _id: 'o4' }, { _id: 'o5' }] }]],
  ['lookup, unwind, group', (p, $) => p.lookup({ from: 'hk_other', localField: 'store', foreignField: 'key', as: 'shop' }).unwind('$shop').group({ _id: '$shop.name', fen: $.sum('$fen') }).sort({ fen: -1 }), [{ _id: '一店', fen: 2000 }, { _id: '二店', fen: 1400 }]],
];

conformance('aggregate stages', (subject) => {
  beforeAll(async () => {
    await subject().seed('hk_docs', documents);
    await subject().seed('hk_other', [
      { _id: 'o1', key: 'S1', name: '一店' }, { _id: 'o2', key: 'S2', name: '二店' }, { _id: 'o3', key: 'new' }, { _id: 'o4', key: null }, { _id: 'o5' },
    ]);
  });
  test.each(rows)('%s', async (_name, build, expected) => {
    const { db, _, $ } = subject();
    const run = build(db.collection('hk_docs').aggregate(), $, _).end();
    if (expected instanceof RegExp) await expect(run).rejects.toThrow(expected);
    else expect((await run).list).toEqual(expected);
  });

  test('lookup with a pipeline sees the outer document', async () => {
    const { db, $, _ } = subject();
    const inner = $.pipeline().match(_.expr($.eq(['$key', '$$store']))) as unknown as { project(spec: object): { done(): unknown[] } };
    const { list } = await db.collection('hk_docs').aggregate().match({ _id: '1' })
      .lookup({ from: 'hk_other', let: { store: '$store' }, pipeline: inner.project({ _id: 0, name: 1 }).done(), as: 'shops' })
      .project({ shops: 1 }).end();
    expect(list).toEqual([{ _id: '1', shops: [{ name: '一店' }] }]);
  });

  test('sample draws so many, none twice', async () => {
    const { list } = await subject().db.collection('hk_docs').aggregate().sample({ size: 3 }).end();
    expect(new Set(list.map((document) => document['_id'])).size).toBe(3);
  });
});

conformance('aggregate sizes', (subject) => {
  beforeAll(async () => {
    await subject().seed('hk_docs', Array.from({ length: 45 }, (_, i) => ({ _id: String(i).padStart(3, '0'), n: i })));
  });
  test('without a limit twenty rows come', async () => {
    expect((await subject().db.collection('hk_docs').aggregate().match({}).end()).list).toHaveLength(20);
  });
  test('a limit brings more', async () => {
    expect((await subject().db.collection('hk_docs').aggregate().limit(1000).end()).list).toHaveLength(45);
  });
  test('groups are cut at twenty as well', async () => {
    expect((await subject().db.collection('hk_docs').aggregate().group({ _id: '$n' }).end()).list).toHaveLength(20);
  });
  test('sums are over everything all the same', async () => {
    const { db, $ } = subject();
    expect((await db.collection('hk_docs').aggregate().group({ _id: null, sum: $.sum('$n') }).end()).list).toEqual([{ _id: null, sum: 990 }]);
  });
});
