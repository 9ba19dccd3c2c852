import { assertNever } from '../../kernel/assert';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { dayMs, hourMs, instant, type Instant } from '../../kernel/time';
import {
  complaintLife, complaintLimits, complaintMovers,
  type Complaint, type ComplaintEvent, type ComplaintKind, type ComplaintMove, type ComplaintState,
} from './complaint';

/** Due times in plain hours. */
export interface ComplaintTiming {
  readonly firstAnswerHours: number;
  readonly resolutionHours: number;
  readonly reopenDays: number;
}

export interface OpenComplaint {
  readonly id: string;
  readonly memberId: string;
  readonly storeId: string;
  readonly kind: ComplaintKind;
  readonly text: string;
  readonly photos: readonly string[];
  readonly purchaseId: string | null;
  readonly reachMe: string;
  readonly at: Instant;
}

export type ComplaintCommand =
  | { readonly move: 'answer'; readonly staffId: string; readonly text: string; readonly at: Instant }
  | { readonly move: 'resolve'; readonly staffId: string; readonly text: string; readonly at: Instant }
  | { readonly move: 'reply'; readonly text: string; readonly at: Instant }
  | { readonly move: 'rate'; readonly rating: number; readonly text: string; readonly at: Instant }
  | { readonly move: 'reopen'; readonly text: string; readonly at: Instant };

export type OpenRefusal =
  | Refusal<'COMPLAINT_TEXT_LENGTH', { readonly length: number; readonly min: number; readonly max: number }>
  | Refusal<'COMPLAINT_PHOTOS_TOO_MANY', { readonly photos: number; readonly most: number }>;

export type ComplaintRefusal =
  | OpenRefusal
  | Refusal<'COMPLAINT_CLOSED', { readonly closedAt: Instant | null }>
  | Refusal<'COMPLAINT_RESOLVED', { readonly resolvedAt: Instant | null }>
  | Refusal<'COMPLAINT_UNRESOLVED', { readonly state: ComplaintState }>
  | Refusal<'COMPLAINT_RATING_INVALID', { readonly rating: number; readonly least: number; readonly most: number }>
  | Refusal<'COMPLAINT_REOPEN_LATE', { readonly lastAt: Instant }>
  | Refusal<'COMPLAINT_TOO_LONG', { readonly events: number; readonly most: number }>;

/**
 * Opens a complaint and starts its clocks.
 * Refuses COMPLAINT_TEXT_LENGTH {length, min, max} (characters as a person counts them, spaces around not counted), COMPLAINT_PHOTOS_TOO_MANY.
 */
export function openComplaint(command: OpenComplaint, timing: ComplaintTiming): Result<Complaint, OpenRefusal> {
  const text = command.text.trim();
  const unfit = refuseText(text, complaintLimits.textMin);
  if (unfit) return unfit;
  if (command.photos.length > complaintLimits.photos) {
    return refuse('COMPLAINT_PHOTOS_TOO_MANY', { photos: command.photos.length, most: complaintLimits.photos });
  }
  const { at, reachMe, ...given } = command;
  return accept({
    ...given,
    text,
    reachMe: [...reachMe.trim()].slice(0, complaintLimits.reachMe).join(''),
    state: 'received',
    openedAt: at,
    ...dueTimes(at, timing),
    firstAnsweredAt: null,
    resolvedAt: null,
    closedAt: null,
    rating: null,
    reopenedTimes: 0,
    events: [{ kind: 'opened', at, by: 'member', publicText: text }],
  });
}

function dueTimes(at: Instant, timing: ComplaintTiming): Pick<Complaint, 'firstAnswerDueAt' | 'resolutionDueAt'> {
  return {
    firstAnswerDueAt: instant(at + timing.firstAnswerHours * hourMs),
    resolutionDueAt: instant(at + timing.resolutionHours * hourMs),
  };
}

