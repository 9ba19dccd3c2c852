import { addDays, daysBetween, localDate, type LocalDate } from '../../kernel/time';
import { fen } from '../../kernel/units';
import type { RetentionModel } from './model';
import { defaultRetentionPolicy as policy } from './policy';
import { never, recordDiffers, retentionAfterPurchase, scoreMember, unscored, type NamedModel, type RetentionRecord } from './record';
import { statisticsOf, type PurchaseStatistics } from './statistics';

/** Fixed days make the table readable: active to 90 days, quiet to 180, dormant to 365. */
const model: NamedModel = { modelId: 'model_x', model: { basis: 'fixed_days', parameters: null } as RetentionModel };
const boughtOn = (...days: string[]): PurchaseStatistics => statisticsOf(days.map((on) => ({ on: localDate(on), amount: fen(100) })));
const scoredAs = (state: RetentionRecord['state'], more: Partial<RetentionRecord> = {}): RetentionRecord =>
  ({ state, changedOn: localDate('2025-01-01'), nextChangeOn: localDate('2025-01-02'), modelId: 'model_w', ...more });
const night = (businessDay: string, restDays = 14) => ({ businessDay: localDate(businessDay), asOf: addDays(localDate(businessDay), -1), restDays });
const last = '2025-06-01';
const dayAfter = (days: number): LocalDate => addDays(localDate(last), days);

test('the day on which absence moves him is the day the night looks again', () => {
  const at = scoreMember({ statistics: boughtOn(last), retention: scoredAs('active') }, model, policy, night(dayAfter(92)));
  expect(at?.record).toEqual({ state: 'quiet', previousState: 'active', changedOn: dayAfter(92), nextChangeOn: dayAfter(181), modelId: 'model_x' });
  expect([at?.changed, at?.drifting]).toEqual([true, true]);
  const before = scoreMember({ statistics: boughtOn(last), retention: scoredAs('active') }, model, policy, night(dayAfter(91)));
  expect([before?.record.state, before?.record.nextChangeOn, before?.drifting]).toEqual(['active', dayAfter(91), false]);
});

test('nobody is more lost than lost: the night never looks again', () => {
  const scoring = scoreMember({ statistics: boughtOn(last), retention: scoredAs('dormant') }, model, policy, night(dayAfter(367)));
  expect(scoring?.record).toMatchObject({ state: 'lost', nextChangeOn: never });
});

test.each([
  ['quiet for long', 150, true, false],
  ['dormant since this week', 184, true, false],
  ['dormant for long', 250, false, true],
  ['lost since this week', 369, true, false],
  ['lost for long', 900, false, true],
  ['active', 30, false, false],
])('on a first scoring a member who is %s: drifting %s days after his purchase', (_, days, drifting, leftAlone) => {
  const asOf = dayAfter(days);
  const scoring = scoreMember({ statistics: boughtOn(last) }, model, policy, { businessDay: addDays(asOf, 1), asOf, restDays: 14 });
  expect([scoring?.drifting, scoring?.leftAlone, scoring?.record.previousState]).toEqual([drifting, leftAlone, undefined]);
});

test('who bought lately is not told that he is missed; the occasion is kept until he has rested', () => {
  const strict = { ...policy, fixedDays: { active: 3, quiet: 60, dormant: 90 } };
  const member = { statistics: boughtOn(last), retention: scoredAs('active') };
  const early = scoreMember(member, model, strict, night(dayAfter(5)));
  expect(early?.record).toMatchObject({ state: 'quiet', reachOn: dayAfter(14), nextChangeOn: dayAfter(15) });
  expect(early?.drifting).toBe(false);
  const rested = scoreMember({ ...member, retention: early?.record as RetentionRecord }, model, strict, night(dayAfter(16)));
  expect([rested?.drifting, rested?.changed, rested?.record.reachOn, rested?.record.nextChangeOn]).toEqual([true, false, undefined, dayAfter(61)]);
});

