import { assertNever } from '../../kernel/assert';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import type { Fen } from '../../kernel/units';
import { judgeApology, type ApologyRefusal, type EarlierApology } from './apology';
import { complaintLimits, type Complaint, type ComplaintEvent, type GivenToMember } from './complaint';
import { answered, moved, resolved, settled, withDeskEvent, withEvent, type Changed, type DeskRules } from './complaint-changes';
import { stepOfState, type ComplaintMove } from './complaint-life';
import { tickComplaint } from './complaint-ticks';
import { stepWords, type Compensation, type ComplaintStepId, type StepTaken } from './complaint-steps';
import type { CompensationPermit } from './compensation';
import { recipients } from './telling';

/** Who takes the steps and what is known about the compensation among them. */
export interface StepContext extends DeskRules {
  readonly staffId: string;
  readonly at: Instant;
  readonly earlierApologies: readonly EarlierApology[];
  /** Worth and permit of the compensation, when one is among the steps. */
  readonly worthFen: Fen | null;
  readonly permit: CompensationPermit;
  /** The id an approval would get. */
  readonly approvalId: string;
}

export type StepRefusal =
  | ApologyRefusal
  | Refusal<'COMPLAINT_CLOSED', { readonly closedAt: Instant | null }>
  | Refusal<'COMPLAINT_STEP_ORDER', { readonly step: ComplaintStepId; readonly next: ComplaintStepId | null }>
  | Refusal<'COMPLAINT_STEP_WORDS', { readonly step: ComplaintStepId; readonly length: number; readonly min: number; readonly max: number }>
  | Refusal<'COMPLAINT_TOO_LONG', { readonly events: number; readonly most: number }>;

/** What came of the steps beside the complaint itself: something to issue through the books, or an approval to wait for. */
export interface StepsMade extends Changed {
  readonly issue: Compensation | null;
  readonly approval: { readonly compensation: Compensation; readonly approver: Extract<CompensationPermit, { kind: 'needs' }>['approver'] } | null;
}

/**
 * Takes one or more steps at once, in their order, as after a telephone call: all of them or none.
 * Refuses COMPLAINT_STEP_ORDER {step, next} for a step that is not the next one, COMPLAINT_STEP_WORDS {step, length, min, max},
 * APOLOGY_CANNED, APOLOGY_REPEATS, COMPLAINT_CLOSED, COMPLAINT_TOO_LONG.
 * @example // listen, talk and apologise in one call leave the complaint at `analyse`, with three lines in the customer's timeline
 */
export function takeSteps(given: Complaint, steps: readonly StepTaken[], context: StepContext): Result<StepsMade, StepRefusal> {
  const { complaint: caughtUp, tellings } = tickComplaint(given, context, context.at);
  // Silence may have ended it between two ticks: the next tick writes that down.
  if (caughtUp.state === 'closed') return refuse('COMPLAINT_CLOSED', { closedAt: caughtUp.closedAt });
  let complaint = caughtUp;
  for (const step of steps) {
    const unfit = refuseStep(complaint, step, context);
    if (unfit) return unfit;
    const after = moved(complaint, moveOf(step, context), context.at, context.hours);
    if (after === undefined) return refuse('COMPLAINT_STEP_ORDER', { step: step.step, next: stepOfState[complaint.state] });
    complaint = written(after, step, context);
  }
  const compensation = steps.find((step) => step.step === 'compensate')?.compensation ?? null;
  const { permit } = context;
  const needs = compensation !== null && permit.kind === 'needs' ? permit.approver : null;
  const approvers = needs === 'manager' ? context.people.managerIds : context.people.headOfficeIds;
  const asking = needs === null ? [] : [{ kind: 'approval_asked' as const, key: context.approvalId, staffIds: recipients(approvers, context.staffId) }];
  return accept({
    complaint: settled(complaint),
    tellings: [...tellings, ...asking],
    issue: needs === null ? compensation : null,
    approval: compensation !== null && needs !== null ? { compensation, approver: needs } : null,
  });
}

function moveOf(step: StepTaken, { permit }: StepContext): ComplaintMove {
  switch (step.step) {
    case 'analyse':
      return step.agreed === 'ask' ? 'restate' : 'restate_agreed';
    case 'resolve':
      return step.agreed === 'ask' ? 'propose' : 'propose_agreed';
    case 'compensate':
      return permit.kind === 'needs' ? 'ask_approval' : 'compensate';
    case 'listen':
    case 'talk':
    case 'apologise':
    case 'explain':
      return step.step;
    default:
      return assertNever(step, 'step');
  }
}

