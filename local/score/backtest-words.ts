import type { BacktestReport } from '../../shared/domain/retention';
import type { ContenderResult } from '../../shared/domain/retention/backtest-measures';

const number = (value: number | null | undefined, digits = 3): string => (value === null || value === undefined ? '-' : value.toFixed(digits));
const percent = (value: number | null): string => (value === null ? '-' : `${Math.round(value * 100)}%`);

/** The verdict of a test in words, the facts it rests on included. */
export function verdictWords({ measures, horizonDays, layer }: BacktestReport): string[] {
  const own = measures.contenders[0];
  const fixed = measures.contenders.find(({ name }) => name === 'fixed rule');
  const gain = (own?.auc ?? 0) - (fixed?.auc ?? 0);
  const lines: string[] = [];
  if (measures.verdict === 'no-signal') {
    lines.push(`No predictive signal: the ranking is close to a coin (AUC ${number(own?.auc)}). States should go by fixed days; raise no alarms from the model.`);
  } else if (measures.verdict === 'no-better') {
    lines.push(`The model ranks members no better than the fixed ${horizonDays}-day rule (${number(own?.auc)} against ${number(fixed?.auc)}). Use it for its probabilities.`);
  } else {
    lines.push(`The model tells who will stay away better than the fixed ${horizonDays}-day rule: AUC ${number(own?.auc)} against ${number(fixed?.auc)} (+${number(gain)}).`);
  }
  lines.push(simpleRankingWords(measures.contenders));
  lines.push(`The fixed rule had called ${percent(measures.buyersCalledLostByFixedRule)} of those who then bought lost.`);
  const drift = measures.purchases.predicted > 0 ? measures.purchases.actual / measures.purchases.predicted : null;
  lines.push(`Purchase days: ${measures.purchases.actual} happened, ${measures.purchases.predicted.toFixed(0)} were expected (drift ${percent(drift)}).`);
  if (layer !== null) lines.push(layer.won ? 'The logistic layer on top won: it is worth switching on.' : 'The logistic layer on top did not win, or there are too few members for it: leave it off.');
  return lines;
}

/** Recency and RFM rank well too; whoever reads the test is told by how much. */
function simpleRankingWords(contenders: readonly ContenderResult[]): string {
  const own = contenders[0]?.auc ?? 0;
  const rivals = contenders.flatMap(({ name, auc }) => ((name === 'recency' || name === 'RFM sum') && auc !== null ? [{ name, gain: own - auc }] : []));
  const signed = rivals.map(({ name, gain }) => `${gain >= 0 ? '+' : ''}${number(gain)} on ${name}`).join(', ');
  const least = Math.min(...rivals.map(({ gain }) => gain));
  if (least >= 0.01) return `Simple rankings do worse: ${signed}.`;
  return `Simple rankings come close (${signed}): what the model adds is probabilities that can be trusted, money, and a warning before the rule sees anything.`;
}

const header = ['ranking', 'AUC', 'Brier', 'early AUC', 'early lift', 'top 10% spend'];
const row = (result: ContenderResult): string[] => [
  result.name, number(result.auc), number(result.brier), number(result.earlyWarningAuc), number(result.earlyWarningLift, 2), number(result.topDecileCapture),
];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((cells) => cells[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string => cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return [line(head), ...rows.map(line)].map((text) => `  ${text}`);
}

/** A test as a person wants to read it. */
export function backtestLines(report: BacktestReport): string[] {
  const { measures, parameters } = report;
  return [
    `As of ${report.asOf}, looking ${report.horizonDays} days ahead: ${measures.members} members tested of ${report.buyers}, ${percent(measures.lapsed / measures.members)} did not come.`,
    `Model MBG/CNBD-k, k = ${parameters.k}, r = ${parameters.r.toPrecision(4)}, alpha = ${parameters.alpha.toPrecision(4)} days, a = ${parameters.a.toPrecision(4)}, b = ${parameters.b.toPrecision(4)}`,
    '',
    ...verdictWords(report),
    '',
    'Who stays away (AUC, Brier); before the fixed rule sees it (early: three purchase days or more, here within the horizon); money:',
    ...table(header, measures.contenders.map(row)),
    '',
    'Calibration by tenths of P(active):',
    ...table(['', 'members', 'predicted', 'actual'], measures.calibration.map((bin, i) => [String(i + 1), String(bin.members), number(bin.predicted), number(bin.actual)])),
    '',
    'Came back by themselves, by state:',
    ...table(['state', 'members', 'share'], measures.states.map(({ state, members, share }) => [state, String(members), number(share)])),
  ];
}

/** The mean of several tests, for a store that is tested on more than one day. */
export function meanLines(reports: readonly BacktestReport[]): string[] {
  const mean = (values: readonly (number | null)[]): number | null => {
    const known = values.filter((value): value is number => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const names = reports[0]?.measures.contenders.map(({ name }) => name) ?? [];
  const rows = names.map((name) => {
    const results = reports.flatMap((report) => report.measures.contenders.filter((result) => result.name === name));
    return row({
      name,
      auc: mean(results.map(({ auc }) => auc)),
      brier: mean(results.map(({ brier }) => brier)),
      earlyWarningAuc: mean(results.map(({ earlyWarningAuc }) => earlyWarningAuc)),
      earlyWarningLift: mean(results.map(({ earlyWarningLift }) => earlyWarningLift)),
      topDecileCapture: mean(results.map(({ topDecileCapture }) => topDecileCapture)),
    });
  });
  return [`Mean of ${reports.length} tests (${reports.map(({ asOf }) => asOf).join(', ')}):`, ...table(header, rows)];
}
