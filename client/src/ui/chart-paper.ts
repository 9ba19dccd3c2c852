/** A point of a chart, from 0 to 1 both ways, y upwards. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

/** Charts are as wide as a card's inside on a phone of 390; a wider screen scales them. */
export const chartWidth = 326;

/**
 * The page's colours for both themes inside the picture: a picture takes no variables from the page, but it knows what the
 * phone prefers. Words stand on a rim of the card's colour, so that a line may pass behind them. i: ink, q: quiet ink, h: hairline, a: accent, s: accent soft.
 */
const style = [
  'text{font:12px -apple-system,BlinkMacSystemFont,"PingFang SC","Noto Sans CJK SC","Noto Sans SC",sans-serif;fill:#6b675f;stroke:#fff;stroke-width:4px;stroke-linejoin:round;paint-order:stroke}',
  '.t{fill:#1c1b19;font-weight:600}.i{stroke:#1c1b19}.q{stroke:#8a857a}.h{stroke:#e8e3da}.a{stroke:#1f6b5c}.f{fill:#1f6b5c}.s{fill:#e3efeb}.p{fill:#fff}',
  '@media(prefers-color-scheme:dark){text{fill:#b1aba0;stroke:#1d1c1a}.t{fill:#f2efe8}.i{stroke:#f2efe8}.q{stroke:#8f897e}.h{stroke:#34322e}.a{stroke:#5db5a1}.f{fill:#5db5a1}.s{fill:#1c332d}.p{fill:#1d1c1a}}',
].join('');

/** Text that may stand in a picture. @example svgText('a<b') //=> 'a&lt;b' */
export function svgText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A picture of the chart width and the given height. */
export function chartPaper(height: number, drawn: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${chartWidth}" height="${height}" viewBox="0 0 ${chartWidth} ${height}" fill="none" stroke-width="1"><style>${style}</style>${drawn}</svg>`;
}

/** A number with one decimal at most, as pictures need no more. */
export const at = (value: number): string => String(Math.round(value * 10) / 10);

/** A word at a place. `end` and `middle`: the place is where it ends, or its middle. */
export function word(x: number, y: number, text: string, options: { readonly anchor?: 'start' | 'middle' | 'end'; readonly strong?: boolean } = {}): string {
  const { anchor = 'start', strong = false } = options;
  return `<text x="${at(x)}" y="${at(y)}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${strong ? ' class="t"' : ''}>${svgText(text)}</text>`;
}

/** A broken line through places. */
export function lineThrough(places: readonly (readonly [x: number, y: number])[], className: string, more = ''): string {
  return `<polyline points="${places.map(([x, y]) => `${at(x)},${at(y)}`).join(' ')}" class="${className}"${more}/>`;
}

/** Moves labels apart that would lie on each other, keeping their order; answers their heights in the order given. */
export function apart(heights: readonly number[], least: number, lowest: number): readonly number[] {
  const order = heights.map((_, index) => index).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  let before = -Infinity;
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, before + least);
    before = placed[index] ?? 0;
  }
  let after = lowest + least;
  for (const index of [...order].reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, after - least);
    after = placed[index] ?? 0;
  }
  return placed;
}
