import { encode } from 'uqr';
import { code128Modules, code128Svg } from './bar-code';
import { qrSvg } from './qr-code';


/** Widths of bars and spaces of each Code 128 symbol, in order. Source: ISO/IEC 15417, table 1. */
const symbols = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 ' +
  '221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 ' +
  '231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 ' +
  '314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 ' +
  '114131 311141 411131 211412 211214 211232'
).split(' ');
const stop = '2331112';
const startC = 105;

/** Reads digits back from modules, in code set C, checksum included. */
function decode(modules: string): string {
  const widths = (modules.match(/1+|0+/g) ?? []).map((run) => run.length).join('');
  expect(widths.endsWith(stop)).toBe(true);
  const body = widths.slice(0, -stop.length).match(/.{6}/g) ?? [];
  const values = body.map((six) => symbols.indexOf(six));
  expect(values[0]).toBe(startC);
  const data = values.slice(1, -1);
  expect(values[values.length - 1]).toBe((startC + data.reduce((sum, value, index) => sum + value * (index + 1), 0)) % 103);
  return data.map((value) => String(value).padStart(2, '0')).join('');
}

describe('the member code as bars', () => {
  it.each(['0000471194657712', '8034084621866870', '9999999999999999'])('reads back as %s', (digits) => {
    expect(decode(code128Modules(digits))).toBe(digits);
  });

  it('keeps ten light modules on each side', () => {
    const svg = code128Svg('0000471194657712');
    const width = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    const bars = [...svg.matchAll(/M(\d+) 0h(\d+)/g)].map(([, start, run]) => [Number(start), Number(start) + Number(run)] as const);
    expect(bars[0]?.[0]).toBe(10);
    expect(bars[bars.length - 1]?.[1]).toBe(width - 10);
  });
});

describe('the member code as QR', () => {
  const text = '0000471194657712';
  const svg = qrSvg(text);
  const dark = new Set([...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`));
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);

  it('draws every dark module of the code and no other', () => {
    const { data } = encode(text, { ecc: 'M', border: 4 });
    expect(dark.size).toBe(data.flat().filter(Boolean).length);
    data.forEach((row, y) => row.forEach((isDark, x) => expect(dark.has(`${x},${y}`)).toBe(isDark)));
  });

  it('keeps four light modules around', () => {
    for (const module of dark) for (const part of module.split(',').map(Number)) expect(part >= 4 && part < size - 4).toBe(true);
  });

  it('has the three finders scanners look for', () => {
    const finder = (left: number, top: number) =>
      Array.from({ length: 49 }, (_, index) => [index % 7, Math.floor(index / 7)] as const).every(([x, y]) => {
        const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
        return dark.has(`${left + x},${top + y}`) === (ring !== 2);
      });
    expect([finder(4, 4), finder(size - 11, 4), finder(4, size - 11)]).toEqual([true, true, true]);
  });

  it('says how large it is, so that every screen scales it whole', () => {
    expect(svg).toMatch(/^<svg [^>]*width="\d+" height="\d+"/);
  });
});
