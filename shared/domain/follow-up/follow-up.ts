import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import type { Instant } from '../../kernel/time';

export const followUpStates = ['open', 'done', 'cancelled'] as const;
export type FollowUpState = (typeof followUpStates)[number];
/** What came of a call: reached and will come, not now, or declined; not reached; not his number. */
export const followUpResults = ['reached_will_come', 'reached_not_now', 'reached_declined', 'not_reached', 'wrong_number'] as const;
export type FollowUpResult = (typeof followUpResults)[number];

/** Moves of a follow-up: a person records a result, or its reason has gone. `done` and `cancelled` are ends. */
export const followUpMoves: Readonly<Record<FollowUpState, readonly FollowUpState[]>> = { open: ['done', 'cancelled'], done: [], cancelled: [] };

/** Whether a result means that the member was spoken to: it then counts as a contact, else its place among the caps is free again. */
export function wasReached(result: FollowUpResult): boolean {
  return result !== 'not_reached' && result !== 'wrong_number';
}

export interface FollowUpDone {
  readonly state: 'done';
  readonly result: FollowUpResult;
  readonly note?: string;
  readonly doneAt: Instant;
}

/**
 * Records what came of a follow-up. An empty note is none.
 * Refuses TASK_NOT_OPEN {state}: somebody else has recorded it, or it was called off.
 */
export function recordFollowUp(
  task: { readonly state: FollowUpState },
  given: { readonly result: FollowUpResult; readonly note: string; readonly at: Instant },
): Result<FollowUpDone, Refusal<'TASK_NOT_OPEN', { readonly state: FollowUpState }>> {
  if (!followUpMoves[task.state].includes('done')) return refuse('TASK_NOT_OPEN', { state: task.state });
  const note = given.note.trim();
  return accept({ state: 'done', result: given.result, ...(note === '' ? {} : { note }), doneAt: given.at });
}
