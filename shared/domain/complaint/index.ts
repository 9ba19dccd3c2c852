export { complaintKinds, complaintLife, complaintLimits, complaintMovers, complaintMoves, complaintStates, isOpen, nextDueAt } from './complaint';
export type { Complaint, ComplaintEvent, ComplaintKind, ComplaintMove, ComplaintState } from './complaint';
export { decideComplaint, openComplaint } from './complaint-rules';
export type { ComplaintCommand, ComplaintRefusal, ComplaintTiming, OpenComplaint, OpenRefusal } from './complaint-rules';
export { complaintStepIds, complaintSteps, missingEvidence, openSteps } from './complaint-steps';
export type { ComplaintStep, ComplaintStepId, Evidence, EvidenceKind } from './complaint-steps';
export { aroundTheClock, complaintSeverities, dueAt, pause, resume, startClock } from './complaint-clock';
export type { ComplaintClock, ComplaintClockPolicy, ComplaintSeverity, DueTime, WorkingTime } from './complaint-clock';