/** Characters as a person counts them: an emoji of two code units is one. */
function refuseText(text: string, min: number): OpenRefusal | null {
  const length = [...text].length;
  const max = complaintLimits.textMax;
  return length < min || length > max ? refuse('COMPLAINT_TEXT_LENGTH', { length, min, max }) : null;
}

/**
 * Makes the next step of a complaint. Every step is seen by the customer with its time and person.
 * Refuses COMPLAINT_CLOSED, COMPLAINT_RESOLVED, COMPLAINT_UNRESOLVED (the table has no such move from this state), COMPLAINT_TEXT_LENGTH,
 * COMPLAINT_RATING_INVALID, COMPLAINT_REOPEN_LATE {lastAt}, COMPLAINT_TOO_LONG.
 * @example // a member's reply to an answer makes it the store's turn again: state 'received', the due times stay
 */
export function decideComplaint(command: ComplaintCommand, complaint: Complaint, timing: ComplaintTiming): Result<Complaint, ComplaintRefusal> {
  const state = complaintLife[complaint.state][command.move];
  if (state === undefined) return refuseMove(complaint);
  if (complaint.events.length >= complaintLimits.events) {
    return refuse('COMPLAINT_TOO_LONG', { events: complaint.events.length, most: complaintLimits.events });
  }
  const text = command.text.trim();
  // A rating speaks for itself; everything else needs words.
  const unfit = refuseText(text, command.move === 'rate' ? 0 : 1) ?? refuseCommand(command, complaint, timing);
  if (unfit) return unfit;
  return accept({ ...complaint, state, ...changesOf(command, complaint, timing), events: [...complaint.events, eventOf(command, text)] });
}

function refuseMove(complaint: Complaint): ComplaintRefusal {
  if (complaint.state === 'closed') return refuse('COMPLAINT_CLOSED', { closedAt: complaint.closedAt });
  if (complaint.state === 'resolved') return refuse('COMPLAINT_RESOLVED', { resolvedAt: complaint.resolvedAt });
  return refuse('COMPLAINT_UNRESOLVED', { state: complaint.state });
}

function refuseCommand(command: ComplaintCommand, complaint: Complaint, timing: ComplaintTiming): ComplaintRefusal | null {
  if (command.move === 'rate' && !(Number.isInteger(command.rating) && command.rating >= 1 && command.rating <= 5)) {
    return refuse('COMPLAINT_RATING_INVALID', { rating: command.rating, least: 1, most: 5 });
  }
  if (command.move === 'reopen' && complaint.closedAt !== null) {
    const lastAt = instant(complaint.closedAt + timing.reopenDays * dayMs);
    if (command.at > lastAt) return refuse('COMPLAINT_REOPEN_LATE', { lastAt });
  }
  return null;
}

function changesOf(command: ComplaintCommand, complaint: Complaint, timing: ComplaintTiming): Partial<Complaint> {
  switch (command.move) {
    case 'answer':
      return { firstAnsweredAt: complaint.firstAnsweredAt ?? command.at };
    case 'resolve':
      return { firstAnsweredAt: complaint.firstAnsweredAt ?? command.at, resolvedAt: command.at };
    case 'reply':
      return {};
    case 'rate':
      return { rating: command.rating, closedAt: command.at };
    case 'reopen':
      return {
        ...dueTimes(command.at, timing),
        firstAnsweredAt: null,
        resolvedAt: null,
        closedAt: null,
        rating: null,
        reopenedTimes: complaint.reopenedTimes + 1,
      };
    default:
      return assertNever(command, 'complaint command');
  }
}

const eventKinds: Readonly<Record<ComplaintMove, ComplaintEvent['kind']>> = {
  answer: 'answered', reply: 'replied', resolve: 'resolved', rate: 'rated', reopen: 'reopened',
};

function eventOf(command: ComplaintCommand, publicText: string): ComplaintEvent {
  const by = 'staffId' in command ? command.staffId : complaintMovers[command.move];
  return { kind: eventKinds[command.move], at: command.at, by, publicText };
}
