import { basisPoints } from '../../kernel/units';
import { localDate, localTime, type Instant } from '../../kernel/time';
import { decisionReasons } from '../../contract/reach';
import { decideReach, type ReachDecision, type ReachMember, type ReachReason, type ReachRequest } from './decide-reach';
import { defaultReachPolicy, type ReachPolicy } from './reach-policy';

const noon = localTime(localDate('2026-11-22'), 12);
const night = localTime(localDate('2026-11-22'), 2);
const daysBefore = (days: number): Instant => localTime(localDate('2026-11-22'), 12 - 24 * days);
const policy: ReachPolicy = { ...defaultReachPolicy, holdout: basisPoints(0), oa: 'fixed_ip' };
const expiringPoints = { occasion: 'points_expiring', facts: { points: '800', pointsExpireOn: '2026年11月30日' } } as const;
const expiringCoupon = { occasion: 'coupon_expiring', facts: { couponName: '满 100 减 20', couponExpiresOn: '2026年11月30日' } } as const;

const member: ReachMember = {
  memberId: 'm_1', marketingConsent: true, openComplaints: 0, marketingContactsAt: [], bestHour: null, groupSendsThisMonth: 0, hasPhone: true, onWechat: true, credits: { tpl_drifting: 1 },
  followsOa: true, expiring: [], openTask: false, lastText: null, messagesBefore: 0,
};
const ask = (change: Partial<ReachMember> | 'gone', more: Partial<ReachRequest> = {}): ReachDecision =>
  decideReach({
    member: change === 'gone' ? 'gone' : { ...member, ...change },
    campaign: 'win_back', occasion: 'drifting', purpose: 'marketing', facts: { brand: '知春茶事', lastOn: '2026年09月01日' }, now: noon, policy, ...more,
  });

