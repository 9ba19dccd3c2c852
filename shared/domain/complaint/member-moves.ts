import { assertNever } from '../../kernel/assert';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { dayMs, instant, type Instant } from '../../kernel/time';
import { complaintLimits, type Complaint, type ComplaintEvent, type ComplaintRound } from './complaint';
import { moved, settled, withEvent, type Changed, type DeskRules } from './complaint-changes';
import { resume, startClock } from './complaint-clock';
import type { ComplaintState } from './complaint-life';
import { tickComplaint } from './complaint-ticks';
import { firstRound, refuseText, type OpenRefusal } from './open-complaint';
import { recipients, type Telling } from './telling';

/** What the customer may say to his complaint. */
export type MemberMove =
  | { readonly move: 'confirm' }
  | { readonly move: 'correct'; readonly text: string }
  | { readonly move: 'accept' }
  | { readonly move: 'decline'; readonly text: string }
  | { readonly move: 'counter'; readonly text: string }
  | { readonly move: 'reply'; readonly text: string }
  | { readonly move: 'rate'; readonly rating: number; readonly text: string }
  | { readonly move: 'reopen'; readonly text: string };

export type MemberMoveRefusal =
  | Extract<OpenRefusal, { code: 'COMPLAINT_TEXT_LENGTH' }>
  | Refusal<'COMPLAINT_CLOSED', { readonly closedAt: Instant | null }>
  | Refusal<'COMPLAINT_RESOLVED', { readonly resolvedAt: Instant | null }>
  | Refusal<'COMPLAINT_UNRESOLVED', { readonly state: ComplaintState }>
  | Refusal<'COMPLAINT_NOT_ASKED', { readonly state: ComplaintState }>
  | Refusal<'COMPLAINT_RATING_INVALID', { readonly rating: number; readonly least: number; readonly most: number }>
  | Refusal<'COMPLAINT_REOPEN_LATE', { readonly lastAt: Instant }>
  | Refusal<'COMPLAINT_TOO_LONG', { readonly events: number; readonly most: number }>;

const eventKinds: Readonly<Record<MemberMove['move'], ComplaintEvent['kind']>> = {
  confirm: 'confirmed', correct: 'corrected', accept: 'accepted', decline: 'declined', counter: 'countered', reply: 'replied', rate: 'rated', reopen: 'reopened',
};
/** What ends a complaint's waiting is never refused for its length. */
const alwaysFits: ReadonlySet<MemberMove['move']> = new Set(['confirm', 'accept', 'rate']);
/** The fewest characters of each: a tap needs none, a no needs its reason. */
const fewest: Readonly<Record<MemberMove['move'], number>> = { confirm: 0, accept: 0, rate: 0, reply: 1, correct: 2, decline: 2, counter: 2, reopen: 5 };

/**
 * The customer's word: he confirms or corrects what we understood, accepts, declines or counters a proposal, adds something, rates, or
 * opens it again. His word makes it the store's turn and starts the paused clock; a reopening starts new due times and keeps the old
 * round in the record.
 * Refuses COMPLAINT_CLOSED, COMPLAINT_RESOLVED (rate it or open it again), COMPLAINT_UNRESOLVED (nothing to rate yet), COMPLAINT_NOT_ASKED
 * (we have asked nothing, or nothing any more), COMPLAINT_TEXT_LENGTH, COMPLAINT_RATING_INVALID, COMPLAINT_REOPEN_LATE {lastAt}, COMPLAINT_TOO_LONG.
 * @example // a reply while we wait for his answer to a proposal leaves the proposal standing: he may still accept it
 */
