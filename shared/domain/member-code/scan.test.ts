import { instant, minuteMs } from '../../kernel/time';
import { attemptWindowMs, countAttempt, longestBasketMs, scanTicket, useTicket } from './index';

const at = instant(1_764_000_000_000);
const later = (ms: number) => instant(at + ms);

describe('attempts at a code', () => {
  test.each([
    ['the first is counted', undefined, at, { ok: true, value: { since: at, attempts: 1 } }],
    ['the last one allowed is counted', { since: at, attempts: 2 }, later(1), { ok: true, value: { since: at, attempts: 3 } }],
    ['one more is refused, with when to try again', { since: at, attempts: 3 }, later(1), { ok: false, code: 'MEMBER_CODE_ATTEMPTS', details: { attempts: 3, retryAt: at + attemptWindowMs } }],
    ['a moment before the window ends it is still refused', { since: at, attempts: 3 }, later(attemptWindowMs - 1), { ok: false, code: 'MEMBER_CODE_ATTEMPTS', details: { attempts: 3, retryAt: at + attemptWindowMs } }],
    ['when the window ends it starts anew', { since: at, attempts: 3 }, later(attemptWindowMs), { ok: true, value: { since: at + attemptWindowMs, attempts: 1 } }],
  ])('%s', (_, before, now, expected) => {
    expect(countAttempt(before, now, 3)).toEqual(expected);
  });
});

describe('a scan ticket', () => {
  const by = { scanId: 'sc_1', staffId: 'st_1', storeId: 'S1' };
  const held = scanTicket(by, at);

  test('is good for this cashier, store and scan until ten minutes have passed', () => {
    expect(useTicket(held, by, later(longestBasketMs - 1))).toMatchObject({ ok: true });
    expect(longestBasketMs).toBe(10 * minuteMs);
  });

  test.each([
    ['was used', undefined, by, at],
    ['gave way to a later scan', { ...held, scanId: 'sc_2' }, by, at],
    ['belongs to another cashier', held, { ...by, staffId: 'st_2' }, at],
    ['belongs to another store', held, { ...by, storeId: 'S2' }, at],
    ['is ten minutes old', held, by, later(longestBasketMs)],
  ])('is worth nothing when it %s', (_, ticket, who, now) => {
    expect(useTicket(ticket, who, now)).toMatchObject({ ok: false, code: 'MEMBER_SCAN_ENDED' });
  });
});
