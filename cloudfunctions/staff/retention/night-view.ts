import { channels } from '../../../shared/contract/reach';
import { retentionStates } from '../../../shared/domain/retention';
import type { NightRunDocument } from '../../_store/night-documents';

/** Every name with its count; a name that did not occur counts zero. */
function counted<Name extends string>(names: readonly Name[], counts: Readonly<Partial<Record<Name, number>>>): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, counts[name] ?? 0])) as Record<Name, number>;
}

/** A night as the desk shows it. */
export function nightView(run: NightRunDocument) {
  return {
    businessDay: run.businessDay,
    state: run.state,
    startedAt: run.startedAt,
    ...(run.finishedAt === undefined ? {} : { finishedAt: run.finishedAt }),
    basis: run.basis,
    membersSeen: run.membersSeen,
    membersChanged: run.membersChanged,
    byState: counted(retentionStates, run.byState),
    decided: counted(channels, run.decided),
    leftAlone: run.leftAlone,
  };
}
