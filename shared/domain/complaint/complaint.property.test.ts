import fc from 'fast-check';
import { hourMs, instant, localDate, localTime } from '../../kernel/time';
import { decideComplaint, nextDueAt, openComplaint, type Complaint, type ComplaintCommand } from './index';

const timing = { firstAnswerHours: 4, resolutionHours: 48, reopenDays: 30 };
const start = localTime(localDate('2026-11-22'), 10);
const plans = fc.array(
  fc.record({ move: fc.constantFrom('answer' as const, 'resolve' as const, 'reply' as const, 'rate' as const, 'reopen' as const), text: fc.string({ maxLength: 20 }), rating: fc.integer({ min: 0, max: 6 }), hours: fc.nat(200) }),
  { maxLength: 130 },
);

describe('any life of a complaint', () => {
  test('loses no event, keeps a due time while it is the store’s turn, and closes only with a rating', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const first = openComplaint({ id: 'cm', memberId: 'm', storeId: 'S1', kind: 'other', text: '一二三四五', photos: [], purchaseId: null, reachMe: '', at: start }, timing);
        if (!first.ok) throw new Error(first.code);
        let complaint: Complaint = first.value;
        let at = start;
        for (const { move, text, rating, hours } of plan) {
          at = instant(at + hours * hourMs);
          const command: ComplaintCommand = move === 'rate' ? { move, rating, text, at } : move === 'answer' || move === 'resolve' ? { move, staffId: 'st', text, at } : { move, text, at };
          const result = decideComplaint(command, complaint, timing);
          if (!result.ok) continue;
          expect(result.value.events.slice(0, -1)).toEqual(complaint.events);
          complaint = result.value;
          expect(complaint.state === 'closed').toBe(complaint.rating !== null);
          expect(complaint.closedAt !== null).toBe(complaint.state === 'closed');
          expect(nextDueAt(complaint) === null).toBe(complaint.state === 'resolved' || complaint.state === 'closed');
        }
        expect(complaint.events.length).toBeLessThanOrEqual(100);
      }),
    );
  });
});
