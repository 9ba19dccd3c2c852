import type { MemberClass } from '../../kernel/member-class';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import { complaintLimits, type Complaint, type ComplaintKind } from './complaint';
import type { Changed, DeskRules } from './complaint-changes';
import { startClock, type ComplaintSeverity } from './complaint-clock';
import type { TalkChannel } from './complaint-steps';
import { recipients } from './telling';

export interface OpenComplaint {
  readonly id: string;
  readonly memberId: string;
  readonly storeId: string;
  readonly kind: ComplaintKind;
  readonly text: string;
  readonly photos: readonly string[];
  readonly purchaseId: string | null;
  readonly reachMe: string;
  readonly severity: ComplaintSeverity;
  readonly memberClass: MemberClass;
  readonly ownerId: string | null;
  readonly at: Instant;
  /** Who wrote it down for him after a call or in the store; absent when he wrote it himself. He watches it. */
  readonly heardBy?: { readonly staffId: string; readonly channel: TalkChannel };
}

export type OpenRefusal =
  | Refusal<'COMPLAINT_TEXT_LENGTH', { readonly length: number; readonly min: number; readonly max: number }>
  | Refusal<'COMPLAINT_PHOTOS_TOO_MANY', { readonly photos: number; readonly most: number }>;

/** Characters as a person counts them: an emoji of two code units is one. */
export function refuseText(text: string, min: number, max: number = complaintLimits.textMax): Extract<OpenRefusal, { code: 'COMPLAINT_TEXT_LENGTH' }> | null {
  const length = [...text.trim()].length;
  return length < min || length > max ? refuse('COMPLAINT_TEXT_LENGTH', { length, min, max }) : null;
}

/**
 * Opens a complaint in its owner's hands and starts its clocks.
 * Refuses COMPLAINT_TEXT_LENGTH {length, min, max} (spaces around not counted), COMPLAINT_PHOTOS_TOO_MANY {photos, most}.
 */
export function openComplaint(command: OpenComplaint, { policy, hours, people }: DeskRules): Result<Changed, OpenRefusal> {
  const { at, reachMe, severity, memberClass, heardBy, ...given } = command;
  const text = command.text.trim();
  const unfit = refuseText(text, complaintLimits.textMin);
  if (unfit) return unfit;
  if (command.photos.length > complaintLimits.photos) {
    return refuse('COMPLAINT_PHOTOS_TOO_MANY', { photos: command.photos.length, most: complaintLimits.photos });
  }
  const complaint: Complaint = {
    ...given,
    text,
    reachMe: [...reachMe.trim()].slice(0, complaintLimits.reachMe).join(''),
    state: 'listen',
    openedAt: at,
    watcherIds: recipients([heardBy?.staffId ?? null], command.ownerId ?? undefined),
    ...firstRound(startClock(policy, hours, severity, memberClass, at), 1),
    giftsDue: [],
    asked: null,
    pastRounds: [],
    events: [{ kind: 'opened', at, by: heardBy?.staffId ?? 'member', publicText: text, ...(heardBy ? { channel: heardBy.channel } : {}) }],
    deskEvents: command.ownerId === null ? [] : [{ kind: 'assigned', at, by: 'clock', text: '', toStaffId: command.ownerId }],
    revision: 1,
  };
  // Nobody there to own it: head office is told, so that it is not nobody's.
  const told = command.ownerId === null ? people.headOfficeIds : [command.ownerId];
  return accept({ complaint, tellings: [{ kind: 'assigned', key: `${command.id}_1_assigned`, staffIds: recipients(told, heardBy?.staffId) }] });
}

/** What every round begins with. */
export function firstRound(clock: Complaint['clock'], number: number): Pick<Complaint, 'number' | 'clock' | 'firstAnsweredAt' | 'resolvedAt' | 'closedAt' | 'rating' | 'evidence' | 'breaches' | 'level' | 'warned' | 'requests'> {
  return { number, clock, firstAnsweredAt: null, resolvedAt: null, closedAt: null, rating: null, evidence: {}, breaches: [], level: 'owner', warned: [], requests: 0 };
}
