import { csvOf, type CsvCell } from './csv';

test.each<[string, CsvCell, string]>([
  ['plain words', '等了二十分钟', '等了二十分钟'],
  ['a formula', '=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['a plus', '+86 138', "'+86 138"],
  ['a minus in words', '-1 分', "'-1 分"],
  ['an at sign', '@SUM(A1)', "'@SUM(A1)"],
  ['a formula behind a space', ' =1', "' =1"],
  ['a formula behind a tab', '\t=1', "'\t=1"],
  ['a formula in full width', '＝1', "'＝1"],
  ['a negative number stays a number', -5, '-5'],
  ['nothing', null, ''],
  ['a comma', '茶,杯', '"茶,杯"'],
  ['quotes', '说"好"', '"说""好"""'],
  ['two lines', '一\n二', '"一\n二"'],
])('%s', (_what, cell, written) => {
  expect(csvOf([[cell]])).toBe(`\ufeff${written}\r\n`);
});

test('rows end in CRLF behind one mark of the encoding', () => {
  expect(csvOf([['a', 1], ['b', 2]])).toBe('\ufeffa,1\r\nb,2\r\n');
});
