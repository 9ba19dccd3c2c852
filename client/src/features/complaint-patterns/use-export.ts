import { useState } from 'react';
import { csvOf } from '../../../../shared/kernel/csv';
import { staffApi, type Input } from '../../api';
import { saveFile } from '../../platform/save-file';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';
import { exportTable } from './export-table';
import type { ExportRow } from './pattern-figures';

type Days = Omit<Input<'staff', 'complaintPatterns', 'exportRows'>, 'cursor'>;

/** The complaints of some days as a file: asked for page by page, put together on the phone. */
export function useExport() {
  const text = useText();
  const [busy, setBusy] = useState(false);

  const collect = async (days: Days): Promise<readonly ExportRow[] | undefined> => {
    const rows: ExportRow[] = [];
    for (let cursor: string | undefined; ; ) {
      const answer = await staffApi.query.complaintPatterns.exportRows({ ...days, ...(cursor === undefined ? {} : { cursor }) });
      if (answer.kind !== 'done') {
        notice(sayProblem(text, answer));
        return undefined;
      }
      rows.push(...answer.value.items);
      cursor = answer.value.nextCursor;
      if (cursor === undefined) return rows;
    }
  };
  const run = async (days: Days) => {
    if (busy) return;
    setBusy(true);
    try {
      const rows = await collect(days);
      if (rows?.length === 0) notice(text.patterns.exportNone);
      else if (rows && (await saveFile(text.patterns.file(days.from, days.until), csvOf(exportTable(rows, text))))) notice(text.patterns.exported(rows.length));
    } finally {
      setBusy(false);
    }
  };
  return { busy, run: (days: Days) => void run(days) };
}
