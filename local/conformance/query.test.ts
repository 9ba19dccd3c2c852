import { conformance, localOnly, type Command, type Db, type Subject } from './subject';

type Row = [name: string, where: (_: Command, db: Db) => object, ids: string];

/** Each row: a condition and the ids it must find, in order of `_id`. */
function finds(subject: () => Subject, documents: () => readonly object[], rows: readonly Row[]): void {
  beforeAll(async () => {
    await subject().seed('hk_docs', documents());
  });
  test.each(rows)('%s', async (_name, where, ids) => {
    const { db, _ } = subject();
    const { data } = await db.collection('hk_docs').where(where(_, db)).orderBy('_id', 'asc').limit(100).get();
    expect(data.map((document) => document['_id']).join(' ')).toBe(ids);
    const { total } = await db.collection('hk_docs').where(where(_, db)).count();
    expect(total).toBe(data.length);
  });
}

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));

conformance('queries on single values', (subject) => {
  const documents = (): object[] => [
    { _id: '1', a: 1, b: 'x', n: 10 },
    { _id: '2', a: 2, b: 'y', n: 20 },
    { _id: '3', a: 2.5, b: 'Y', n: -5 },
    { _id: '4', a: '2', b: null },
    { _id: '5', a: null, b: true },
    { _id: '6', b: false, n: 0 },
    { _id: '7', a: true, b: day(2) },
    { _id: '8', a: day(1), b: day(1) },
    { _id: '9', a: { x: 1, y: 2 }, o: { x: 1, z: { w: 'deep' } } },
    { _id: 'a', a: 12345678901, b: '梅花', o: { x: 2 } },
    { _id: 'b', a: '', b: '😀', o: 5 },
  ];
  finds(subject, documents, [
    ['equals a number', () => ({ a: 2 }), '2'],
    ['equals a fraction', () => ({ a: 2.5 }), '3'],
    ['equals a large whole number', () => ({ a: 12345678901 }), 'a'],
    ['a number is not its text', () => ({ a: '2' }), '4'],
    ['equals the empty text', () => ({ a: '' }), 'b'],
    ['equals true', () => ({ a: true }), '7'],
    ['equals false', () => ({ b: false }), '6'],
    ['equals a date', () => ({ a: day(1) }), '8'],
    ['null finds null and missing', () => ({ a: null }), '5 6'],
    ['null at a path finds what has no such path', () => ({ 'o.x': null }), '1 2 3 4 5 6 7 8 b'],
    ['eq is equality', (_) => ({ a: _.eq(2) }), '2'],
    ['neq finds the rest, missing included', (_) => ({ a: _.neq(2) }), '1 3 4 5 6 7 8 9 a b'],
    ['neq null leaves out null and missing', (_) => ({ a: _.neq(null) }), '1 2 3 4 7 8 9 a b'],
    ['gt stays within numbers', (_) => ({ a: _.gt(1) }), '2 3 a'],
    ['gte includes the bound', (_) => ({ a: _.gte(2.5) }), '3 a'],
    ['lt finds no null and no missing', (_) => ({ a: _.lt(2) }), '1'],
    ['lt on negative numbers', (_) => ({ n: _.lt(0) }), '3'],
    ['lte includes the bound', (_) => ({ a: _.lte(2) }), '1 2'],
    ['gt on text', (_) => ({ b: _.gt('x') }), '2 a b'],
    ['lt on text goes by code point, capitals first', (_) => ({ b: _.lt('x') }), '3'],
    ['gte on text beyond the basic plane', (_) => ({ b: _.gte('\uffff') }), 'b'],
    ['gt on dates', (_) => ({ b: _.gt(day(1)) }), '7'],
    ['gte on dates', (_) => ({ b: _.gte(day(1)) }), '7 8'],
    ['lte null finds null and missing', (_) => ({ a: _.lte(null) }), '5 6'],
    ['gte null finds null and missing', (_) => ({ a: _.gte(null) }), '5 6'],
    ['gt false finds true', (_) => ({ b: _.gt(false) }), '5'],
    ['a range by two conditions', (_) => ({ a: _.gt(1).and(_.lt(3)) }), '2 3'],
    ['either of two conditions on one field', (_) => ({ a: _.lt(2).or(_.gt(1000)) }), '1 a'],
    ['in', (_) => ({ a: _.in([1, '2', true]) }), '1 4 7'],
    ['in with null finds missing too', (_) => ({ a: _.in([null, 1]) }), '1 5 6'],
    ['in nothing finds nothing', (_) => ({ a: _.in([]) }), ''],
    ['nin', (_) => ({ a: _.nin([1, 2, 2.5, '2', null]) }), '7 8 9 a b'],
    ['exists', (_) => ({ a: _.exists(true) }), '1 2 3 4 5 7 8 9 a b'],
    ['exists finds null fields', (_) => ({ a: _.exists(true).and(_.eq(null)) }), '5'],
    ['exists false', (_) => ({ a: _.exists(false) }), '6'],
    ['mod', (_) => ({ n: _.mod([10, 0]) }), '1 2 6'],
    ['a path into a document', () => ({ 'o.x': 1 }), '9'],
    ['a nested condition is a path', () => ({ o: { x: 1 } }), '9'],
    ['a deep path', () => ({ 'o.z.w': 'deep' }), '9'],
    ['a whole document', (_) => ({ a: _.eq({ x: 1, y: 2 }) }), '9'],
    ['a whole document in another order of fields is another', (_) => ({ a: _.eq({ y: 2, x: 1 }) }), ''],
    ['a pattern', () => ({ b: /^y/ }), '2'],
    ['a pattern whatever the case', () => ({ b: /^y/i }), '2 3'],
    ['a pattern in Chinese', () => ({ b: /花/ }), 'a'],
    ['a pattern by db.RegExp', (_, db) => ({ b: db.RegExp({ regexp: '^Y$', options: '' }) }), '3'],
    ['a pattern with an alternative', () => ({ b: /^x|^y/ }), '1 2'],
    ['a pattern that may repeat nothing', () => ({ b: /^xy*/ }), '1'],
    ['not', (_) => ({ a: _.not(_.gt(1)) }), '1 4 5 6 7 8 9 b'],
    ['nor', (_) => _.nor([{ a: 1 }, { b: 'y' }]), '3 4 5 6 7 8 9 a b'],
    ['and of documents', (_) => _.and([{ a: _.gte(2) }, { b: 'Y' }]), '3'],
    ['or of documents', (_) => _.or([{ a: 1 }, { b: null, n: 0 }, { b: 'y' }]), '1 2'],
    ['or inside and', (_) => _.and([_.or([{ a: 1 }, { a: 2 }]), { n: 20 }]), '2'],
    ['two fields', () => ({ a: 2, b: 'y' }), '2'],
    ['two fields that no document has together', () => ({ a: 2, b: 'x' }), ''],
    ['an expression over two fields', (_) => _.expr(_.aggregate.gt(['$n', '$a'])), '1 2 6'],
    ['a schema', (_) => _.jsonSchema({ required: ['n'], properties: { n: { bsonType: 'number', minimum: 0 } } }), '1 2 6'],
    ['everything', () => ({}), '1 2 3 4 5 6 7 8 9 a b'],
    ['an undefined condition disappears', () => ({ a: undefined, b: 'x' }), '1'],
    ['an empty object as a condition disappears', () => ({ o: {}, b: 'x' }), '1'],
    ['by id', () => ({ _id: '3' }), '3'],
    ['by several ids', (_) => ({ _id: _.in(['1', 'a', 'none']) }), '1 a'],
    ['ids after one', (_) => ({ _id: _.gt('8') }), '9 a b'],
  ]);
});

