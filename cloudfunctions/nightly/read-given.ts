import type { CostlyBooks } from '../../shared/domain/retention';
import type { MemberId } from '../../shared/kernel/ids';
import { fen, points, sumFen } from '../../shared/kernel/units';
import { is } from '../_store/collection';
import { store } from '../_store/store';

const pageSize = 1_000;
/** Entries and complaints of one member looked at; nobody has more. */
const mostPages = 20;

/** What a member was given beside his purchases: points by hand or for a complaint, and the gifts that made good a complaint. */
export async function readGiven(memberId: MemberId): Promise<Pick<CostlyBooks, 'pointsByHand' | 'gifts'>> {
  const [pointsByHand, gifts] = await Promise.all([pointsByHandOf(memberId), giftsOf(memberId)]);
  return { pointsByHand, gifts };
}

async function pointsByHandOf(memberId: MemberId) {
  let sum = 0;
  let below = Number.MAX_SAFE_INTEGER;
  for (let page = 0; page < mostPages; page += 1) {
    const entries = await store.pointsEntries.find({ filter: { memberId, number: is.below(below) }, order: [{ field: 'number', direction: 'desc' }], limit: pageSize });
    for (const { kind, points: moved } of entries) if (kind === 'adjust' || kind === 'gift') sum += moved;
    below = entries.at(-1)?.number ?? 0;
    if (entries.length < pageSize) break;
  }
  return points(sum);
}

async function giftsOf(memberId: MemberId) {
  const complaints = await store.complaints.find({ filter: { memberId }, order: [{ field: 'openedAt', direction: 'desc' }, { field: '_id', direction: 'desc' }], limit: pageSize });
  const given = complaints.flatMap((complaint) => [...complaint.pastRounds, complaint].flatMap(({ evidence }) => evidence.compensate ?? []));
  return sumFen(given.map(({ compensation, worthFen }) => (compensation.kind === 'gift' ? worthFen : fen(0))));
}
