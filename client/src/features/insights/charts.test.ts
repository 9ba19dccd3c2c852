import fc from 'fast-check';
import { apart, chartWidth, svgText } from '../../ui/chart-paper';
import { calibrationChart, curveChart, shareAt, statesChart } from './charts';

const parsed = (svg: string): Document => new DOMParser().parseFromString(svg, 'image/svg+xml');
const texts = (svg: string): string[] => [...parsed(svg).querySelectorAll('text')].map((text) => text.textContent ?? '');
const rounded = (values: readonly number[]): number[] => values.map((value) => Math.round(value * 10) / 10);
const heightOf = (svg: string): number => Number(parsed(svg).documentElement.getAttribute('height'));

const words = { even: '人人一样多', members: '会员', money: '消费', fifth: '20% 的会员带来 70%' };
const lines = [
  { word: '活跃', shares: [0.4, 0.42] }, { word: '沉默', shares: [0.2, 0.2] }, { word: '休眠', shares: [0.2, 0.19] }, { word: '流失', shares: [0.2, 0.19] },
];

test('each line of the states says its own name and share at its end, and no two lie on each other', () => {
  const svg = statesChart(lines, { first: '1月1日', last: '1月2日' });
  expect(texts(svg)).toEqual(['活跃 42%', '沉默 20%', '休眠 19%', '流失 19%', '1月1日', '1月2日']);
  const heights = [...parsed(svg).querySelectorAll('text')].slice(0, 4).map((text) => Number(text.getAttribute('y'))).sort((a, b) => a - b);
  for (let i = 1; i < heights.length; i += 1) expect(heights[i]! - heights[i - 1]!).toBeGreaterThanOrEqual(15.9);
  expect(Math.max(...heights)).toBeLessThan(heightOf(svg));
});

test('the curve marks what a fifth of the members brings', () => {
  const svg = curveChart([{ x: 0, y: 0 }, { x: 0.2, y: 0.7 }, { x: 1, y: 1 }], words);
  expect(texts(svg)).toContain('20% 的会员带来 70%');
  const [dot] = [...parsed(svg).querySelectorAll('circle')];
  expect([Number(dot!.getAttribute('cx')), Number(dot!.getAttribute('cy'))]).toEqual(rounded([4 + 0.2 * (chartWidth - 12), 22 + 200 * 0.3]));
});

test.each([[0, 0], [0.1, 0.35], [0.2, 0.7], [0.6, 0.85], [1, 1]])('the share of the first %d is %d', (members, money) => {
  expect(shareAt([{ x: 0, y: 0 }, { x: 0.2, y: 0.7 }, { x: 1, y: 1 }], members)).toBeCloseTo(money, 12);
});

test('a calibration point on the diagonal is drawn on the diagonal', () => {
  const svg = calibrationChart([{ predicted: 0.5, actual: 0.5 }, { predicted: 0.1, actual: 0.3 }], { said: '预计', came: '实际', exact: '说多少来多少' });
  const circles = [...parsed(svg).querySelectorAll('circle')].map((circle) => [Number(circle.getAttribute('cx')), Number(circle.getAttribute('cy'))]);
  expect(circles).toEqual([rounded([38 + (chartWidth - 46) / 2, 22 + 110]), rounded([38 + (chartWidth - 46) * 0.1, 22 + 220 * 0.7])]);
});

test('charts carry colours for the dark theme too', () => {
  for (const svg of [statesChart(lines, { first: 'a', last: 'b' }), curveChart([], words)]) expect(svg).toContain('prefers-color-scheme:dark');
});

test('a name with markup in it stays a name', () => {
  expect(svgText('<b>&"')).toBe('&lt;b&gt;&amp;&quot;');
  expect(texts(statesChart([{ word: '<i>&', shares: [1] }], { first: '', last: '' }))[0]).toBe('<i>& 100%');
});

test('labels moved apart keep their order and stay above the ground', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 180, noNaN: true }), { minLength: 1, maxLength: 4 }), (heights) => {
    const placed = apart(heights, 16, 180);
    const order = heights.map((_, i) => i).sort((a, b) => heights[a]! - heights[b]!);
    for (let i = 1; i < order.length; i += 1) expect(placed[order[i]!]! - placed[order[i - 1]!]!).toBeGreaterThanOrEqual(15.999);
    expect(Math.max(...placed)).toBeLessThanOrEqual(180.001);
  }));
});
