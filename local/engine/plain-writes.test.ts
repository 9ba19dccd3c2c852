import { findInconsistencies } from './consistency';
import { Engine } from './engine';

let engine: Engine;
let lastId = 0;
const all = { filter: {}, sort: [], skip: 0, limit: Infinity };

beforeEach(async () => {
  engine = new Engine({ file: ':memory:', newId: () => `id${++lastId}`, onScan: () => undefined, transactionLifeMs: 200 });
  engine.database.apply([{ name: 'docs', indexes: [{ name: 'n', keys: [{ field: 'n', direction: 1 }] }, { name: 'code', keys: [{ field: 'code', direction: 1 }], unique: true }] }]);
  await engine.insert('docs', Array.from({ length: 3_000 }, (_, i) => ({ _id: `d${i}`, n: i % 3, code: i })));
});
afterEach(async () => {
  expect(findInconsistencies(engine.database)).toEqual([]);
  await engine.close();
});

test('a write of many documents reaches each once and lets others in between', async () => {
  const order: string[] = [];
  const many = engine.update('docs', { n: { $lt: 2 } }, { $inc: { n: 10 } }, true).then((found) => order.push(`many ${found}`));
  await new Promise((resolve) => setImmediate(resolve));
  await engine.insert('docs', [{ _id: 'between', n: 5, code: -1 }]);
  order.push('between');
  await many;
  expect(order).toEqual(['between', 'many 2000']);
  expect(await engine.count('docs', { n: { $gte: 10 } })).toBe(2_000);
});

test('a document that no longer fits when its turn comes is left alone', async () => {
  const removal = engine.remove('docs', { n: { $lt: 2 } }, true);
  await engine.update('docs', { _id: 'd2998' }, { $set: { n: 7 } }, false);
  expect(await removal).toBe(1_999);
  expect(await engine.count('docs', { _id: 'd2998' })).toBe(1);
});

test('a write of many documents waits for the lock on one of them', async () => {
  const { id } = engine.transactions.begin();
  await engine.update('docs', { _id: 'd2999' }, { $set: { n: 1 } }, false, id);
  const many = engine.update('docs', {}, { $set: { seen: true } }, true);
  await new Promise((resolve) => setImmediate(resolve));
  engine.commit(id);
  expect(await many).toBe(3_000);
  expect((await engine.find('docs', { ...all, filter: { _id: 'd2999' } }, {})).map((text) => JSON.parse(text) as unknown)).toEqual([{ _id: 'd2999', n: 1, code: 2999, seen: true }]);
});

test('two that set the same new document at once both succeed', async () => {
  const outcomes = await Promise.all([engine.set('docs', 'new', { n: 1, code: -1 }), engine.set('docs', 'new', { n: 2, code: -1 })]);
  expect(outcomes.map(({ updated }) => updated).sort()).toEqual([0, 1]);
});

test('a transaction that outlives its time is gone and its locks with it', async () => {
  const { id } = engine.transactions.begin();
  await engine.update('docs', { _id: 'd1' }, { $set: { n: 99 } }, false, id);
  expect(await engine.update('docs', { _id: 'd1' }, { $inc: { n: 1 } }, false)).toBe(1);
  expect(() => engine.commit(id)).toThrow(/TransactionNotExist.*30 seconds/);
  expect(await engine.count('docs', { n: 99 })).toBe(0);
});

test('an error of a write inside ends the transaction', async () => {
  const { id } = engine.transactions.begin();
  await expect(engine.update('docs', { _id: 'd1' }, { $inc: { _id: 1 } }, false, id)).rejects.toThrow();
  expect(() => engine.commit(id)).toThrow(/TransactionNotExist/);
});

test('a list that is refused half way leaves the count and the indexes as they were', async () => {
  await expect(engine.insert('docs', [{ _id: 'x', code: -5 }, { _id: 'y', code: 7 }])).rejects.toThrow(/E11000/);
  expect(await engine.count('docs', {})).toBe(3_000);
});
