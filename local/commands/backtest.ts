import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runBacktest, type BacktestReport } from '../../shared/domain/retention';
import { seededDice } from '../../shared/kernel/random';
import { reportBadRows } from '../score/bad-rows';
import { backtestHtml } from '../score/backtest-html';
import { backtestLines, meanLines, verdictWords } from '../score/backtest-words';
import { dateOption, fileOption, formatOption, isUsageError, policyOption, seedOption } from '../score/options';
import { showProgress } from '../score/progress';
import { readPurchaseFile } from '../score/purchase-file';
import { rfmRival } from '../score/rfm-rival';
import { refusalLine } from '../score/words';

export const summary = 'tests the retention engine on a purchase file: would it have known who stayed away?';

const usage = `huike backtest --purchases FILE [--format csv|cdnow] --as-of YYYY-MM-DD[,YYYY-MM-DD...] [--horizon-days 90]
               [--json] [--html FILE] [--bad-rows FILE] [--seed 1]

  Stands on each day, fits on what was known then, and measures what came in the horizon after it.
  --json   prints everything measured as JSON on standard output, instead of words
  --html   writes a self-contained page with plots`;

/** Tests the engine on the file. Exit code 0; 1 where the test cannot be made; 2 where the command line or the file cannot be used. */
export async function run(argv: string[]): Promise<number> {
  try {
    return backtest(argv);
  } catch (error) {
    if (!isUsageError(error)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
}

function backtest(argv: string[]): number {
  const { values } = parseArgs({
    args: argv,
    options: {
      purchases: { type: 'string' }, format: { type: 'string' }, 'as-of': { type: 'string' }, 'horizon-days': { type: 'string' },
      html: { type: 'string' }, 'bad-rows': { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const path = fileOption(values.purchases, 'purchases');
  const format = formatOption(values.format, path);
  const days = (values['as-of'] ?? '').split(',').map((day) => dateOption(day === '' ? undefined : day, 'as-of'));
  const policy = policyOption(values['horizon-days']);
  const reading = showProgress('reading');
  const file = readPurchaseFile(path, format, reading.update);
  reading.done();
  reportBadRows(file, values['bad-rows']);
  const reports: BacktestReport[] = [];
  for (const asOf of days) {
    const testing = showProgress(`testing ${asOf}`);
    const tested = runBacktest(file.log, { asOf, policy, dice: seededDice(seedOption(values.seed)), rivals: rfmRival });
    testing.done();
    if (!tested.ok) {
      console.error(`${asOf}: ${refusalLine(tested)}`);
      return 1;
    }
    reports.push(tested.value);
  }
  if (values.html !== undefined) writeFileSync(values.html, backtestHtml(reports, 'Backtest of the retention engine'));
  if (values.json) console.log(JSON.stringify(reports.map((report) => ({ ...report, words: verdictWords(report) }))));
  else console.log([...reports.map((report) => backtestLines(report).join('\n')), ...(reports.length > 1 ? [meanLines(reports).join('\n')] : [])].join('\n\n'));
  return 0;
}
