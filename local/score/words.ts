import type { BacktestRefusal, DataGate, GateLack, RetentionModel } from '../../shared/domain/retention';

const lacks: Readonly<Record<GateLack, (gate: DataGate) => string>> = {
  buyers: (gate) => `only ${gate.buyers} buyers`,
  historyDays: (gate) => `only ${gate.historyDays} days of history`,
  newestPurchaseDays: (gate) => `no purchase in the last ${gate.newestPurchaseDays} days`,
  membersWithThreeDays: (gate) => `only ${gate.membersWithThreeDays} members came on three days`,
};

/** Why the gate is shut, in words. */
export function gateWords(gate: DataGate): string {
  return gate.lacks.map((lack) => lacks[lack](gate)).join(', ');
}

/** Why there was no backtest, in words. */
export function refusalLine(refusal: BacktestRefusal): string {
  return refusal.code === 'BACKTEST_HISTORY_TOO_SHORT'
    ? `no backtest: ${gateWords(refusal.details)}`
    : `no backtest: purchases end on ${refusal.details.lastPurchaseOn}, what members did until ${refusal.details.neededUntil} is not known`;
}

/** The model as a person wants to read it on standard error. */
export function modelLines(model: RetentionModel, hasLayer: boolean): string[] {
  const { gate, parameters, spend, backtest } = model;
  const gateLine = gate.open
    ? `data gate: open (${gate.buyers} buyers, ${gate.historyDays} days, last purchase ${gate.newestPurchaseDays} days ago)`
    : `data gate: shut (${gateWords(gate)}); states go by fixed days without a purchase`;
  if (parameters === null) return [gateLine];
  const { k, r, alpha, a, b } = parameters;
  const show = (value: number): string => value.toPrecision(5);
  const lines = [
    gateLine,
    `model: MBG/CNBD-k, k = ${k}, r = ${show(r)}, alpha = ${show(alpha)} days, a = ${show(a)}, b = ${show(b)}, fitted to ${model.members} members, ln L = ${model.logLikelihood?.toFixed(1) ?? '-'}`,
  ];
  if (spend !== null) {
    const trust = spend.trusted ? '' : '; frequent members spend differently, so expected spend is a rough guide';
    lines.push(`spend: Gamma-Gamma, p = ${show(spend.p)}, q = ${show(spend.q)}, v = ${show(spend.v / 100)} yuan, correlation with frequency ${spend.correlation.toFixed(3)}${trust}`);
  } else lines.push('spend: no amounts to learn from');
  if (backtest !== null) {
    const percent = backtest.drift === null ? '-' : `${Math.round(backtest.drift * 100)}%`;
    const auc = backtest.auc?.toFixed(3) ?? '-';
    lines.push(`last backtest (${backtest.testedAsOf}, ${backtest.horizonDays} days): AUC ${auc}, fixed rule ${backtest.fixedRuleAuc?.toFixed(3) ?? '-'}, Brier ${backtest.brier.toFixed(3)}; drift: actual purchases were ${percent} of the predicted`);
    if (backtest.verdict === 'no-signal') lines.push('no predictive signal: states go by fixed days without a purchase');
    lines.push(hasLayer ? 'logistic layer: on, it won the last backtest (column p_active; states stay with the model)' : 'logistic layer: off');
  }
  return lines;
}
