/** Public names of RFM. */
export { groupOf, rfmGroups, rfmOf, rfmRunOf } from './rfm';
export type { RfmColumns, RfmCuts, RfmGroup, RfmRun, RfmScores } from './rfm';
export { quantileEdges, quantileOf, scoreOf } from './score';
export type { ScoreEdges } from './score';
