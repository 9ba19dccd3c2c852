export { followUpMoves, followUpResults, followUpStates, recordFollowUp, wasReached } from './follow-up';
export type { FollowUpDone, FollowUpResult, FollowUpState } from './follow-up';
