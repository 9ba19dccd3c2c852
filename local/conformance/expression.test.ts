import { conformance, type Operators } from './subject';

type Row = [name: string, expression: ($: Operators) => unknown, expected: unknown];

const at = new Date(Date.UTC(2026, 10, 22, 13, 5, 9, 123));
const document = {
  _id: 'one', n: 7, m: -2.5, zero: 0, text: 'Hello', cjk: '回客Huike', empty: '', yes: true, no: false, nothing: null,
  list: [3, 1, 2], words: ['a', 'b', 'c'], pairs: [{ k: 'x', v: 1 }, { k: 'y', v: 2 }], o: { x: 1, y: 'two' }, at, sunday: new Date(Date.UTC(2026, 0, 4)), newYear: new Date(Date.UTC(2027, 0, 1)),
};

const rows: Row[] = [
  ['abs', ($) => $.abs('$m'), 2.5],
  ['add', ($) => $.add(['$n', 1, '$m']), 5.5],
  ['add to a date', ($) => $.add(['$at', 1000]), new Date(at.getTime() + 1000)],
  ['add with null', ($) => $.add(['$n', '$nothing']), null],
  ['ceil', ($) => $.ceil('$m'), -2],
  ['floor', ($) => $.floor('$m'), -3],
  ['trunc', ($) => $.trunc('$m'), -2],
  ['divide', ($) => $.divide(['$n', 2]), 3.5],
  ['divide by zero is refused', ($) => $.divide(['$n', '$zero']), /divide|zero/i],
  ['multiply', ($) => $.multiply(['$n', '$m']), -17.5],
  ['subtract', ($) => $.subtract(['$n', 10]), -3],
  ['subtract dates', ($) => $.subtract(['$at', '$sunday']), at.getTime() - Date.UTC(2026, 0, 4)],
  ['mod', ($) => $.mod(['$n', 4]), 3],
  ['mod of a negative keeps its sign', ($) => $.mod([-7, 4]), -3],
  ['pow', ($) => $.pow(['$n', 2]), 49],
  ['sqrt', ($) => $.sqrt(49), 7],
  ['exp', ($) => $.exp(0), 1],
  ['ln', ($) => $.ln(1), 0],
  ['log', ($) => $.log([8, 2]), 3],
  ['log10', ($) => $.log10(1000), 3],
  ['arrayElemAt', ($) => $.arrayElemAt(['$list', 0]), 3],
  ['arrayElemAt from the end', ($) => $.arrayElemAt(['$list', -1]), 2],
  ['arrayToObject', ($) => $.arrayToObject('$pairs'), { x: 1, y: 2 }],
  ['objectToArray', ($) => $.objectToArray('$o'), [{ k: 'x', v: 1 }, { k: 'y', v: 'two' }]],
  ['concatArrays', ($) => $.concatArrays(['$list', [9]]), [3, 1, 2, 9]],
  ['filter', ($) => $.filter({ input: '$list', as: 'item', cond: $.gte(['$$item', 2]) }), [3, 2]],
  ['map', ($) => $.map({ input: '$list', as: 'item', in: $.multiply(['$$item', 10]) }), [30, 10, 20]],
  ['reduce', ($) => $.reduce({ input: '$list', initialValue: 0, in: $.add(['$$value', '$$this']) }), 6],
  ['in', ($) => $.in([2, '$list']), true],
  ['in without', ($) => $.in([5, '$list']), false],
  ['indexOfArray', ($) => $.indexOfArray(['$list', 2]), 2],
  ['indexOfArray without', ($) => $.indexOfArray(['$list', 5]), -1],
  ['isArray', ($) => $.isArray('$list'), true],
  ['isArray of a text', ($) => $.isArray('$text'), false],
  ['range', ($) => $.range([0, 10, 4]), [0, 4, 8]],
  ['reverseArray', ($) => $.reverseArray('$list'), [2, 1, 3]],
  ['size', ($) => $.size('$list'), 3],
  ['size of a text is refused', ($) => $.size('$text'), /array/i],
  ['slice', ($) => $.slice(['$list', 2]), [3, 1]],
  ['slice from the end', ($) => $.slice(['$list', -2]), [1, 2]],
  ['slice from a place', ($) => $.slice(['$list', 1, 1]), [1]],
  ['zip', ($) => $.zip({ inputs: ['$list', '$words'] }), [[3, 'a'], [1, 'b'], [2, 'c']]],
  ['and', ($) => $.and(['$yes', '$n']), true],
  ['and with zero', ($) => $.and(['$yes', '$zero']), false],
  ['or', ($) => $.or(['$no', '$nothing']), false],
  ['not', ($) => $.not(['$no']), true],
  ['cmp', ($) => $.cmp(['$n', 10]), -1],
  ['eq', ($) => $.eq(['$n', 7]), true],
  ['eq of documents', ($) => $.eq(['$o', { x: 1, y: 'two' }]), true],
  ['neq', ($) => $.neq(['$n', 7]), false],
  ['gt across types: a text is above a number', ($) => $.gt(['$text', '$n']), true],
  ['gte', ($) => $.gte(['$n', 7]), true],
  ['lt of a missing field', ($) => $.lt(['$missing', null]), true],
  ['lte', ($) => $.lte(['$n', 6]), false],
  ['cond', ($) => $.cond({ if: $.gt(['$n', 5]), then: 'many', else: 'few' }), 'many'],
  ['cond as a list', ($) => $.cond([$.gt(['$n', 50]), 'many', 'few']), 'few'],
  ['ifNull', ($) => $.ifNull(['$nothing', 'instead']), 'instead'],
  ['ifNull of a missing field', ($) => $.ifNull(['$missing', 'instead']), 'instead'],
  ['switch', ($) => $.switch({ branches: [{ case: $.eq(['$n', 1]), then: 'one' }, { case: $.eq(['$n', 7]), then: 'seven' }], default: 'other' }), 'seven'],
  ['switch falls to the default', ($) => $.switch({ branches: [{ case: $.eq(['$n', 1]), then: 'one' }], default: 'other' }), 'other'],
  ['year', ($) => $.year('$at'), 2026],
  ['month', ($) => $.month('$at'), 11],
  ['dayOfMonth', ($) => $.dayOfMonth('$at'), 22],
  ['hour', ($) => $.hour('$at'), 13],
  ['minute', ($) => $.minute('$at'), 5],
  ['second', ($) => $.second('$at'), 9],
  ['millisecond', ($) => $.millisecond('$at'), 123],
  ['dayOfWeek: Sunday is 1', ($) => $.dayOfWeek('$at'), 1],
  ['dayOfYear', ($) => $.dayOfYear('$at'), 326],
  ['isoDayOfWeek: Sunday is 7', ($) => $.isoDayOfWeek('$at'), 7],
  ['isoWeek', ($) => $.isoWeek('$at'), 47],
  ['isoWeekYear of 1 January 2027', ($) => $.isoWeekYear('$newYear'), 2026],
  ['week: before the first Sunday is 0', ($) => $.week('$newYear'), 0],
  ['week begins on Sunday', ($) => $.week('$sunday'), 1],
  ['week in November', ($) => $.week('$at'), 47],
  ['hour in a time zone', ($) => $.hour({ date: '$at', timezone: '+08:00' }), 21],
  ['dayOfMonth in a named zone', ($) => $.dayOfMonth({ date: '$at', timezone: 'Asia/Shanghai' }), 22],
  ['year of null', ($) => $.year('$nothing'), null],
  ['dateToString', ($) => $.dateToString({ date: '$at', format: '%Y-%m-%d' }), '2026-11-22'],
  ['dateToString with time and zone', ($) => $.dateToString({ date: '$at', format: '%Y-%m-%d %H:%M:%S', timezone: '+08:00' }), '2026-11-22 21:05:09'],
  ['dateFromParts', ($) => $.dateFromParts({ year: 2026, month: 2, day: 3, hour: 4 }), new Date(Date.UTC(2026, 1, 3, 4))],
  ['dateFromString', ($) => $.dateFromString({ dateString: '2026-02-03T04:05:06Z' }), new Date(Date.UTC(2026, 1, 3, 4, 5, 6))],
  ['literal', ($) => $.literal('$n'), '$n'],
  ['mergeObjects', ($) => $.mergeObjects(['$o', { x: 9, z: 3 }]), { x: 9, y: 'two', z: 3 }],
  ['allElementsTrue', ($) => $.allElementsTrue([[true, 1, 'a']]), true],
  ['anyElementTrue', ($) => $.anyElementTrue([[false, 0, null]]), false],
  ['setDifference', ($) => $.setDifference(['$list', [1]]), [3, 2]],
  ['setEquals', ($) => $.setEquals(['$list', [1, 2, 3, 3]]), true],
  ['setIsSubset', ($) => $.setIsSubset([[1, 3], '$list']), true],
  ['concat', ($) => $.concat(['$text', ' ', '$cjk']), 'Hello 回客Huike'],
  ['concat with null', ($) => $.concat(['$text', '$nothing']), null],
  ['indexOfBytes counts bytes', ($) => $.indexOfBytes(['$cjk', 'Huike']), 6],
  ['indexOfCP counts characters', ($) => $.indexOfCP(['$cjk', 'Huike']), 2],
  ['indexOfCP without', ($) => $.indexOfCP(['$cjk', 'z']), -1],
  ['split', ($) => $.split(['a-b-c', '-']), ['a', 'b', 'c']],
  ['strLenBytes', ($) => $.strLenBytes('$cjk'), 11],
  ['strLenCP', ($) => $.strLenCP('$cjk'), 7],
  ['strcasecmp', ($) => $.strcasecmp(['$text', 'hello']), 0],
  ['substr', ($) => $.substr(['$text', 1, 3]), 'ell'],
  ['substr to the end', ($) => $.substr(['$text', 2, -1]), 'llo'],
  ['substrBytes', ($) => $.substrBytes(['$cjk', 6, 5]), 'Huike'],
  ['substrCP', ($) => $.substrCP(['$cjk', 0, 2]), '回客'],
  ['toLower', ($) => $.toLower('$text'), 'hello'],
  ['toUpper', ($) => $.toUpper('$text'), 'HELLO'],
  ['toUpper of null is empty', ($) => $.toUpper('$nothing'), ''],
  ['sum of a list', ($) => $.sum('$list'), 6],
  ['avg of a list', ($) => $.avg('$list'), 2],
  ['max of a list', ($) => $.max('$list'), 3],
  ['min of a list', ($) => $.min('$list'), 1],
  ['let', ($) => $.let({ vars: { twice: $.multiply(['$n', 2]) }, in: $.add(['$$twice', 1]) }), 15],
  ['a document of expressions', ($) => ({ next: $.add(['$n', 1]), name: '$text' }), { next: 8, name: 'Hello' }],
  ['a field of elements', () => '$pairs.v', [1, 2]],
];

conformance('expressions', (subject) => {
  beforeAll(async () => {
    await subject().seed('hk_docs', [document]);
  });
  test.each(rows)('%s', async (_name, expression, expected) => {
    const { db, $ } = subject();
    const run = db.collection('hk_docs').aggregate().project({ _id: 0, value: expression($) }).end();
    if (expected instanceof RegExp) await expect(run).rejects.toThrow(expected);
    else expect((await run).list).toEqual([{ value: expected }]);
  });
  test('sets of expressions hold each once, in any order', async () => {
    const { db, $ } = subject();
    const { list } = await db.collection('hk_docs').aggregate().project({ _id: 0, both: $.setUnion(['$list', [3, 4]]), common: $.setIntersection(['$list', [1, 2, 9]]) }).end();
    expect([[...(list[0]?.['both'] as number[])].sort(), [...(list[0]?.['common'] as number[])].sort()]).toEqual([[1, 2, 3, 4], [1, 2]]);
  });
  test('an unknown expression is refused', async () => {
    await expect(subject().db.collection('hk_docs').aggregate().project({ value: { $noSuch: 1 } }).end()).rejects.toThrow(/noSuch/);
  });
});
