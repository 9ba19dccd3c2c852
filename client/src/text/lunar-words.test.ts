import { lunarBirthday, lunarDay, lunarMonth } from './lunar-words';

test('lunar months and days read as people say them', () => {
  expect(Array.from({ length: 12 }, (_, index) => lunarMonth('zh', index + 1, false)).join(' ')).toBe('正月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 腊月');
  expect(Array.from({ length: 30 }, (_, index) => lunarDay('zh', index + 1)).join(' ')).toBe(
    '初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 廿一 廿二 廿三 廿四 廿五 廿六 廿七 廿八 廿九 三十',
  );
});

test.each([
  [{ month: 6, day: 30, leap: true }, '农历闰六月三十', '6th lunar month (leap), day 30'],
  [{ month: 1, day: 1, leap: false }, '农历正月初一', '1st lunar month, day 1'],
  [{ month: 2, day: 10, leap: true }, '农历闰二月初十', '2nd lunar month (leap), day 10'],
  [{ month: 3, day: 21, leap: false }, '农历三月廿一', '3rd lunar month, day 21'],
  [{ month: 11, day: 25, leap: false }, '农历十一月廿五', '11th lunar month, day 25'],
  [{ month: 12, day: 8, leap: false }, '农历腊月初八', '12th lunar month, day 8'],
])('a lunar birthday is said whole: %p', (birthday, zh, en) => {
  expect([lunarBirthday('zh', birthday), lunarBirthday('en', birthday)]).toEqual([zh, en]);
});