conformance('queries on arrays', (subject) => {
  const documents = (): object[] => [
    { _id: '1', tags: ['a', 'b'], scores: [1, 20], lines: [{ sku: 'p', count: 1 }, { sku: 'q', count: 5 }] },
    { _id: '2', tags: ['b'], scores: [7, 8], lines: [{ sku: 'q', count: 1 }] },
    { _id: '3', tags: [], scores: [], lines: [] },
    { _id: '4', tags: 'b', scores: 7 },
    { _id: '5', tags: [['a', 'b']], lines: [{ sku: 'p', count: 5, parts: [{ id: 1 }, { id: 2 }] }] },
    { _id: '6', tags: null, lines: [{ count: 9 }] },
    { _id: '7', tags: ['c', null], lines: { sku: 'p', count: 2 } },
  ];
  finds(subject, documents, [
    ['an element', () => ({ tags: 'b' }), '1 2 4'],
    ['the whole array', (_) => ({ tags: _.eq(['a', 'b']) }), '1 5'],
    ['the whole array in order', (_) => ({ tags: _.eq(['b', 'a']) }), ''],
    ['the empty array', (_) => ({ tags: _.eq([]) }), '3'],
    ['null finds an array with null, null and missing', () => ({ tags: null }), '6 7'],
    ['neq an element', (_) => ({ tags: _.neq('b') }), '3 5 6 7'],
    ['in', (_) => ({ tags: _.in(['a', 'c']) }), '1 7'],
    ['nin', (_) => ({ tags: _.nin(['a', 'b']) }), '3 5 6 7'],
    ['all', (_) => ({ tags: _.all(['a', 'b']) }), '1'],
    ['all with one', (_) => ({ tags: _.all(['b']) }), '1 2 4'],
    ['size', (_) => ({ tags: _.size(2) }), '1 7'],
    ['size of nothing', (_) => ({ tags: _.size(0) }), '3'],
    ['gt of any element', (_) => ({ scores: _.gt(7) }), '1 2'],
    ['two bounds may be met by two elements', (_) => ({ scores: _.gt(5).and(_.lt(3)) }), '1'],
    ['elemMatch needs one element for both bounds', (_) => ({ scores: _.elemMatch({ $gt: 5, $lt: 8 }) }), '2'],
    ['a place in the array', () => ({ 'scores.0': 7 }), '2'],
    ['a field of elements', () => ({ 'lines.sku': 'p' }), '1 5 7'],
    ['two fields may be met by two elements', () => ({ 'lines.sku': 'p', 'lines.count': 5 }), '1 5'],
    ['elemMatch needs one element for both fields', (_) => ({ lines: _.elemMatch({ sku: 'p', count: 5 }) }), '5'],
    ['elemMatch with a comparison', (_) => ({ lines: _.elemMatch({ sku: 'q', count: _.gt(1) }) }), '1'],
    ['a field of the element at a place', () => ({ 'lines.1.sku': 'q' }), '1'],
    ['through two arrays', () => ({ 'lines.parts.id': 2 }), '5'],
    ['a missing field in some element is null', () => ({ 'lines.sku': null }), '4 6'],
    ['exists at a field of elements', (_) => ({ 'lines.sku': _.exists(true) }), '1 2 5 7'],
    ['exists false at a field of elements', (_) => ({ 'lines.sku': _.exists(false) }), '3 4 6'],
    ['a pattern on elements', () => ({ tags: /^b/ }), '1 2 4'],
    ['a number outside every array', () => ({ scores: 7 }), '2 4'],
  ]);
});

