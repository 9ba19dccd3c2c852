import type { StoreId } from '../../../../shared/kernel/ids';
import { localDate, localTime } from '../../../../shared/kernel/time';
import { emptyEvent, sentEvent } from './event-draft';

const draft = emptyEvent('S1' as StoreId, localDate('2026-11-22'));

test('an evening past midnight ends on the next day', () => {
  expect(sentEvent({ ...draft, from: '22:00', to: '00:30' })).toMatchObject({ startsAt: localTime(localDate('2026-11-29'), 22), endsAt: localTime(localDate('2026-11-30'), 0, 30) });
});

test.each(['', '0', '2001', '1.5', '-3', 'zwei'])('"%s" is no number of places', (capacity) => {
  expect(sentEvent({ ...draft, capacity })).toBeUndefined();
});