/** The words a step is not done without, and how long they may be. */
function wordsOf(step: StepTaken): { readonly text: string; readonly min: number; readonly max: number } {
  const { min, max, reasonMin, reasonMax } = stepWords;
  switch (step.step) {
    case 'listen':
      return { text: step.summary, min, max };
    case 'talk':
    case 'apologise':
    case 'explain':
      return { text: step.words, min, max };
    case 'analyse':
      return { text: step.restatement, min, max };
    case 'resolve':
      return { text: step.proposal, min, max };
    case 'compensate':
      return { text: step.compensation.reason, min: reasonMin, max: reasonMax };
    default:
      return assertNever(step, 'step');
  }
}

function refuseStep(complaint: Complaint, step: StepTaken, context: StepContext): StepRefusal | null {
  const { text, min, max } = wordsOf(step);
  const length = [...text.trim()].length;
  if (length < min || length > max) return refuse('COMPLAINT_STEP_WORDS', { step: step.step, length, min, max });
  // A step is two lines at most.
  if (complaint.events.length + 2 > complaintLimits.eventsWithSteps) return refuse('COMPLAINT_TOO_LONG', { events: complaint.events.length, most: complaintLimits.eventsWithSteps });
  if (step.step !== 'apologise') return null;
  const judged = judgeApology(step.words, step.repeatConfirmed, context.earlierApologies, context.policy.apologyPhrases);
  return judged.ok ? null : judged;
}

/** The step's evidence for the desk, and its line for the customer. What was written down about him is not shown to him; what was said to him is. */
function written(complaint: Complaint, step: StepTaken, context: StepContext): Complaint {
  const { at, staffId } = context;
  const line = (kind: ComplaintEvent['kind'], publicText: string): ComplaintEvent => ({ kind, at, by: staffId, publicText: publicText.trim() });
  const { evidence } = complaint;
  switch (step.step) {
    case 'listen':
      return withEvent({ ...complaint, evidence: { ...evidence, listen: { summary: step.summary.trim(), mood: step.mood } } }, line('listened', ''));
    case 'talk': {
      const talked: ComplaintEvent = { ...line('talked', step.channel === 'in_app' ? step.words : ''), channel: step.channel };
      return answered(withEvent({ ...complaint, evidence: { ...evidence, talk: { channel: step.channel, words: step.words.trim() } } }, talked), at);
    }
    case 'apologise': {
      const apologise = { words: step.words.trim(), repeatConfirmed: step.repeatConfirmed };
      return answered(withEvent({ ...complaint, evidence: { ...evidence, apologise } }, line('apologised', step.words)), at);
    }
    case 'analyse': {
      const analyse = { cause: step.cause, aboutStaffId: step.aboutStaffId, restatement: step.restatement.trim(), agreedBy: step.agreed === 'ask' ? null : step.agreed };
      return answered(withEvent({ ...complaint, evidence: { ...evidence, analyse } }, line('restated', step.restatement)), at);
    }
    case 'explain':
      return answered(withEvent({ ...complaint, evidence: { ...evidence, explain: { words: step.words.trim() } } }, line('explained', step.words)), at);
    case 'resolve': {
      const resolve = { proposal: step.proposal.trim(), agreedBy: step.agreed === 'ask' ? null : ('in_person' as const) };
      return answered(withEvent({ ...complaint, evidence: { ...evidence, resolve } }, line('proposed', step.proposal)), at);
    }
    case 'compensate':
      return context.permit.kind === 'needs'
        ? withDeskEvent({ ...complaint, asked: { compensation: step.compensation, approvalId: context.approvalId } }, { kind: 'asked_approval', at, by: staffId, text: step.compensation.reason.trim() })
        : compensated(complaint, step.compensation, context);
    default:
      return assertNever(step, 'step');
  }
}

/** The compensation as the customer sees it: what, not why. */
export function givenToMember(compensation: Compensation): GivenToMember {
  switch (compensation.kind) {
    case 'none':
      return { kind: 'none' };
    case 'points':
      return { kind: 'points', points: compensation.points };
    case 'coupon':
      return { kind: 'coupon', templateId: compensation.templateId };
    case 'gift':
      return { kind: 'gift', name: compensation.name };
    case 'refund':
      return { kind: 'refund', refundId: compensation.refundId };
    default:
      return assertNever(compensation, 'compensation');
  }
}

/** A compensation is given: it stands in the evidence and in the timeline, a gift waits to be handed over, and the customer is asked for his verdict. */
export function compensated(complaint: Complaint, compensation: Compensation, by: { readonly staffId: string; readonly at: Instant; readonly worthFen: Fen | null }): Complaint {
  const { at, staffId } = by;
  const worthFen = by.worthFen ?? (0 as Fen);
  const promised = compensation.kind === 'gift' ? [{ round: complaint.number, name: compensation.name, worthFen: compensation.worthFen }] : [];
  const evidence = { ...complaint.evidence, compensate: { compensation, worthFen } };
  const event: ComplaintEvent = { kind: 'compensated', at, by: staffId, publicText: '', given: givenToMember(compensation) };
  return resolved(answered(withEvent({ ...complaint, asked: null, giftsDue: [...complaint.giftsDue, ...promised], evidence }, event), at), at);
}