test('a past night knows no later purchase, and looks again on the day of it', () => {
  const scoring = scoreMember({ statistics: boughtOn(last, '2025-12-01'), retention: scoredAs('active') }, model, policy, night(dayAfter(92)));
  expect(scoring?.record).toMatchObject({ state: 'quiet', nextChangeOn: dayAfter(181) });
  const soon = scoreMember({ statistics: boughtOn(last, '2025-09-05'), retention: scoredAs('active') }, model, policy, night(dayAfter(92)));
  expect(soon?.record.nextChangeOn).toBe('2025-09-05');
  expect(scoreMember({ statistics: boughtOn(last) }, model, policy, night('2025-05-01'))).toBeNull();
});

test('the till itself brings a member back, and the night need not look', () => {
  const today = dayAfter(200);
  const back = retentionAfterPurchase({ statistics: boughtOn(last, today), retention: scoredAs('dormant', { reachOn: localDate(last) }) }, model, policy, today);
  expect(back).toEqual({ state: 'active', previousState: 'dormant', changedOn: today, nextChangeOn: addDays(today, 91), modelId: 'model_x' });
});

test('before a store has a model a buyer is active and the first night scores him; without a purchase nobody has a state', () => {
  const record = retentionAfterPurchase({ statistics: boughtOn(last) }, undefined, policy, localDate(last));
  expect(record).toEqual({ state: 'active', changedOn: last, nextChangeOn: last, modelId: unscored });
  expect(retentionAfterPurchase({ statistics: statisticsOf([]) }, model, policy, localDate(last))).toBeUndefined();
  const first = scoreMember({ statistics: boughtOn(last), retention: record as RetentionRecord }, model, policy, night(dayAfter(500)));
  expect([first?.leftAlone, first?.record.previousState]).toEqual([true, undefined]);
});

test('a night that is never missed moves each member on the very day, whatever came before', () => {
  let retention: RetentionRecord | undefined;
  const moved: string[] = [];
  for (let day = localDate('2025-06-02'); day < localDate('2026-08-01'); day = addDays(day, 1)) {
    if (retention && retention.nextChangeOn >= day) continue;
    const known = { statistics: boughtOn(last), ...(retention ? { retention } : {}) };
    const scoring = scoreMember(known, model, policy, night(day));
    if (!scoring) continue;
    if (scoring.changed) moved.push(`${scoring.record.state} ${daysBetween(localDate(last), day)}`);
    expect(recordDiffers(retention, scoring.record, localDate('2099-01-01'))).toBe(true);
    retention = scoring.record;
  }
  expect(moved).toEqual(['active 1', 'quiet 92', 'dormant 182', 'lost 367']);
});

test('a day of the next look that moves behind the next refit is not written; one that moves before it is', () => {
  const refitOn = localDate('2026-01-08');
  const before = scoredAs('active', { nextChangeOn: localDate('2026-03-01') });
  const moved = (to: string): boolean => recordDiffers(before, { ...before, nextChangeOn: localDate(to), modelId: 'model_y' }, refitOn);
  expect(['2026-02-01', '2026-01-08', '2026-01-07'].map(moved)).toEqual([false, false, true]);
  expect(recordDiffers({ ...before, nextChangeOn: localDate('2026-01-07') }, before, refitOn)).toBe(true);
  expect(recordDiffers(before, { ...before, state: 'quiet' }, refitOn)).toBe(true);
  expect(recordDiffers({ ...before, modelId: unscored }, before, refitOn)).toBe(true);
});

test('a member whose statistics must be counted anew is looked at by every night until they are, whatever his state', () => {
  const flagged = { ...boughtOn(last), recountDue: true };
  const today = dayAfter(10);
  expect(retentionAfterPurchase({ statistics: flagged, retention: scoredAs('active') }, model, policy, today)?.nextChangeOn).toBe(addDays(today, 1));
  expect(scoreMember({ statistics: flagged, retention: scoredAs('lost') }, model, policy, night(dayAfter(900)))?.record.nextChangeOn).toBe(dayAfter(900));
});