export function moveByMember(given: Complaint, move: MemberMove, rules: DeskRules, at: Instant): Result<Changed, MemberMoveRefusal> {
  const { complaint, tellings } = tickComplaint(given, rules, at);
  const text = 'text' in move ? move.text.trim() : '';
  const unfit = refuseText(text, fewest[move.move]) ?? refuseMove(complaint, move, rules, at);
  if (unfit) return unfit;
  const after = move.move === 'reply' ? { ...complaint, clock: resume(complaint.clock, rules.hours, at) } : moved(complaint, move.move, at, rules.hours);
  if (after === undefined) return refuseState(complaint, move);
  const said = withEvent(after, { kind: eventKinds[move.move], at, by: 'member', publicText: text, ...(move.move === 'rate' ? { rating: move.rating } : {}) });
  const made = settled(effectOf(said, move, rules, at));
  return accept({ complaint: made, tellings: [...tellings, tellingOf(made, move)] });
}

function refuseMove(complaint: Complaint, move: MemberMove, { policy }: DeskRules, at: Instant): MemberMoveRefusal | null {
  if (!alwaysFits.has(move.move) && complaint.events.length >= complaintLimits.events) return refuse('COMPLAINT_TOO_LONG', { events: complaint.events.length, most: complaintLimits.events });
  if (move.move === 'rate' && !(Number.isInteger(move.rating) && move.rating >= 1 && move.rating <= 5)) {
    return refuse('COMPLAINT_RATING_INVALID', { rating: move.rating, least: 1, most: 5 });
  }
  if (move.move === 'reply' && (complaint.state === 'closed' || complaint.state === 'result')) return refuseState(complaint, move);
  if (move.move === 'reopen' && complaint.closedAt !== null) {
    const lastAt = instant(complaint.closedAt + policy.reopenDays * dayMs);
    if (at > lastAt) return refuse('COMPLAINT_REOPEN_LATE', { lastAt });
  }
  return null;
}

function refuseState(complaint: Complaint, { move }: MemberMove): MemberMoveRefusal {
  const { state, closedAt, resolvedAt } = complaint;
  if (state === 'closed') return refuse('COMPLAINT_CLOSED', { closedAt });
  if (state === 'result') return refuse('COMPLAINT_RESOLVED', { resolvedAt });
  return move === 'rate' || move === 'reopen' ? refuse('COMPLAINT_UNRESOLVED', { state }) : refuse('COMPLAINT_NOT_ASKED', { state });
}

function effectOf(complaint: Complaint, move: MemberMove, { policy, hours }: DeskRules, at: Instant): Complaint {
  const { evidence, clock } = complaint;
  switch (move.move) {
    case 'confirm':
      return evidence.analyse ? { ...complaint, evidence: { ...evidence, analyse: { ...evidence.analyse, agreedBy: 'in_app' } } } : complaint;
    case 'accept':
      return evidence.resolve ? { ...complaint, evidence: { ...evidence, resolve: { ...evidence.resolve, agreedBy: 'in_app' } } } : complaint;
    case 'rate':
      return { ...complaint, rating: move.rating, closedAt: at, evidence: { ...evidence, result: { rating: move.rating, words: move.text.trim() } } };
    case 'reopen': {
      const next = startClock(policy, hours, clock.severity, clock.memberClass, at);
      return { ...complaint, pastRounds: [...complaint.pastRounds, roundOf(complaint)], ...firstRound(next, complaint.number + 1) };
    }
    case 'correct':
    case 'decline':
    case 'counter':
    case 'reply':
      return complaint;
    default:
      return assertNever(move, 'move');
  }
}

/** The round a complaint is in, as it is kept once another begins. */
export function roundOf({ number, clock, firstAnsweredAt, resolvedAt, closedAt, rating, evidence, breaches, level, warned, requests }: Complaint): ComplaintRound {
  return { number, clock, firstAnsweredAt, resolvedAt, closedAt, rating, evidence, breaches, level, warned, requests };
}

function tellingOf(complaint: Complaint, { move }: MemberMove): Telling {
  const { id, number, ownerId, watcherIds, revision } = complaint;
  const kind = move === 'rate' ? 'closed' : move === 'reopen' ? 'reopened' : 'replied';
  return { kind, key: `${id}_${number}_${kind}_${revision}`, staffIds: recipients([ownerId, ...watcherIds]) };
}
