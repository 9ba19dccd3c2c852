import { creditsOf, withCredit, withNoCredit, withoutCredit } from './subscribe-credits';

test('an accept is one message: taken, given back, and never below nothing', () => {
  const one = withCredit({}, 'a');
  const none = withoutCredit(one, 'a');
  expect([creditsOf(one, 'a'), none && creditsOf(none, 'a')]).toEqual([1, 0]);
  expect(none && withoutCredit(none, 'a')).toBeNull();
  expect(withCredit(none ?? {}, 'a')).toEqual(one);
});

test('what the platform takes back is gone for that template alone', () => {
  expect(withNoCredit({ a: 3, b: 2 }, 'a')).toEqual({ a: 0, b: 2 });
});

test('a name that every object has is not a credit', () => {
  expect(creditsOf({}, 'constructor')).toBe(0);
  expect(withoutCredit({}, 'toString')).toBeNull();
});