conformance('geo queries', (subject) => {
  beforeAll(async () => {
    const { db } = subject();
    const point = (lng: number, lat: number): object => new db.Geo.Point(lng, lat);
    await subject().seed('hk_places', [
      { _id: 'far', at: point(121.47, 31.23) },
      { _id: 'here', at: point(113.32, 23.12) },
      { _id: 'near', at: point(113.33, 23.13) },
      { _id: 'none', at: null },
    ]);
  });
  const point = (db: Db, lng: number, lat: number): object => new db.Geo.Point(lng, lat);
  const square = (db: Db): object => {
    const ring = [[113, 23], [114, 23], [114, 24], [113, 24], [113, 23]].map(([lng, lat]) => point(db, lng as number, lat as number));
    const line = new db.Geo.LineString(ring);
    return new db.Geo.Polygon([line]);
  };
  const ids = async (where: object): Promise<unknown[]> => {
    const { data } = await subject().db.collection('hk_places').where(where).get();
    return data.map((document) => document['_id']);
  };

  test('geoNear answers the nearest first, within the distance', async () => {
    const { db, _ } = subject();
    expect(await ids({ at: _.geoNear({ geometry: point(db, 113.32, 23.12), maxDistance: 5000 }) })).toEqual(['here', 'near']);
  });
  test('geoNear leaves out what is nearer than the least distance', async () => {
    const { db, _ } = subject();
    expect(await ids({ at: _.geoNear({ geometry: point(db, 113.32, 23.12), minDistance: 100, maxDistance: 5_000_000 }) })).toEqual(['near', 'far']);
  });
  test('geoWithin a polygon', async () => {
    const { db, _ } = subject();
    expect((await ids({ at: _.geoWithin({ geometry: square(db) }) })).sort()).toEqual(['here', 'near']);
  });
  test('geoWithin a circle', async () => {
    const { _ } = subject();
    expect((await ids({ at: _.geoWithin({ centerSphere: [[113.32, 23.12], 0.5 / 6378.1] }) })).sort()).toEqual(['here']);
  });
  test('geoIntersects', async () => {
    const { db, _ } = subject();
    expect((await ids({ at: _.geoIntersects({ geometry: square(db) }) })).sort()).toEqual(['here', 'near']);
  });
  localOnly('what is near a field without a geo index cannot be asked', async () => {
    const { db, _ } = subject();
    await expect(ids({ elsewhere: _.geoNear({ geometry: point(db, 113.32, 23.12), maxDistance: 5000 }) })).rejects.toThrow(/unable to find index for \$geoNear/);
    await expect(db.collection('hk_docs').aggregate().geoNear({ near: point(db, 113, 23), distanceField: 'metres', spherical: true, key: 'at' }).end()).rejects.toThrow(/unable to find index/);
  });
  test('aggregate geoNear comes first or not at all', async () => {
    const { db } = subject();
    const late = db.collection('hk_places').aggregate().match({ _id: 'here' }).geoNear({ near: point(db, 113, 23), distanceField: 'metres', spherical: true, key: 'at' });
    await expect(late.end()).rejects.toThrow(/first stage/);
  });
  test('a point comes back as a point', async () => {
    const { data } = await subject().db.collection('hk_places').doc('here').get();
    expect(data?.['at']).toMatchObject({ longitude: 113.32, latitude: 23.12 });
  });
  test('aggregate geoNear adds the distance', async () => {
    const { db } = subject();
    const { list } = await db.collection('hk_places').aggregate().geoNear({ near: point(db, 113.32, 23.12), distanceField: 'metres', spherical: true, key: 'at' }).limit(2).end();
    expect(list.map((document) => document['_id'])).toEqual(['here', 'near']);
    expect(Math.round(Number(list[1]?.['metres']) / 100)).toBe(15);
  });
});
