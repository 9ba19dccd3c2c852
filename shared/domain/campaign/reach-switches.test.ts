import { isWayOn, reachWays, setReachSwitch } from './reach-switches';

test('every way is open until the member closes it, and one switch moves no other', () => {
  expect(reachWays.map((way) => isWayOn(undefined, way))).toEqual(reachWays.map(() => true));
  const off = setReachSwitch(undefined, 'sms', false);
  expect(reachWays.filter((way) => !isWayOn(off, way))).toEqual(['sms']);
  expect(isWayOn(setReachSwitch(off, 'sms', true), 'sms')).toBe(true);
});

test('turning a switch to where it stands changes nothing', () => {
  const off = setReachSwitch(undefined, 'task', false);
  expect(setReachSwitch(off, 'task', false)).toBe(off);
  expect(setReachSwitch(undefined, 'sms', true)).toEqual({});
});
