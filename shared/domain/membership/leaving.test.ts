import { localDate } from '../../kernel/time';
import { keptAfterLeaving } from './leaving';

const on = localDate('2026-11-22');

test.each([
  ['who never bought or complained', null, false, ['consents 2029-11-22']],
  ['who bought', '2026-05-01', false, ['purchases 2029-05-01', 'consents 2029-11-22']],
  ['who bought on 29 February', '2024-02-29', false, ['purchases 2027-02-28', 'consents 2029-11-22']],
  ['who complained', null, true, ['complaints 2029-11-22', 'consents 2029-11-22']],
])('of a member %s only what a law asks for stays, and no longer', (_who, bought, hadComplaints, kept) => {
  const of = { lastPurchaseOn: bought === null ? null : localDate(bought), hadComplaints };
  expect(keptAfterLeaving(on, of).map(({ what, untilOn }) => `${what} ${untilOn}`)).toEqual(kept);
});
