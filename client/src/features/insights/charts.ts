import { apart, at, chartPaper, chartWidth, lineThrough, word, type ChartPoint } from '../../ui/chart-paper';

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** One line of a chart over time: shares from 0 to 1, one a morning, and what it is called. */
export interface StateLine {
  readonly word: string;
  readonly shares: readonly number[];
}

/**
 * How the shares of the states went, morning by morning. Each line ends in its own name and its share today; the first line is
 * drawn strongest. The scale ends a little above the highest share.
 */
export function statesChart(lines: readonly StateLine[], days: { readonly first: string; readonly last: string }): string {
  const [top, height, right] = [12, 172, chartWidth - 84];
  const highest = Math.min(1, Math.ceil(Math.max(0.1, ...lines.flatMap(({ shares }) => shares)) * 20 + 0.2) / 20);
  const y = (share: number): number => top + height * (1 - share / highest);
  const x = (index: number, count: number): number => (count < 2 ? right : (right * index) / (count - 1));
  const looks = ['a" stroke-width="2.5', 'i" stroke-width="1.5', 'q" stroke-width="1.5', 'q" stroke-dasharray="3 3" stroke-width="1.5'];
  const heights = apart(lines.map(({ shares }) => y(shares.at(-1) ?? 0) + 4), 16, top + height + 4);
  const drawn = lines.map(({ word: name, shares }, index) => {
    const places = shares.map((share, day) => [x(day, shares.length), y(share)] as const);
    return lineThrough(places, looks[index] ?? 'q') + word(right + 8, heights[index] ?? 0, `${name} ${percent(shares.at(-1) ?? 0)}`, { strong: index === 0 });
  });
  const ground = `<line x1="0" y1="${top + height}" x2="${right}" y2="${top + height}" class="h"/>`;
  return chartPaper(top + height + 24, ground + drawn.join('') + word(0, top + height + 18, days.first) + word(right, top + height + 18, days.last, { anchor: 'end' }));
}

/** The share of the money that the given share of members brings, read off a curve between its points. */
export function shareAt(curve: readonly ChartPoint[], members: number): number {
  const after = curve.findIndex(({ x }) => x >= members);
  const [low, high] = [curve[after - 1], curve[after]];
  if (!high) return 1;
  if (!low || high.x === low.x) return high.y;
  return low.y + ((high.y - low.y) * (members - low.x)) / (high.x - low.x);
}

/** The 80/20 curve beside the line on which everybody would bring the same, with the fifth that brings most marked. */
export function curveChart(curve: readonly ChartPoint[], words: { readonly even: string; readonly members: string; readonly money: string; readonly fifth: string }): string {
  const [left, top, width, height] = [4, 22, chartWidth - 12, 200];
  const place = ({ x, y }: ChartPoint): readonly [number, number] => [left + width * x, top + height * (1 - y)];
  const [fx, fy] = place({ x: 0.2, y: shareAt(curve, 0.2) });
  const [ex, ey] = place({ x: 0.42, y: 0.32 });
  const bottom = top + height;
  return chartPaper(
    bottom + 24,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" class="h"/>` +
      lineThrough([place({ x: 0, y: 0 }), place({ x: 1, y: 1 })], 'q', ' stroke-dasharray="3 3"') +
      lineThrough(curve.map(place), 'a', ' stroke-width="2.5"') +
      `<line x1="${at(fx)}" y1="${bottom}" x2="${at(fx)}" y2="${at(fy)}" class="a"/><circle cx="${at(fx)}" cy="${at(fy)}" r="5" class="f"/>` +
      word(fx + 12, Math.min(fy + 18, bottom - 8), words.fifth, { strong: true }) +
      word(ex, ey + 8, words.even) +
      word(left, 14, words.money) +
      word(left + width, bottom + 18, words.members, { anchor: 'end' }) +
      word(fx, bottom + 18, '20%', { anchor: 'middle' }),
  );
}

/** One tenth of the members: what the model said of them, and the share that came. */
export interface CalibrationPoint {
  readonly predicted: number;
  readonly actual: number;
}

/** What was said and what happened, by tenths of the members: points on the diagonal mean that the model's numbers can be taken as they are. */
export function calibrationChart(points: readonly CalibrationPoint[], words: { readonly said: string; readonly came: string; readonly exact: string }): string {
  const [left, top, width, height] = [38, 22, chartWidth - 46, 220];
  const place = ({ x, y }: ChartPoint): readonly [number, number] => [left + width * x, top + height * (1 - y)];
  const bottom = top + height;
  const grid = [0, 0.5, 1].map((share) => {
    const [x, y] = place({ x: share, y: share });
    return `<line x1="${left}" y1="${at(y)}" x2="${left + width}" y2="${at(y)}" class="h"/>` +
      word(left - 6, y + 4, percent(share), { anchor: 'end' }) + word(x, bottom + 18, percent(share), { anchor: share === 1 ? 'end' : 'middle' });
  });
  const dots = points.map(({ predicted, actual }) => {
    const [x, y] = place({ x: predicted, y: actual });
    return `<circle cx="${at(x)}" cy="${at(y)}" r="4.5" class="f"/>`;
  });
  const [ex, ey] = place({ x: 0.98, y: 0.3 });
  return chartPaper(
    bottom + 40,
    grid.join('') + lineThrough([place({ x: 0, y: 0 }), place({ x: 1, y: 1 })], 'q', ' stroke-dasharray="3 3"') + dots.join('') +
      word(ex, ey, words.exact, { anchor: 'end' }) + word(left, 14, words.came) + word(left + width, bottom + 36, words.said, { anchor: 'end' }),
  );
}
