export { complaintEventKinds, complaintKinds, complaintLimits, deskEventKinds, dueTimeOf, escalationLevels, isOpen, nextDueAt, turnOf } from './complaint';
export type {
  Breach, Complaint, ComplaintEvent, ComplaintEventKind, ComplaintKind, ComplaintRound, DeskEvent, DeskEventKind, EscalationLevel, GivenToMember,
} from './complaint';
export {
  complaintLife, complaintMovers, complaintMoves, complaintStages, complaintStates, stageOf, stepOfState, stepsDone, waitingForMember,
} from './complaint-life';
export type { ComplaintMove, ComplaintStage, ComplaintState } from './complaint-life';
export {
  agreementWays, compensationKinds, complaintCauses, complaintMoods, complaintStepIds, hasEvidence, openSteps, stepWords, talkChannels,
} from './complaint-steps';
export type {
  AgreementWay, Compensation, CompensationKind, ComplaintCause, ComplaintEvidence, ComplaintMood, ComplaintStepId, StepTaken, TalkChannel,
} from './complaint-steps';
export { aroundTheClock, complaintSeverities, dueAt, pause, resume, startClock } from './complaint-clock';
export type { ComplaintClock, ComplaintClockPolicy, ComplaintSeverity, DueTime, WorkingTime } from './complaint-clock';
export { defaultComplaintPolicy, severityOf } from './complaint-policy';
export type { CompensationLimit, ComplaintPolicy } from './complaint-policy';
export { dueExamples, givingExamples } from './policy-examples';
export type { DueEffect, DueExample, GivingExample } from './policy-examples';
export { smallPhotoOf } from './small-photo';
export { judgeApology, likenessOf } from './apology';
export type { ApologyRefusal, EarlierApology } from './apology';
export { compensationCause, emptyLedger, giftCouponFen, ledgerIdOf, leftInMonth, permitCompensation, worthOf } from './compensation';
export type { CompensationLedger, CompensationPermit, WorthFacts } from './compensation';
export { isAtLeast } from '../../kernel/staff-role';
export { deskPeopleOf, routeComplaint, seesComplaint } from './routing';
export type { Candidate, DeskPeople, DeskPerson } from './routing';
export { complaintMarkOf, complaintMarks } from './complaint-mark';
export type { ComplaintMark, ComplaintPast } from './complaint-mark';
export { tickAtOf } from './complaint-changes';
export type { Changed, DeskRules } from './complaint-changes';
export { tickComplaint } from './complaint-ticks';
export { openComplaint } from './open-complaint';
export type { OpenComplaint, OpenRefusal } from './open-complaint';
export { moveByMember } from './member-moves';
export type { MemberMove, MemberMoveRefusal } from './member-moves';
export { decideCompensation, handGift, handOver, sayToMember, watch } from './desk-moves';
export type { DeskMoveRefusal, Hand } from './desk-moves';
export { takeSteps } from './take-steps';
export type { StepContext, StepRefusal, StepsMade } from './take-steps';
export { noticeIdOf, noticeKinds, noticeWayOf, noticeWays, recipients } from './telling';
export type { NoticeChoices, NoticeKind, NoticeWay, Telling } from './telling';
