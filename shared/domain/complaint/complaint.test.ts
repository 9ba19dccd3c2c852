import { localDate, localTime, type Instant } from '../../kernel/time';
import {
  complaintLife, complaintMoves, complaintStates, complaintStepIds, complaintSteps, decideComplaint, isOpen, missingEvidence, nextDueAt, openComplaint, openSteps,
  type Complaint, type ComplaintCommand, type ComplaintState, type OpenComplaint,
} from './index';

const timing = { firstAnswerHours: 4, resolutionHours: 48, reopenDays: 30 };
const at = (hour: number, date = '2026-11-22'): Instant => localTime(localDate(date), hour);
const opening: OpenComplaint = {
  id: 'cm_1', memberId: 'm_1', storeId: 'S1', kind: 'service', text: '等了半个小时没人理', photos: ['f1'], purchaseId: null, reachMe: '', at: at(10),
};
function opened(changes: Partial<OpenComplaint> = {}): Complaint {
  const result = openComplaint({ ...opening, ...changes }, timing);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}
function after(...commands: ComplaintCommand[]): Complaint {
  return commands.reduce((complaint, command) => {
    const result = decideComplaint(command, complaint, timing);
    if (!result.ok) throw new Error(result.code);
    return result.value;
  }, opened());
}
const answer: ComplaintCommand = { move: 'answer', staffId: 'st_1', text: '非常抱歉,马上查', at: at(11) };
const resolve: ComplaintCommand = { move: 'resolve', staffId: 'st_1', text: '已安排专人接待', at: at(12) };
const rate: ComplaintCommand = { move: 'rate', rating: 5, text: '', at: at(13) };
const reopen: ComplaintCommand = { move: 'reopen', text: '又发生了', at: at(14) };
const reply: ComplaintCommand = { move: 'reply', text: '是周六下午', at: at(11) };
const commands = { answer, resolve, rate, reopen, reply };
const inState: Record<ComplaintState, Complaint> = { received: opened(), answered: after(answer), resolved: after(answer, resolve), closed: after(answer, resolve, rate) };

describe('opening a complaint', () => {
  test('starts both clocks and shows the customer his own words', () => {
    expect(opened({ text: '  等了半个小时没人理 ' })).toMatchObject({
      state: 'received', text: '等了半个小时没人理', firstAnswerDueAt: at(14), resolutionDueAt: at(10, '2026-11-24'), rating: null, reopenedTimes: 0,
      events: [{ kind: 'opened', at: at(10), by: 'member', publicText: '等了半个小时没人理' }],
    });
  });

  test.each([
    ['four characters', '太慢了啊', false], ['five characters', '太慢了啊!', true], ['five emoji, as a person counts', '😡😡😡😡😡', true], ['four emoji', '😡😡😡😡', false],
    ['only spaces', '        ', false], ['1,000 characters', '字'.repeat(1_000), true], ['1,001 characters', '字'.repeat(1_001), false],
  ])('text of %s', (_what, text, fits) => {
    const result = openComplaint({ ...opening, text }, timing);
    expect(result.ok ? 'opened' : result.code).toBe(fits ? 'opened' : 'COMPLAINT_TEXT_LENGTH');
  });

  test('takes nine photos, not ten', () => {
    const photos = Array.from({ length: 10 }, (_, index) => `f${index}`);
    expect(openComplaint({ ...opening, photos: photos.slice(1) }, timing).ok).toBe(true);
    expect(openComplaint({ ...opening, photos }, timing)).toMatchObject({ code: 'COMPLAINT_PHOTOS_TOO_MANY', details: { photos: 10, most: 9 } });
  });

  test('keeps the wish how to be reached within its limit', () => {
    expect([...opened({ reachMe: `  ${'话'.repeat(200)}` }).reachMe]).toHaveLength(100);
  });
});

