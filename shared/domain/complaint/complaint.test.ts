import { localDate, localTime, type Instant } from '../../kernel/time';
import { fen, points } from '../../kernel/units';
import {
  aroundTheClock, complaintLife, complaintMovers, complaintMoves, complaintStates, complaintStepIds, decideCompensation, defaultComplaintPolicy, emptyLedger, handGift, handOver, hasEvidence, isOpen,
  judgeApology, likenessOf, moveByMember, nextDueAt, noticeIdOf, noticeWayOf, openComplaint, openSteps, permitCompensation, routeComplaint, sayToMember, seesComplaint, severityOf, stageOf, stepOfState,
  stepsDone, takeSteps, tickAtOf, tickComplaint, turnOf, watch, worthOf,
  type Candidate, type Complaint, type DeskRules, type MemberMove, type OpenComplaint, type StepContext, type StepTaken,
} from './index';

const at = (hour: number, day = 23): Instant => localTime(localDate(`2026-11-${day}`), hour);
const rules: DeskRules = { policy: defaultComplaintPolicy, hours: aroundTheClock, people: { managerIds: ['st_manager'], headOfficeIds: ['st_head'] } };
const opening: OpenComplaint = {
  id: 'cm_1', memberId: 'm_1', storeId: 'S1', kind: 'service', text: '等了半个小时没人理', photos: [], purchaseId: null, reachMe: 'phone', severity: 'ordinary', memberClass: 'ordinary', ownerId: 'st_1', at: at(10),
};
function got<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string }): Value {
  if (!result.ok) throw new Error(result.code);
  return result.value;
}
const opened = (changes: Partial<OpenComplaint> = {}): Complaint => got(openComplaint({ ...opening, ...changes }, rules)).complaint;
const context = (hour = 11, more: Partial<StepContext> = {}): StepContext => ({ ...rules, staffId: 'st_1', at: at(hour), earlierApologies: [], worthFen: fen(0), permit: { kind: 'alone' }, approvalId: 'ca_1', ...more });
const steps: Record<string, StepTaken> = {
  listen: { step: 'listen', summary: '排队半小时没有人招呼', mood: 'upset' },
  talk: { step: 'talk', channel: 'phone', words: '电话里听她说了经过' },
  apologise: { step: 'apologise', words: '让您站着等了半个小时也没有人说一声，对不起', repeatConfirmed: false },
  ask: { step: 'analyse', cause: 'waiting', aboutStaffId: null, restatement: '您在意的是没人告诉您要等多久', agreed: 'ask' },
  agreed: { step: 'analyse', cause: 'waiting', aboutStaffId: null, restatement: '您在意的是没人告诉您要等多久', agreed: 'in_person' },
  explain: { step: 'explain', words: '那天前台只剩一个人' },
  propose: { step: 'resolve', proposal: '周末固定开两台收银', agreed: 'ask' },
  settle: { step: 'resolve', proposal: '周末固定开两台收银', agreed: 'in_person' },
  none: { step: 'compensate', compensation: { kind: 'none', reason: '顾客说不用' } },
};
const taken = (complaint: Complaint, names: readonly string[], hour = 11, more: Partial<StepContext> = {}): Complaint =>
  got(takeSteps(complaint, names.map((name) => steps[name] as StepTaken), context(hour, more))).complaint;
const said = (complaint: Complaint, move: MemberMove, hour = 12): Complaint => got(moveByMember(complaint, move, rules, at(hour))).complaint;
const toResult = ['listen', 'talk', 'apologise', 'agreed', 'explain', 'settle', 'none'];

