import { assert, assertNever, BugError } from './assert';
import { accept, refuse } from './result';

describe('results', () => {
  test('an answer is either a value or a code with facts', () => {
    expect(accept(3)).toEqual({ ok: true, value: 3 });
    expect(refuse('POINTS_INSUFFICIENT', { required: 300, available: 120 })).toEqual({
      ok: false, code: 'POINTS_INSUFFICIENT', details: { required: 300, available: 120 },
    });
  });

  test('a broken promise of the code stops with its message', () => {
    expect(() => assert(false, 'the sum holds')).toThrow(new BugError('the sum holds'));
    expect(() => assert(0 === 0, 'fine')).not.toThrow();
    expect(() => assertNever('x' as never, 'coupon effect')).toThrow('coupon effect: unexpected "x"');
  });
});