describe('the life of a complaint', () => {
  test('every state is reached, and from every state the customer can get to closed', () => {
    const reached = new Set<ComplaintState>(['received']);
    for (const _ of complaintStates) for (const from of reached) for (const to of Object.values(complaintLife[from])) reached.add(to);
    expect([...reached].sort()).toEqual([...complaintStates].sort());
    const ends = new Set<ComplaintState>(['closed']);
    for (const _ of complaintStates) for (const from of complaintStates) if (Object.values(complaintLife[from]).some((to) => ends.has(to))) ends.add(from);
    expect([...ends].sort()).toEqual([...complaintStates].sort());
  });

  const all = complaintStates.flatMap((state) => complaintMoves.map((move) => [move, state] as const));
  test.each(all)('%s from %s does what the table says', (move, state) => {
    const result = decideComplaint(commands[move], inState[state], timing);
    expect(result.ok ? result.value.state : 'refused').toBe(complaintLife[state][move] ?? 'refused');
  });

  test.each([
    ['answering what is closed', answer, 'closed', 'COMPLAINT_CLOSED'],
    ['replying to what is resolved', reply, 'resolved', 'COMPLAINT_RESOLVED'],
    ['rating what is not resolved', rate, 'answered', 'COMPLAINT_UNRESOLVED'],
    ['rating twice', rate, 'closed', 'COMPLAINT_CLOSED'],
    ['a rating of six', { ...rate, rating: 6 }, 'resolved', 'COMPLAINT_RATING_INVALID'],
    ['a rating of half a star', { ...rate, rating: 0.5 }, 'resolved', 'COMPLAINT_RATING_INVALID'],
    ['an answer without words', { ...answer, text: '  ' }, 'received', 'COMPLAINT_TEXT_LENGTH'],
    ['an answer too long', { ...answer, text: '字'.repeat(1_001) }, 'received', 'COMPLAINT_TEXT_LENGTH'],
    ['reopening after thirty days', { ...reopen, at: at(14, '2026-12-22') }, 'closed', 'COMPLAINT_REOPEN_LATE'],
  ] as const)('%s is refused', (_what, command, state, code) => {
    expect(decideComplaint(command, inState[state], timing)).toMatchObject({ ok: false, code });
  });

  test('reopening is possible to the last moment of the thirty days', () => {
    const closed = inState.closed;
    expect(decideComplaint({ ...reopen, at: at(13, '2026-12-22') }, closed, timing)).toMatchObject({ ok: true, value: { state: 'received' } });
  });

  test('a complaint has room for a hundred events', () => {
    const event = { kind: 'replied' as const, at: at(11), by: 'member', publicText: '…' };
    const long = { ...opened(), events: Array.from({ length: 100 }, () => event) };
    expect(decideComplaint(answer, long, timing)).toMatchObject({ code: 'COMPLAINT_TOO_LONG' });
  });
});

describe('what the customer sees', () => {
  test('every step with its time and person', () => {
    expect(after(answer, reply, resolve, rate).events.map((event) => [event.kind, event.by, event.at])).toEqual([
      ['opened', 'member', at(10)], ['answered', 'st_1', at(11)], ['replied', 'member', at(11)], ['resolved', 'st_1', at(12)], ['rated', 'member', at(13)],
    ]);
  });

  test('a reply makes it the store’s turn again and keeps the due times', () => {
    const replied = after(answer, reply);
    expect([replied.state, replied.firstAnsweredAt, replied.resolutionDueAt]).toEqual(['received', at(11), opened().resolutionDueAt]);
  });

  test('a reopening starts a new clock and keeps the old record', () => {
    const again = after(answer, resolve, rate, reopen);
    expect(again).toMatchObject({ state: 'received', firstAnswerDueAt: at(18), firstAnsweredAt: null, resolvedAt: null, closedAt: null, rating: null, reopenedTimes: 1 });
    expect(again.events).toHaveLength(5);
  });

  test('resolving at once counts as the first answer', () => {
    expect(after(resolve)).toMatchObject({ state: 'resolved', firstAnsweredAt: at(12), resolvedAt: at(12) });
  });

  test.each([
    ['received', at(14)], ['answered', at(10, '2026-11-24')], ['resolved', null], ['closed', null],
  ] as const)('when %s the store must act by %p', (state, due) => {
    expect(nextDueAt(inState[state])).toBe(due);
    expect(isOpen(inState[state])).toBe(due !== null);
  });
});

describe('the eight steps', () => {
  test('come in their order, each with evidence of its own', () => {
    expect(complaintSteps.map((step) => step.id)).toEqual(complaintStepIds);
    const ids = complaintSteps.flatMap((step) => step.evidence.map((evidence) => evidence.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(complaintSteps.every((step) => step.evidence.length > 0)).toBe(true);
  });

  test('are done only when all their evidence is there', () => {
    expect(openSteps({})).toEqual(complaintStepIds);
    expect(openSteps({ listen: ['summary'] })).toEqual(complaintStepIds);
    expect(openSteps({ listen: ['summary', 'mood'], apologise: ['apology'] })).toEqual(['talk', 'analyse', 'explain', 'resolve', 'compensate', 'result']);
    expect(missingEvidence('analyse', ['cause'])).toEqual(['restatement', 'restatement_confirmed']);
  });
});
