import type { DeskMoveRefusal, MemberMoveRefusal, StepRefusal } from '../domain/complaint';
import { BugError } from '../kernel/assert';
import { refuse } from '../kernel/result';

/**
 * A refusal of the customer's own moves in the contract's words. He is told his stage by the complaint itself, not by the refusal.
 * @throws BugError for lengths and ratings: the contract checks those at the door.
 */
export function memberRefusalOf(refusal: MemberMoveRefusal) {
  switch (refusal.code) {
    case 'COMPLAINT_CLOSED':
    case 'COMPLAINT_RESOLVED':
    case 'COMPLAINT_UNRESOLVED':
    case 'COMPLAINT_NOT_ASKED':
      return refuse(refusal.code, {});
    case 'COMPLAINT_REOPEN_LATE':
      return refuse(refusal.code, { lastAt: refusal.details.lastAt });
    case 'COMPLAINT_TOO_LONG':
      return refuse(refusal.code, { most: refusal.details.most });
    case 'COMPLAINT_TEXT_LENGTH':
      return refuse(refusal.code, refusal.details);
    case 'COMPLAINT_RATING_INVALID':
      throw new BugError(`${refusal.code} passed the contract`);
  }
}

/** A refusal of the desk's moves in the contract's words. */
export function deskRefusalOf(refusal: Exclude<DeskMoveRefusal, { code: 'GIFT_NOT_DUE' | 'COMPLAINT_OWNER_SAME' | 'COMPLAINT_WATCHERS_MANY' }>) {
  switch (refusal.code) {
    case 'COMPLAINT_CLOSED':
      return refuse(refusal.code, {});
    case 'COMPLAINT_TOO_LONG':
      return refuse(refusal.code, { most: refusal.details.most });
  }
}

/** A refusal of steps in the contract's words. */
export function stepRefusalOf(refusal: StepRefusal) {
  switch (refusal.code) {
    case 'COMPLAINT_CLOSED':
      return refuse(refusal.code, {});
    case 'COMPLAINT_TOO_LONG':
      return refuse(refusal.code, { most: refusal.details.most });
    case 'COMPLAINT_STEP_ORDER':
      return refuse(refusal.code, refusal.details.next === null ? { step: refusal.details.step } : { step: refusal.details.step, next: refusal.details.next });
    case 'COMPLAINT_STEP_WORDS':
      return refuse(refusal.code, refusal.details);
    case 'APOLOGY_REPEATS':
      return refuse(refusal.code, refusal.details);
    case 'APOLOGY_CANNED':
      return refuse(refusal.code, {});
  }
}