describe('the table of a complaint’s life', () => {
  test('every state is reached from the first, every state but the end leads on, and every move is in it', () => {
    const reached = new Set<string>(['listen']);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const state of complaintStates) if (reached.has(state)) for (const next of Object.values(complaintLife[state])) reached.add(next);
    }
    expect([...reached].sort()).toEqual([...complaintStates].sort());
    expect(complaintStates.filter((state) => Object.keys(complaintLife[state]).length === 0)).toEqual([]);
    const used = new Set(complaintStates.flatMap((state) => Object.keys(complaintLife[state])));
    expect([...used].sort()).toEqual([...complaintMoves].sort());
    expect(Object.keys(complaintMovers).sort()).toEqual([...complaintMoves].sort());
  });

  test('the end is reached by a rating or by the clock, never by the desk', () => {
    const ends = complaintStates.flatMap((state) => Object.entries(complaintLife[state]).filter(([, next]) => next === 'closed').map(([move]) => move));
    expect(ends.map((move) => complaintMovers[move as keyof typeof complaintMovers]).sort()).toEqual(['clock', 'member']);
  });

  test.each(complaintStates)('%s belongs to a step, and as many are done as stand before it', (state) => {
    const step = stepOfState[state];
    expect(stepsDone(state)).toBe(step === null ? 8 : complaintStepIds.indexOf(step));
  });

  test.each([['listen', false, 'received'], ['talk', false, 'received'], ['explain', true, 'in_hand'], ['confirming', true, 'your_turn'], ['proposed', true, 'your_turn'], ['approving', true, 'in_hand'], ['result', true, 'to_rate'], ['closed', true, 'closed']] as const)(
    '%s is shown to the customer as its stage', (state, isAnswered, stage) => expect(stageOf(state, isAnswered)).toBe(stage),
  );
});

describe('opening', () => {
  test('starts both due times, shorter for a member of value, and tells the owner', () => {
    const { complaint, tellings } = got(openComplaint(opening, rules));
    expect([complaint.clock.firstAnswerDueAt, complaint.clock.resolutionDueAt]).toEqual([at(14), at(10, 25)]);
    expect(opened({ memberClass: 'key' }).clock.firstAnswerDueAt).toBe(at(12));
    expect(opened({ severity: 'grave' }).clock.firstAnswerDueAt).toBe(at(11));
    expect(tellings).toEqual([{ kind: 'assigned', key: 'cm_1_1_assigned', staffIds: ['st_1'] }]);
  });

  test('nobody’s complaint is head office’s', () => {
    expect(got(openComplaint({ ...opening, ownerId: null }, rules)).tellings[0]?.staffIds).toEqual(['st_head']);
  });

  test.each([['four characters', '太慢了啊', false], ['five', '太慢了啊!', true], ['five emoji, as a person counts', '😡😡😡😡😡', true], ['only spaces', '        ', false], ['1,000', '字'.repeat(1_000), true], ['1,001', '字'.repeat(1_001), false]])(
    'text of %s', (_what, text, fits) => expect(openComplaint({ ...opening, text }, rules).ok).toBe(fits),
  );

  test.each([['等了很久没人理', 'ordinary'], ['买到的茶已经过期了', 'serious'], ['喝完以后过敏去了医院', 'grave'], ['The cup BURNED my hand', 'grave']] as const)('%s is %s', (text, severity) => {
    expect(severityOf('service', text, defaultComplaintPolicy)).toBe(severity);
  });
});

