import type { ComplaintRefusal } from '../domain/complaint';
import { BugError } from '../kernel/assert';
import { refuse } from '../kernel/result';

/**
 * A refusal of the complaint's rules in the contract's words, the same for members and staff.
 * @throws BugError for lengths and ratings: the contract checks those at the door.
 */
export function complaintRefusalOf(refusal: ComplaintRefusal) {
  switch (refusal.code) {
    case 'COMPLAINT_CLOSED':
    case 'COMPLAINT_RESOLVED':
      return refuse(refusal.code, {});
    case 'COMPLAINT_UNRESOLVED':
      return refuse(refusal.code, { state: refusal.details.state });
    case 'COMPLAINT_REOPEN_LATE':
      return refuse(refusal.code, { lastAt: refusal.details.lastAt });
    case 'COMPLAINT_TOO_LONG':
      return refuse(refusal.code, { most: refusal.details.most });
    case 'COMPLAINT_TEXT_LENGTH':
    case 'COMPLAINT_PHOTOS_TOO_MANY':
    case 'COMPLAINT_RATING_INVALID':
      throw new BugError(`${refusal.code} passed the contract`);
  }
}
