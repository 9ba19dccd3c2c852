/** What a cell may hold; null is an empty cell. */
export type CsvCell = string | number | null;

/**
 * A cell that begins like this is a formula to a spreadsheet, in half or full width. A quote in front makes it words.
 * Source: OWASP, CSV injection.
 */
const formula = /^[\s]*[=+\-@\t\r＝＋－＠]/;

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A table as a file that Excel opens rightly: UTF-8 with its mark in front, lines ended by CRLF, quotes doubled (RFC 4180). Words that a
 * spreadsheet would run as a formula are written with a quote before them; numbers stay numbers.
 * @example csvOf([['=1+1', -5]]) //=> "\ufeff'=1+1,-5\r\n"
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}