describe('taking the steps', () => {
  test('several may be taken at once, in order, each with its line; what was said by phone is not shown', () => {
    const complaint = taken(opened(), ['listen', 'talk', 'apologise']);
    expect([complaint.state, complaint.firstAnsweredAt]).toEqual(['analyse', at(11)]);
    expect(complaint.events.map(({ kind, publicText }) => [kind, publicText])).toEqual([['opened', opening.text], ['listened', ''], ['talked', ''], ['apologised', steps['apologise']?.step === 'apologise' ? steps['apologise'].words : '']]);
  });

  test.each(complaintStepIds.slice(0, 7))('%s out of its turn is refused, and so is everything sent with it', (id) => {
    const order = ['listen', 'talk', 'apologise', 'agreed', 'explain', 'settle', 'none'];
    const index = complaintStepIds.indexOf(id);
    for (const [done, name] of order.entries()) {
      if (done === index) continue;
      const standing = done === 0 ? opened() : taken(opened(), order.slice(0, done));
      const result = takeSteps(standing, [steps[order[index] ?? ''] as StepTaken], context());
      expect([name, result.ok ? 'taken' : result.code]).toEqual([name, 'COMPLAINT_STEP_ORDER']);
    }
  });

  test('the evidence of every step is there once it is done, and each lacks it before', () => {
    const done = said(taken(opened(), toResult), { move: 'rate', rating: 4, text: '' });
    expect(openSteps(done.evidence)).toEqual([]);
    expect(openSteps({})).toEqual([...complaintStepIds]);
    const waiting = taken(opened(), ['listen', 'talk', 'apologise', 'ask']);
    expect(hasEvidence.analyse(waiting.evidence)).toBe(false);
    expect(hasEvidence.analyse(said(waiting, { move: 'confirm' }).evidence)).toBe(true);
  });

  test('a step needs its words', () => {
    const short = takeSteps(opened(), [{ step: 'listen', summary: '等 ', mood: 'calm' }], context());
    expect(short).toMatchObject({ ok: false, code: 'COMPLAINT_STEP_WORDS', details: { step: 'listen', length: 1, min: 5 } });
  });

  test('above the limit the compensation waits; a no brings it back, a yes gives it', () => {
    const asking = got(takeSteps(taken(opened(), toResult.slice(0, 6)), [steps['none'] as StepTaken], context(12, { permit: { kind: 'needs', approver: 'head_office', over: 'one', leftFen: fen(0) } })));
    expect([asking.complaint.state, asking.issue, asking.tellings]).toEqual(['approving', null, [{ kind: 'approval_asked', key: 'ca_1', staffIds: ['st_head'] }]]);
    const decide = (approve: boolean) => decideCompensation(asking.complaint, { approve, reason: '', worthFen: fen(100), askedById: 'st_1' }, { staffId: 'st_head', at: at(13) }, rules);
    expect([decide(false).complaint.state, decide(false).issue]).toEqual(['compensate', null]);
    expect([decide(true).complaint.state, decide(true).issue?.kind, decide(true).complaint.resolvedAt]).toEqual(['result', 'none', at(13)]);
  });
});

describe('the customer’s word', () => {
  const confirming = taken(opened(), ['listen', 'talk', 'apologise', 'ask']);
  const proposed = taken(opened(), ['listen', 'talk', 'apologise', 'agreed', 'explain', 'propose']);
  const result = taken(opened(), toResult);
  test.each([
    ['confirms', confirming, { move: 'confirm' }, 'explain'], ['corrects', confirming, { move: 'correct', text: '不是这样' }, 'analyse'], ['accepts', proposed, { move: 'accept' }, 'compensate'],
    ['declines', proposed, { move: 'decline', text: '不行' }, 'resolve'], ['counters', proposed, { move: 'counter', text: '当天就开' }, 'resolve'], ['adds to a question that stands', proposed, { move: 'reply', text: '还有' }, 'proposed'],
    ['rates', result, { move: 'rate', rating: 1, text: '' }, 'closed'], ['opens again', result, { move: 'reopen', text: '还是没有解决' }, 'listen'],
  ] as const)('%s', (_what, complaint, move, state) => expect(said(complaint, move).state).toBe(state));

  test.each([
    ['confirms what nobody asked', opened(), { move: 'confirm' }, 'COMPLAINT_NOT_ASKED'], ['rates too soon', confirming, { move: 'rate', rating: 5, text: '' }, 'COMPLAINT_UNRESOLVED'],
    ['replies to a result', result, { move: 'reply', text: '好' }, 'COMPLAINT_RESOLVED'], ['declines without a word', proposed, { move: 'decline', text: ' ' }, 'COMPLAINT_TEXT_LENGTH'],
    ['rates six', result, { move: 'rate', rating: 6, text: '' }, 'COMPLAINT_RATING_INVALID'],
  ] as const)('%s: refused', (_what, complaint, move, code) => expect(moveByMember(complaint, move, rules, at(12))).toMatchObject({ ok: false, code }));

  test('a reopening starts a new clock and keeps the old round, within its days', () => {
    const closed = said(result, { move: 'rate', rating: 2, text: '' });
    const again = got(moveByMember(closed, { move: 'reopen', text: '又发生了' + '。'.repeat(2) }, rules, at(10, 25))).complaint;
    expect([again.number, again.clock.firstAnswerDueAt, again.firstAnsweredAt, again.rating]).toEqual([2, at(14, 25), null, null]);
    expect(again.pastRounds).toMatchObject([{ number: 1, rating: 2, clock: { startedAt: at(10) } }]);
    const late = localTime(localDate('2026-12-24'), 10);
    expect(moveByMember(closed, { move: 'reopen', text: '又发生了一次' }, rules, late)).toMatchObject({ code: 'COMPLAINT_REOPEN_LATE' });
  });

  test('he pauses and starts the clock: what was left when we asked is left when he answers', () => {
    expect([turnOf(confirming), nextDueAt(confirming)]).toEqual(['member', null]);
    const spoken = said(confirming, { move: 'confirm' }, 21);
    expect([turnOf(spoken), nextDueAt(spoken)]).toEqual(['store', at(20, 25)]);
  });
});