interface Row {
  readonly what: string;
  readonly of: Partial<ReachMember> | 'gone';
  readonly more?: Partial<ReachRequest>;
  readonly channel: ReachDecision['channel'];
  readonly reasons: readonly ReachReason[];
}
const held = { ...policy, holdout: basisPoints(10_000) };
const noCredit = { credits: {} };
const service = { purpose: 'service', occasion: 'points_expiring', facts: expiringPoints.facts } as const;
const grouped: ReachPolicy = { ...policy, oaGroup: true };
const texting: ReachPolicy = { ...policy, sms: 'tencent' };
const lost = { occasion: 'lost' } as const;
const saidBefore = { lastText: '知春茶事 好久不见，欢迎回来看看', messagesBefore: 0 };
const oneWord: ReachPolicy = { ...texting, templates: texting.templates.map((template) => (template.templateId === 'sms_lost' ? { ...template, fields: template.fields.map((each) => ({ ...each, variants: each.variants.slice(0, 1) })) } : template)) };
const wishes = { occasion: 'birthday', facts: { brand: '知春茶事', birthdayOn: '2026年11月25日' } } as const;
const rows: readonly Row[] = [
  { what: 'a member who consented and has a credit gets the subscribe message', of: {}, channel: 'subscribe_message', reasons: ['SUBSCRIBE_CREDIT'] },
  { what: 'one who left gets nothing', of: 'gone', channel: 'none', reasons: ['MEMBER_GONE'] },
  { what: 'at night the message waits', of: {}, more: { now: night }, channel: 'subscribe_message', reasons: ['QUIET_HOURS', 'SUBSCRIBE_CREDIT'] },
  { what: 'by day it waits for the hour at which he mostly buys', of: { bestHour: 18 }, channel: 'subscribe_message', reasons: ['BEST_HOUR', 'SUBSCRIBE_CREDIT'] },
  { what: 'at night it waits for the morning and then for his hour', of: { bestHour: 18 }, more: { now: night }, channel: 'subscribe_message', reasons: ['QUIET_HOURS', 'BEST_HOUR', 'SUBSCRIBE_CREDIT'] },
  { what: 'an hour of his at night is no hour for messages', of: { bestHour: 23 }, channel: 'subscribe_message', reasons: ['SUBSCRIBE_CREDIT'] },
  { what: 'his hour is not waited for when what it tells of ends before', of: { bestHour: 18 }, more: { endsAt: localTime(localDate('2026-11-22'), 20) }, channel: 'subscribe_message', reasons: ['SUBSCRIBE_CREDIT'] },
  { what: 'what is over by the morning is not told', of: {}, more: { now: night, endsAt: localTime(localDate('2026-11-22'), 8) }, channel: 'none', reasons: ['QUIET_HOURS', 'TOO_LATE'] },
  { what: 'who refuses to be chosen by his visits is not won back, by no way', of: { personalised: false }, channel: 'none', reasons: ['PERSONALISED_OFF'] },
  { what: 'nor meant by a campaign that chooses by score', of: { personalised: false }, more: { ...wishes, restsOnScore: true }, channel: 'none', reasons: ['PERSONALISED_OFF'] },
  { what: 'wishes that go to everybody reach him like everybody', of: { personalised: false, credits: { tpl_birthday: 1 } }, more: wishes, channel: 'subscribe_message', reasons: ['SUBSCRIBE_CREDIT'] },
  { what: 'an open complaint ends it, a call included', of: { openComplaints: 1 }, channel: 'none', reasons: ['COMPLAINT_OPEN'] },
  { what: 'a contact this week ends it', of: { marketingContactsAt: [daysBefore(3)] }, channel: 'none', reasons: ['CAP_WEEK'] },
  { what: 'two contacts this month end it', of: { marketingContactsAt: [daysBefore(9), daysBefore(20)] }, channel: 'none', reasons: ['CAP_MONTH'] },
  { what: 'the holdout ends it', of: {}, more: { policy: held }, channel: 'none', reasons: ['HOLDOUT'] },
  {
    what: 'every gate that is shut is named, in the order asked',
    of: { marketingConsent: false, personalised: false, openComplaints: 2, marketingContactsAt: [daysBefore(1), daysBefore(2)], bestHour: 18 }, more: { policy: held, now: night },
    channel: 'none', reasons: ['MARKETING_CONSENT_MISSING', 'PERSONALISED_OFF', 'COMPLAINT_OPEN', 'CAP_WEEK', 'CAP_MONTH', 'QUIET_HOURS', 'BEST_HOUR', 'HOLDOUT'],
  },
  { what: 'without a credit, marketing never goes by the official account\'s notice', of: noCredit, channel: 'task', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_MARKETING_FORBIDDEN', 'GROUP_DISABLED', 'SMS_DISABLED', 'PERSON_CALLS'] },
  { what: 'points about to expire are a service notice the official account may carry', of: { ...noCredit, expiring: [expiringPoints] }, channel: 'oa_template', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_MARKETING_FORBIDDEN', 'OA_SERVICE_NOTICE'] },
  { what: 'a coupon about to expire has no template there', of: { ...noCredit, expiring: [expiringCoupon] }, channel: 'task', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_MARKETING_FORBIDDEN', 'OA_NO_TEMPLATE', 'GROUP_DISABLED', 'SMS_DISABLED', 'PERSON_CALLS'] },
  { what: 'who does not follow cannot be reached by it', of: { ...noCredit, followsOa: false }, channel: 'task', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_NOT_FOLLOWING', 'SMS_DISABLED', 'PERSON_CALLS'] },
  { what: 'a sender that is not set up is not asked', of: noCredit, more: { policy: { ...policy, oa: 'disabled' } }, channel: 'task', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_DISABLED', 'SMS_DISABLED', 'PERSON_CALLS'] },
  { what: 'a group message carries marketing to a follower, for a person to approve', of: noCredit, more: { policy: grouped }, channel: 'oa_group', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_MARKETING_FORBIDDEN', 'GROUP_SEND'] },
  { what: 'after four in a month the platform delivers no more', of: { ...noCredit, groupSendsThisMonth: 4 }, more: { policy: grouped }, channel: 'task', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_MARKETING_FORBIDDEN', 'GROUP_MONTH_FULL', 'SMS_DISABLED', 'PERSON_CALLS'] },
  { what: 'an occasion without a group text goes on', of: noCredit, more: { policy: grouped, ...lost }, channel: 'task', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_MARKETING_FORBIDDEN', 'GROUP_NO_TEMPLATE', 'SMS_DISABLED', 'PERSON_CALLS'] },
  { what: 'a group message that was refused goes on', of: noCredit, more: { policy: grouped, refusedBy: ['subscribe_message', 'oa_template', 'oa_group'] }, channel: 'task', reasons: ['SUBSCRIBE_REFUSED', 'OA_REFUSED', 'GROUP_REFUSED', 'SMS_DISABLED', 'PERSON_CALLS'] },
  { what: 'a short message is the last machine that is asked', of: { ...noCredit, followsOa: false }, more: { policy: texting, ...lost }, channel: 'sms', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_NOT_FOLLOWING', 'SMS_SEND'] },
  { what: 'without a phone there is none', of: { ...noCredit, followsOa: false, hasPhone: false }, more: { policy: texting, ...lost }, channel: 'task', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_NOT_FOLLOWING', 'SMS_NO_PHONE', 'PERSON_CALLS'] },
  { what: 'nor without a template', of: { ...noCredit, followsOa: false }, more: { policy: texting }, channel: 'task', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_NOT_FOLLOWING', 'SMS_NO_TEMPLATE', 'PERSON_CALLS'] },
  { what: 'a short message that was refused becomes a call', of: { ...noCredit, followsOa: false }, more: { policy: texting, ...lost, refusedBy: ['subscribe_message', 'oa_template', 'oa_group', 'sms'] }, channel: 'task', reasons: ['SUBSCRIBE_REFUSED', 'OA_NOT_FOLLOWING', 'SMS_REFUSED', 'PERSON_CALLS'] },
  {
    what: 'ways that the member closed are closed, one by one, a call included',
    of: { switches: { subscribe_message: false, oa_template: false, oa_group: false, sms: false, task: false } }, more: { policy: { ...grouped, sms: 'tencent' } },
    channel: 'none', reasons: ['SUBSCRIBE_SWITCHED_OFF', 'OA_SWITCHED_OFF', 'GROUP_SWITCHED_OFF', 'SMS_SWITCHED_OFF', 'CALLS_SWITCHED_OFF'],
  },
  { what: 'a closed way carries no notice either', of: { switches: { subscribe_message: false }, credits: { tpl_points_expiring: 1 } }, more: service, channel: 'oa_template', reasons: ['SUBSCRIBE_SWITCHED_OFF', 'OA_SERVICE_NOTICE'] },
  { what: 'without consent a person may still care', of: { marketingConsent: false, followsOa: false }, channel: 'task', reasons: ['MARKETING_CONSENT_MISSING', 'OA_NOT_FOLLOWING', 'SMS_DISABLED', 'PERSON_CALLS'] },
  { what: 'without consent a credit for what he owns is used for that', of: { marketingConsent: false, credits: { tpl_drifting: 1, tpl_points_expiring: 1 }, expiring: [expiringPoints] }, channel: 'subscribe_message', reasons: ['MARKETING_CONSENT_MISSING', 'SUBSCRIBE_CREDIT'] },
  { what: 'a member without the mini-program is called', of: { onWechat: false, followsOa: false }, channel: 'task', reasons: ['NO_WECHAT', 'OA_NOT_FOLLOWING', 'SMS_DISABLED', 'PERSON_CALLS'] },
  { what: 'no template for the occasion', of: {}, more: { policy: { ...policy, templates: [] } }, channel: 'task', reasons: ['SUBSCRIBE_NO_TEMPLATE', 'OA_MARKETING_FORBIDDEN', 'GROUP_DISABLED', 'SMS_DISABLED', 'PERSON_CALLS'] },
  { what: 'a message that lacks a fact is not half said', of: { followsOa: false }, more: { facts: {} }, channel: 'task', reasons: ['NOTHING_TO_SAY', 'OA_NOT_FOLLOWING', 'SMS_DISABLED', 'PERSON_CALLS'] },
  { what: 'the only words there are were said last time: not again', of: { ...noCredit, followsOa: false, ...saidBefore }, more: { policy: oneWord, ...lost }, channel: 'task', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_NOT_FOLLOWING', 'WORDS_SAID_BEFORE', 'PERSON_CALLS'] },
  { what: 'a refused subscribe message goes on to the next way', of: { expiring: [expiringPoints] }, more: { refusedBy: ['subscribe_message'] }, channel: 'oa_template', reasons: ['SUBSCRIBE_REFUSED', 'OA_MARKETING_FORBIDDEN', 'OA_SERVICE_NOTICE'] },
  { what: 'one call on the list is enough', of: { ...noCredit, followsOa: false, openTask: true }, channel: 'none', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_NOT_FOLLOWING', 'SMS_DISABLED', 'TASK_OPEN'] },
  { what: 'wishes to everybody never become hundreds of calls', of: { ...noCredit, followsOa: false }, more: { lastWay: 'none' }, channel: 'none', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_NOT_FOLLOWING', 'SMS_DISABLED', 'NO_CALL_FOR_THIS'] },
  { what: 'a service message asks no consent, pause, cap or holdout', of: { marketingConsent: false, openComplaints: 1, marketingContactsAt: [daysBefore(1)], credits: { tpl_points_expiring: 1 } }, more: { ...service, policy: held }, channel: 'subscribe_message', reasons: ['SUBSCRIBE_CREDIT'] },
  { what: 'a service message goes by the official account too', of: noCredit, more: service, channel: 'oa_template', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_SERVICE_NOTICE'] },
  { what: 'and by short message', of: { ...noCredit, followsOa: false }, more: { ...service, policy: texting }, channel: 'sms', reasons: ['SUBSCRIBE_NO_CREDIT', 'OA_NOT_FOLLOWING', 'SMS_SEND'] },
  { what: 'a service message never becomes a call', of: { ...noCredit, followsOa: false }, more: { ...service, now: night }, channel: 'none', reasons: ['QUIET_HOURS', 'SUBSCRIBE_NO_CREDIT', 'OA_NOT_FOLLOWING', 'SMS_DISABLED', 'NOTHING_TO_SAY'] },
];

test.each(rows)('$what', ({ of, more, channel, reasons }) => {
  const decision = ask(of, more);
  expect([decision.channel, ...decision.reasons]).toEqual([channel, ...reasons]);
  expect(decision.message === null).toBe(channel === 'task' || channel === 'none');
});

test('every reason of a decision is in the contract, and the table shows each that a decision can give', () => {
  const shown = new Set(rows.flatMap((row) => row.reasons));
  // Known only while sending: see last-moment.test.ts and dispatch.test.ts.
  expect(decisionReasons.filter((reason) => !shown.has(reason))).toEqual(['BOUGHT_SINCE', 'CAMPAIGN_STOPPED', 'GROUP_DECLINED']);
});

test('the order of reasons is the order of the contract, in every row', () => {
  const place = new Map(decisionReasons.map((reason, i) => [reason, i]));
  // What each way says of its words stands with the way, so those two may come before a later way.
  const ordered = (reasons: readonly ReachReason[]) => reasons.filter((reason) => reason !== 'NOTHING_TO_SAY' && reason !== 'WORDS_SAID_BEFORE' && reason !== 'TOO_LATE').map((reason) => place.get(reason) ?? -1);
  for (const { reasons } of rows) expect(ordered(reasons)).toEqual([...ordered(reasons)].sort((left, right) => left - right));
});

test('his hour is the moment that the message waits for, and what the caps are asked about', () => {
  const six = localTime(localDate('2026-11-22'), 18);
  expect(ask({ bestHour: 18 }).notBefore).toBe(six);
  expect(ask({ bestHour: 18 }, { now: localTime(localDate('2026-11-22'), 19) }).notBefore).toBe(localTime(localDate('2026-11-23'), 18));
  // A contact of a week ago at 15:00 is over by his hour, though not by noon.
  expect(ask({ bestHour: 18, marketingContactsAt: [localTime(localDate('2026-11-15'), 15)] }).channel).toBe('subscribe_message');
  expect(ask({ marketingContactsAt: [localTime(localDate('2026-11-15'), 15)] }).channel).toBe('none');
});

test('nothing leaves before nine in the morning', () => {
  expect(ask({}, { now: night }).notBefore).toBe(localTime(localDate('2026-11-22'), 9));
  expect(ask({}, { now: localTime(localDate('2026-11-22'), 21) }).notBefore).toBe(localTime(localDate('2026-11-23'), 9));
  expect(ask({}).notBefore).toBe(noon);
});

test('a marketing template registered for the official account is not used, whatever the registry says', () => {
  const smuggled = policy.templates.map((template) => (template.templateId === 'tpl_drifting' ? { ...template, channel: 'oa_template' as const } : template));
  expect(ask(noCredit, { policy: { ...policy, templates: smuggled } }).channel).toBe('task');
});

test('the same words are not said twice in a row', () => {
  const first = ask({}).message?.fields ?? [];
  const again = ask({ lastText: first.map((field) => field.value).join(' '), messagesBefore: 3 }).message?.fields ?? [];
  expect(again).toHaveLength(3);
  expect(again).not.toEqual(first);
});
