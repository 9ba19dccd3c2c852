import { refuse } from '../../../shared/kernel/result';
import { memberName } from '../members/summary';
import type { CaseFacts } from './case-facts';
import type { ComplaintDocument } from '../../_store/complaint-documents';

/** Somebody has acted since the caller looked: who, when, and where it stands now. Undefined when he saw the newest. */
export function changedSince(complaint: ComplaintDocument, revision: number, { desk, member, names }: CaseFacts) {
  if (complaint.revision === revision) return undefined;
  const acts = [...complaint.events, ...complaint.deskEvents].filter(({ by }) => by !== 'clock');
  const last = acts.reduce<(typeof acts)[number] | undefined>((newest, act) => (newest === undefined || act.at >= newest.at ? act : newest), undefined);
  const by = last === undefined ? '' : last.by === 'member' ? memberName(member) : (desk.staff.get(last.by)?.name ?? names.staff.get(last.by)?.name ?? '');
  return refuse('COMPLAINT_CHANGED', { by, at: last?.at ?? complaint.openedAt, state: complaint.state });
}