describe('time', () => {
  const tick = (complaint: Complaint, when: Instant) => tickComplaint(complaint, rules, when);
  test('warns, finds one breach, calls head office, and finds nothing the second time', () => {
    const warned = tick(opened(), at(13) as Instant);
    expect(warned.complaint).toEqual(opened());
    const late = tick(opened(), at(20));
    expect([late.complaint.level, late.complaint.breaches.length, late.tellings.map(({ kind }) => kind)]).toEqual(['head_office', 1, ['breached', 'escalated']]);
    expect(tick(late.complaint, at(20))).toEqual({ complaint: late.complaint, tellings: [] });
  });

  test('looking late finds what looking often finds', () => {
    let often = opened();
    for (let hour = 10; hour < 24; hour += 1) often = tick(often, at(hour)).complaint;
    const once = tick(opened(), at(23)).complaint;
    expect(often.breaches.map(({ what, dueAt }) => [what, dueAt])).toEqual(once.breaches.map(({ what, dueAt }) => [what, dueAt]));
    expect(often.level).toBe(once.level);
  });

  test('a closed complaint is never looked at again, an open one always will be until head office knows', () => {
    expect(tickAtOf(said(taken(opened(), toResult), { move: 'rate', rating: 5, text: '' }), rules)).toBeNull();
    expect(tickAtOf(opened(), rules)).not.toBeNull();
    expect(isOpen(opened())).toBe(true);
  });
});

describe('an apology', () => {
  const own = '让您周六等了二十分钟没有人说一声，是我没排好班';
  test.each([['抱歉', false], ['非常抱歉给您带来不便，敬请谅解。', false], ['亲，不好意思，感谢您的反馈，我们会努力改进！', false], ['We are sorry. We apologise for the inconvenience.', false], [own, true], ['非常抱歉，那杯茶端上来就是凉的，是我没有先试', true]])('%s', (text, fits) => {
    expect(judgeApology(text, false, []).ok).toBe(fits);
  });

  test('does not count what this brand writes to everybody either', () => {
    const phrase = '回客茶叶一直把您放在心上';
    expect(judgeApology(`${phrase}，对不起！`, false, []).ok).toBe(true);
    expect(judgeApology(`${phrase}，对不起！`, false, [], [phrase])).toMatchObject({ code: 'APOLOGY_CANNED' });
    expect(judgeApology(own, false, [], [phrase, ' ']).ok).toBe(true);
  });

  test('a short one that repeats an earlier one is questioned; confirmed, reworded or long it passes', () => {
    const earlier = [{ text: '让您周日等了二十分钟没有人说一声，是我没排好班', at: at(9) }];
    expect(judgeApology(own, false, earlier)).toMatchObject({ code: 'APOLOGY_REPEATS', details: { at: at(9) } });
    expect(judgeApology(own, true, earlier).ok).toBe(true);
    expect(judgeApology('茶叶受潮是我们入库没有检查，害您白跑一趟', false, earlier).ok).toBe(true);
    expect(judgeApology(own.repeat(3), false, earlier).ok).toBe(true);
  });

  test('likeness does not count signs, and is whole for the same and none for other words', () => {
    expect([likenessOf('对不起！', '对 不 起'), likenessOf('对不起您', '谢谢光临')]).toEqual([1, 0]);
  });
});

