import { complaintStepIds, type ComplaintStepId } from './complaint-steps';

/**
 * Where a complaint stands: which of the eight steps comes next, or what it waits for. `confirming`, `proposed` and `result` wait for
 * the customer, `approving` for the next level.
 */
export const complaintStates = [
  'listen', 'talk', 'apologise', 'analyse', 'confirming', 'explain', 'resolve', 'proposed', 'compensate', 'approving', 'result', 'closed',
] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** What may happen to it. Staff take the steps, the customer confirms, answers and rates, the clock ends what stays unanswered. */
export const complaintMoves = [
  'listen', 'talk', 'apologise', 'restate', 'restate_agreed', 'confirm', 'correct', 'explain', 'propose', 'propose_agreed', 'accept', 'decline',
  'counter', 'compensate', 'ask_approval', 'approve', 'disapprove', 'rate', 'end_unanswered', 'reopen',
] as const;
export type ComplaintMove = (typeof complaintMoves)[number];

/** The complaint's life as a table. What is not in it is refused. */
export const complaintLife: Readonly<Record<ComplaintState, Partial<Readonly<Record<ComplaintMove, ComplaintState>>>>> = {
  listen: { listen: 'talk' },
  talk: { talk: 'apologise' },
  apologise: { apologise: 'analyse' },
  // `restate_agreed`: he confirmed on the phone, or cannot answer in the app.
  analyse: { restate: 'confirming', restate_agreed: 'explain' },
  confirming: { confirm: 'explain', correct: 'analyse', restate_agreed: 'explain' },
  explain: { explain: 'resolve' },
  resolve: { propose: 'proposed', propose_agreed: 'compensate' },
  proposed: { accept: 'compensate', decline: 'resolve', counter: 'resolve', propose_agreed: 'compensate' },
  compensate: { compensate: 'result', ask_approval: 'approving' },
  approving: { approve: 'result', disapprove: 'compensate' },
  result: { rate: 'closed', end_unanswered: 'closed', reopen: 'listen' },
  closed: { reopen: 'listen' },
};

/** Who may make a move. */
export const complaintMovers: Readonly<Record<ComplaintMove, 'member' | 'staff' | 'clock'>> = {
  listen: 'staff', talk: 'staff', apologise: 'staff', restate: 'staff', restate_agreed: 'staff', explain: 'staff', propose: 'staff',
  propose_agreed: 'staff', compensate: 'staff', ask_approval: 'staff', approve: 'staff', disapprove: 'staff',
  confirm: 'member', correct: 'member', accept: 'member', decline: 'member', counter: 'member', rate: 'member', reopen: 'member',
  end_unanswered: 'clock',
};

/** States in which the customer is to speak next. */
export const waitingForMember: ReadonlySet<ComplaintState> = new Set(['confirming', 'proposed', 'result']);

/** The step a state belongs to: the one that is not done yet; null once all are. */
export const stepOfState: Readonly<Record<ComplaintState, ComplaintStepId | null>> = {
  listen: 'listen', talk: 'talk', apologise: 'apologise', analyse: 'analyse', confirming: 'analyse', explain: 'explain', resolve: 'resolve',
  proposed: 'resolve', compensate: 'compensate', approving: 'compensate', result: 'result', closed: null,
};

/** How many of the eight steps are done. @example stepsDone('proposed') //=> 5 */
export function stepsDone(state: ComplaintState): number {
  const step = stepOfState[state];
  return step === null ? complaintStepIds.length : complaintStepIds.indexOf(step);
}

/** What the customer is shown of it: received, in our hands, his word is asked for, to be rated, closed. */
export const complaintStages = ['received', 'in_hand', 'your_turn', 'to_rate', 'closed'] as const;
export type ComplaintStage = (typeof complaintStages)[number];

/** The stage of a state. Until somebody has spoken to him it is merely received. */
export function stageOf(state: ComplaintState, isAnswered: boolean): ComplaintStage {
  if (state === 'closed') return 'closed';
  if (state === 'result') return 'to_rate';
  if (state === 'confirming' || state === 'proposed') return 'your_turn';
  return isAnswered ? 'in_hand' : 'received';
}
