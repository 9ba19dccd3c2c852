import { at, chartPaper, chartWidth, word } from './chart-paper';

export interface ColumnWords {
  /** Words under the first and the last column, and above the tallest. */
  readonly first: string;
  readonly last: string;
  readonly most: string;
}

/** Columns side by side, the tallest as high as the picture, named; those marked stand in the strong colour. */
export function columnsChart(values: readonly number[], words: ColumnWords, isMarked: (index: number) => boolean = () => true): string {
  const [top, height] = [24, 96];
  const most = Math.max(1, ...values);
  const step = chartWidth / Math.max(1, values.length);
  const gap = Math.min(4, step * 0.25);
  const columns = values.map((value, index) => {
    const tall = value === 0 ? 1 : Math.max(2, (height * value) / most);
    return `<rect x="${at(index * step + gap / 2)}" y="${at(top + height - tall)}" width="${at(Math.max(1, step - gap))}" height="${at(tall)}" rx="${at(Math.min(3, step / 4))}" class="${value > 0 && isMarked(index) ? 'f' : 's'}"/>`;
  });
  const tallest = values.indexOf(most);
  const x = (tallest + 0.5) * step;
  const anchor = x < chartWidth * 0.2 ? 'start' : x > chartWidth * 0.8 ? 'end' : 'middle';
  const named = tallest < 0 ? '' : word(anchor === 'start' ? 0 : anchor === 'end' ? chartWidth : x, 14, words.most, { anchor, strong: true });
  const ground = `<line x1="0" y1="${top + height}" x2="${chartWidth}" y2="${top + height}" class="h"/>`;
  return chartPaper(top + height + 24, columns.join('') + ground + named + word(0, top + height + 18, words.first) + word(chartWidth, top + height + 18, words.last, { anchor: 'end' }));
}
