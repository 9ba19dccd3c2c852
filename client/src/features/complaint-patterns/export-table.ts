import type { CsvCell } from '../../../../shared/kernel/csv';
import { hourMs, localDateOf, minuteMs, timeOfDayMs } from '../../../../shared/kernel/time';
import type { Text } from '../../text';
import type { ExportRow } from './pattern-figures';

const two = (value: number): string => String(value).padStart(2, '0');

/** The table as a spreadsheet takes it: headings in the person's language, times as they are read, figures as numbers. */
export function exportTable(rows: readonly ExportRow[], text: Text): readonly (readonly CsvCell[])[] {
  const { patterns, caseWords, words, say } = text;
  return [
    patterns.columns,
    ...rows.map((row): readonly CsvCell[] => {
      const minutes = Math.floor(timeOfDayMs(row.openedAt) / minuteMs);
      return [
        `${localDateOf(row.openedAt)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
        say.name(row.storeName),
        words.complaintKind[row.kind],
        row.cause === undefined ? null : caseWords.cause[row.cause],
        row.products.join(' '),
        row.personName ?? null,
        row.firstAnswerMs === undefined ? null : Math.round(row.firstAnswerMs / minuteMs),
        row.resolutionMs === undefined ? null : Math.round((10 * row.resolutionMs) / hourMs) / 10,
        row.late ? patterns.yes : patterns.no,
        row.reopened,
        row.rating ?? null,
        row.compensation / 100,
        row.text,
      ];
    }),
  ];
}
