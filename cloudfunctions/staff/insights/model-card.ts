import type { DataGate, GateLack, NamedModel, RetentionPolicy } from '../../../shared/domain/retention';
import type { ReportDocument } from '../../_store/report-documents';

/** The model's card: what states go by and why, and how it did on the store's own past. */
export function modelCard({ model }: NamedModel, policy: RetentionPolicy, rivals: ReportDocument['rivals']) {
  const { backtest, gate } = model;
  const why = !gate.open ? ('data_lacking' as const) : model.basis === 'model' ? ('fitted' as const) : ('no_signal' as const);
  return {
    basis: model.basis,
    why,
    lacks: gate.lacks.map((what) => ({ what, have: haveOf(gate, what), need: policy.gate[what] })),
    fittedOn: model.fittedOn,
    members: model.members,
    buyers: gate.buyers,
    horizonDays: model.horizonDays,
    ...(backtest
      ? {
          backtest: {
            testedAsOf: backtest.testedAsOf,
            horizonDays: backtest.horizonDays,
            members: backtest.members,
            verdict: backtest.verdict,
            auc: backtest.auc,
            fixedRuleAuc: backtest.fixedRuleAuc,
            // A report of an earlier model was measured on another test, and is not put beside this one.
            ...(rivals?.testedAsOf === backtest.testedAsOf ? { recencyAuc: rivals.recencyAuc, rfmAuc: rivals.rfmAuc } : {}),
            brier: backtest.brier,
            drift: backtest.drift,
            calibration: [...backtest.calibration],
          },
        }
      : {}),
  };
}

const haveOf = (gate: DataGate, what: GateLack): number => Math.floor(gate[what]);