describe('whose it is and who sees it', () => {
  const person = (staffId: string, role: Candidate['role'], load: number, storeIds: string[] = ['S1']): Candidate => ({ staffId, role, load, storeIds });
  const people = [person('c1', 'cashier', 2), person('c2', 'cashier', 1), person('m1', 'manager', 1), person('m2', 'manager', 0, ['S2']), person('h', 'head_office', 0, [])];
  const to = (kind: 'price' | 'service', severity: 'ordinary' | 'grave' = 'ordinary', except: string[] = [], among = people) =>
    routeComplaint({ storeId: 'S1', kind, severity, exceptStaffIds: except }, among, defaultComplaintPolicy);
  test.each([
    ['the least load, then the lower role', to('price'), 'c2'], ['its kind’s role', to('service'), 'm1'], ['grave: a manager', to('price', 'grave'), 'm1'], ['not whose it is', to('price', 'ordinary', ['c2']), 'm1'],
    ['nobody of the store: head office', to('service', 'ordinary', ['m1']), 'h'], ['the smaller id at a tie', to('price', 'ordinary', [], [person('b', 'cashier', 0), person('a', 'cashier', 0)]), 'a'], ['nobody at all', to('price', 'ordinary', [], []), null],
  ])('%s', (_what, found, expected) => expect(found).toBe(expected));

  test.each([['head office', 'h', true], ['its manager', 'm1', true], ['another store’s manager', 'm2', false], ['its owner', 'c1', true], ['a watcher', 'c2', true]] as const)('%s', (_what, staffId, sees) => {
    const who = people.find((one) => one.staffId === staffId) as Candidate;
    expect(seesComplaint(who, { storeId: 'S1', ownerId: 'c1', watcherIds: ['c2'] })).toBe(sees);
  });

  test('handed over it is his, and who gave it away watches; a gift is handed over once; a word goes on waiting', () => {
    const handed = got(handOver(opened(), 'st_2', '我休假', { staffId: 'st_1', at: at(11) }, rules)).complaint;
    expect([handed.ownerId, handed.watcherIds]).toEqual(['st_2', ['st_1']]);
    expect(handOver(handed, 'st_2', '再给', { staffId: 'st_1', at: at(11) }, rules)).toMatchObject({ code: 'COMPLAINT_OWNER_SAME' });
    expect(got(watch(handed, 'st_1', false)).watcherIds).toEqual([]);
    expect(handGift(opened(), 1, { staffId: 'st_1', at: at(11) })).toMatchObject({ code: 'GIFT_NOT_DUE' });
    const waiting = taken(opened(), ['listen', 'talk', 'apologise', 'ask']);
    expect(turnOf(got(sayToMember(waiting, '您看对吗', { staffId: 'st_1', at: at(12) }, rules)).complaint)).toBe('member');
  });
});

describe('a compensation', () => {
  const facts = { asMoney: { pointsPerStep: points(100), fenPerStep: fen(100), capRate: 5_000 as never }, effect: undefined };
  test.each([
    ['nothing', { kind: 'none', reason: '' }, 0], ['points, rounded against the giver', { kind: 'points', points: points(151), reason: '' }, 151], ['a gift by its cost', { kind: 'gift', name: '茶', worthFen: fen(900), reason: '' }, 900],
    ['a coupon nobody knows: no bound', { kind: 'coupon', templateId: 'x', reason: '' }, null],
  ] as const)('%s', (_what, compensation, worth) => expect(worthOf(compensation, facts)).toBe(worth));

  test.each([
    ['within both limits', 'cashier', 2_000, 0, 'alone'], ['one fen above one', 'cashier', 2_001, 0, 'manager'], ['above what is left of the month', 'cashier', 2_000, 18_001, 'manager'], ['above the manager’s too', 'cashier', 20_001, 0, 'head_office'],
    ['a manager’s', 'manager', 20_001, 0, 'head_office'], ['without a bound', 'manager', null, 0, 'head_office'], ['head office without limit', 'head_office', 9_999_999, 0, 'alone'], ['what costs nothing, in an empty month', 'cashier', 0, 20_000, 'alone'],
  ] as const)('%s', (_what, role, worth, spent, who) => {
    const permit = permitCompensation(role, worth === null ? null : fen(worth), { ...emptyLedger, spentFen: fen(spent) }, defaultComplaintPolicy);
    expect(permit.kind === 'alone' ? 'alone' : permit.approver).toBe(who);
  });
});

test('a notice takes the way its person chose, and is one for each event and person', () => {
  expect([noticeWayOf('replied', { replied: 'off' }), noticeWayOf('replied', undefined), noticeWayOf('closed', {})]).toEqual(['off', 'message', 'app']);
  expect(noticeIdOf('cm_1_1_breached_resolution', 'st_1')).toBe('nt_cm_1_1_breached_resolution_st_1');
});
