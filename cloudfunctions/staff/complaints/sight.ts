import { seesComplaint } from '../../../shared/domain/complaint';
import { notFound } from '../../_runtime/fault';
import type { StaffCaller } from '../../_runtime/identity';
import type { ComplaintDocument } from '../../_store/complaint-documents';

/** Whether the caller may see a complaint: head office all, a manager his stores', others what they own or watch there. */
export function sees(caller: StaffCaller, complaint: ComplaintDocument): boolean {
  return seesComplaint({ ...caller, storeIds: caller.storeIds === 'all' ? [] : caller.storeIds }, complaint);
}

/** A complaint the caller may see; any other is not there. */
export function visible(complaint: ComplaintDocument | undefined, caller: StaffCaller): ComplaintDocument {
  return complaint && sees(caller, complaint) ? complaint : notFound();
}
