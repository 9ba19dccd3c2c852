export { followUpMoves, recordFollowUp, wasReached } from './follow-up';
export type { FollowUpDone, FollowUpResult, FollowUpState } from './follow-up';
