import { parseArgs } from 'node:util';
import { buyersBy, fitModel, runBacktest, snapshotOf, type BacktestRefusal, type PurchaseLog, type RetentionModel, type RetentionPolicy } from '../../shared/domain/retention';
import { fitSampleLimit, sampleRows } from '../../shared/domain/retention';
import { trainLayer } from '../../shared/domain/retention/backtest';
import type { LogisticLayer } from '../../shared/domain/retention/logistic';
import { seededDice, type Dice } from '../../shared/kernel/random';
import { addDays, dayNumber, type LocalDate } from '../../shared/kernel/time';
import { dateOption, fileOption, formatOption, isUsageError, OptionError, policyOption, seedOption } from '../score/options';
import { showProgress } from '../score/progress';
import { readPurchaseFile, type PurchaseFile } from '../score/purchase-file';
import { reportBadRows } from '../score/bad-rows';
import { scoreMembers } from '../score/scored-members';
import { writeScores } from '../score/score-file';
import { modelLines, refusalLine } from '../score/words';

export const summary = 'scores every member of a purchase file: who is active, quiet, dormant or lost, and what to expect';

const usage = `huike score --purchases FILE [--format csv|cdnow] --as-of YYYY-MM-DD [--horizon-days 90] --out FILE|-
            [--bad-rows FILE] [--seed 1] [--json]

  CSV in:  member_id,purchased_at,amount_yuan   (amount may be empty)
  CSV out: member_id,purchases,last_purchase_on,p_active,expected_purchases,expected_spend_yuan,
           expected_next_on,state,stage,class,rfm
  --json   prints the model and the counts as JSON on standard output`;

/** Reads purchases, tests and fits the model, scores everyone. Exit code 0; 2 where the command line or the file cannot be used. */
export async function run(argv: string[]): Promise<number> {
  try {
    return score(argv);
  } catch (error) {
    if (!isUsageError(error)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
}

function score(argv: string[]): number {
  const { values } = parseArgs({
    args: argv,
    options: {
      purchases: { type: 'string' }, format: { type: 'string' }, 'as-of': { type: 'string' }, 'horizon-days': { type: 'string' },
      out: { type: 'string' }, 'bad-rows': { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const path = fileOption(values.purchases, 'purchases');
  const format = formatOption(values.format, path);
  const asOf = dateOption(values['as-of'], 'as-of');
  const policy = policyOption(values['horizon-days']);
  const dice = seededDice(seedOption(values.seed));
  if (values.out === undefined) throw new OptionError('Say --out FILE, or --out - for standard output.');
  if (values.json && values.out === '-') throw new OptionError('--json and --out - both want standard output; give --out a file.');

  const reading = showProgress('reading');
  const file = readPurchaseFile(path, format, reading.update);
  reading.done();
  reportBadRows(file, values['bad-rows']);
  const { model, layer, refusal } = testAndFit(file.log, asOf, policy, dice);
  for (const line of modelLines(model, layer !== null)) console.error(line);
  if (refusal !== null) console.error(refusalLine(refusal));
  const scoring = showProgress('scoring');
  const snapshot = snapshotOf(file.log, dayNumber(asOf), policy.horizonDays, buyersBy(file.log, dayNumber(asOf)));
  const scored = scoreMembers(file.log, snapshot, model, layer, policy, scoring.update);
  scoring.done();
  const writing = showProgress('writing');
  const states = writeScores(values.out, file.members, scored, policy);
  writing.done();
  console.error(`${file.members.size} members: ${Object.entries(states).map(([state, count]) => `${count} ${state}`).join(', ')}`);
  if (values.json) console.log(JSON.stringify({ asOf, members: file.members.size, rows: counted(file), states, model, layer: layer !== null }));
  return 0;
}

const counted = ({ rows, dropped, badRows }: PurchaseFile): Record<string, number> => ({ read: rows, droppedAtZeroOrBelow: dropped, bad: badRows });

interface Fitted {
  readonly model: RetentionModel;
  /** On top of the model for the column p_active; null unless it won the last backtest. */
  readonly layer: LogisticLayer | null;
  readonly refusal: BacktestRefusal | null;
}

/** First a test one horizon back, then the fit to the day itself, with the layer where the test says so. */
function testAndFit(log: PurchaseLog, asOf: LocalDate, policy: RetentionPolicy, dice: Dice): Fitted {
  const fitting = showProgress('testing and fitting');
  const testedOn = addDays(asOf, -policy.horizonDays);
  const known = buyersBy(log, dayNumber(asOf));
  const tested = runBacktest(log, { asOf: testedOn, policy, dice });
  fitting.update(0.6);
  const backtest = tested.ok ? tested.value.summary : null;
  const columns = snapshotOf(log, dayNumber(asOf), policy.horizonDays, sampleOf(known, dice)).columns;
  const model = fitModel({ columns, asOf, policy, dice, buyers: known.length, backtest });
  const useLayer = backtest?.layerWon === true && model.basis === 'model';
  const layer = useLayer ? trainLayer(log, snapshotOf(log, dayNumber(testedOn), policy.horizonDays, sampleOf(buyersBy(log, dayNumber(testedOn)), dice)), policy) : null;
  fitting.done();
  return { model, layer, refusal: tested.ok ? null : tested };
}

function sampleOf(rows: Uint32Array, dice: Dice): Uint32Array {
  return sampleRows(rows.length, fitSampleLimit, dice).map((row) => rows[row]!);
}
