import { dayMs, instant, localDate, localTime } from '../../kernel/time';
import { anybody } from './audience';
import { campaignFaults, campaignOccasion, permitStep, roundStartsAt, watchedUntil, type CampaignFault, type CampaignPlan } from './campaign';
import type { MessageTemplate } from './message-template';

const now = localTime(localDate('2026-11-22'), 10);
const template = (templateId: string, more: Partial<MessageTemplate> = {}): MessageTemplate => ({
  templateId, channel: 'subscribe_message', purpose: 'marketing', occasion: 'lost', name: { zh: templateId, en: templateId }, page: 'pages/home/index',
  fields: [{ name: 'thing1', variants: ['欢迎回来'] }], ...more,
});
const registry = [
  template('lost'), template('drifting', { occasion: 'drifting' }), template('points', { purpose: 'service', occasion: 'points_expiring' }),
  template('oa_points', { channel: 'oa_template', purpose: 'service', occasion: 'points_expiring' }),
];
const plan: CampaignPlan = { name: '请老朋友回来', audience: { ...anybody, states: ['lost'] }, offer: '', untilOn: null, templateIds: ['lost'], calls: false, startAt: null, rounds: 1, gapDays: 14, windowDays: 14 };

test('a whole plan has no faults', () => {
  expect(campaignFaults(plan, registry, now)).toEqual([]);
  expect(campaignFaults({ ...plan, templateIds: [], calls: true, rounds: 2, windowDays: 30 }, registry, now)).toEqual([]);
});

test.each<[string, Partial<CampaignPlan>, CampaignFault[]]>([
  ['no name', { name: '  ' }, ['name_missing']],
  ['nothing to say and nobody to call', { templateIds: [] }, ['template_missing']],
  ['a template that was taken out', { templateIds: ['gone'] }, ['template_unknown']],
  ['a coupon push by template message', { templateIds: ['oa_points'] }, ['template_oa_service_only']],
  ['a service notice for a campaign', { templateIds: ['points'] }, ['template_service']],
  ['two occasions at once', { templateIds: ['lost', 'drifting'] }, ['templates_of_two_occasions']],
  ['no round', { rounds: 0 }, ['rounds_range']],
  ['rounds within a week', { rounds: 2, gapDays: 7 }, ['gap_short']],
  ['a result that closes before the last round', { rounds: 3, gapDays: 10, windowDays: 20 }, ['window_ends_before_last_round']],
  ['a window of a year', { windowDays: 365 }, ['window_range']],
  ['a start long ago', { startAt: instant(now - 2 * dayMs) }, ['start_past']],
  ['away from 90 to 30 days', { audience: { ...anybody, awayAtLeastDays: 90, awayAtMostDays: 30 } }, ['away_crossed']],
  ['contacts of last year', { audience: { ...anybody, notContactedDays: 365 } }, ['contacted_range']],
  ['two at once', { name: '', rounds: 9, gapDays: 14, windowDays: 60 }, ['name_missing', 'rounds_range', 'window_ends_before_last_round']],
])('refuses %s and says which', (_, change, faults) => {
  expect(campaignFaults({ ...plan, ...change }, registry, now)).toEqual(faults);
});

test('the occasion is that of the templates; a campaign of calls alone goes by the furthest state', () => {
  expect(campaignOccasion(plan, registry)).toBe('lost');
  expect(campaignOccasion({ templateIds: [], audience: { ...anybody, states: ['quiet', 'dormant'] } }, registry)).toBe('dormant');
  expect(campaignOccasion({ templateIds: [], audience: anybody }, registry)).toBe('drifting');
});

const asked = { state: 'waiting', revision: 4, writtenBy: ['st_zhou'] } as const;
test.each<[string, Parameters<typeof permitStep>[0], Parameters<typeof permitStep>[1], string]>([
  ['head office approves what it saw', asked, { step: 'approve', staffId: 'st_tang', revision: 4 }, 'ok'],
  ['nobody approves his own', asked, { step: 'approve', staffId: 'st_zhou', revision: 4 }, 'CAMPAIGN_OWN_APPROVAL'],
  ['who wrote it may take it back', asked, { step: 'decline', staffId: 'st_zhou', revision: 4 }, 'ok'],
  ['what was changed since is not approved', asked, { step: 'approve', staffId: 'st_tang', revision: 3 }, 'CAMPAIGN_CHANGED'],
  ['a draft is not approved', { ...asked, state: 'draft' }, { step: 'approve', staffId: 'st_tang', revision: 4 }, 'CAMPAIGN_STATE'],
  ['what waits for approval is not edited', asked, { step: 'edit', staffId: 'st_zhou', revision: 4 }, 'CAMPAIGN_STATE'],
  ['a running one is stopped whatever has changed', { ...asked, state: 'running' }, { step: 'stop', staffId: 'st_zhou', revision: 1 }, 'ok'],
  ['what is done cannot be stopped', { ...asked, state: 'done' }, { step: 'stop', staffId: 'st_zhou', revision: 4 }, 'CAMPAIGN_STATE'],
])('%s', (_, campaign, by, expected) => {
  const permitted = permitStep(campaign, by);
  expect(permitted.ok ? 'ok' : permitted.code).toBe(expected);
});

test('rounds begin a gap apart, and the last newcomer is watched for a whole window', () => {
  expect(roundStartsAt(now, { gapDays: 10 }, 3) - now).toBe(20 * dayMs);
  expect(watchedUntil(now, { gapDays: 10, rounds: 1, windowDays: 14 })).toBe('2026-12-06');
  expect(watchedUntil(now, { gapDays: 10, rounds: 3, windowDays: 30 })).toBe('2027-01-11');
});
