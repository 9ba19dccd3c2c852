import type { Complaint, ComplaintRound } from '../../shared/domain/complaint';
import type { ComplaintFacts } from '../../shared/domain/complaint-patterns';
import type { Instant } from '../../shared/kernel/time';
import { fen, sumFen } from '../../shared/kernel/units';

/** The figures of a complaint; `products` come from its purchase. */
export function factsOf(complaint: Complaint, products: readonly string[]): ComplaintFacts {
  const rounds: readonly ComplaintRound[] = [...complaint.pastRounds, complaint];
  const [first] = rounds;
  const analysed = [...rounds].reverse().find((round) => round.evidence.analyse)?.evidence.analyse;
  const since = (end: Instant | null | undefined): number | null => (end === null || end === undefined ? null : Math.max(0, end - complaint.openedAt));
  return {
    complaintId: complaint.id,
    storeId: complaint.storeId,
    openedAt: complaint.openedAt,
    kind: complaint.kind,
    cause: analysed?.cause ?? null,
    products: [...new Set(products)],
    personId: analysed?.aboutStaffId ?? null,
    firstAnswerMs: since(first?.firstAnsweredAt),
    resolutionMs: since(complaint.resolvedAt),
    late: rounds.some((round) => round.breaches.length > 0),
    reopened: complaint.pastRounds.length,
    rating: complaint.rating,
    compensationFen: sumFen(rounds.map((round) => round.evidence.compensate?.worthFen ?? fen(0))),
  };
}
