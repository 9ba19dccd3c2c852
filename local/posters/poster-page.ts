import type { Poster } from './poster';

/** Sizes on paper in millimetres. */
export const paperSizes = { a5: { width: 148, height: 210 }, a6: { width: 105, height: 148 } } as const;
export type PaperSize = keyof typeof paperSizes;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** 回, the mark: a square within a square, as a pale line motif behind the words. */
const motif = `<svg class="motif" viewBox="0 0 100 100" aria-hidden="true"><g fill="none" stroke="#1f6b5c"><rect x="6" y="6" width="88" height="88" rx="4"/><rect x="32" y="32" width="36" height="36" rx="2"/></g></svg>`;

const style = ({ width, height }: { width: number; height: number }): string => {
  // Everything is a share of the width, so that A5 and A6 are the same poster.
  const mm = (share: number): string => `${(width * share).toFixed(2)}mm`;
  return `
  @page { size: ${width}mm ${height}mm; margin: 0; }
  * { box-sizing: border-box; margin: 0; }
  body { font-family: 'PingFang SC', 'HarmonyOS Sans SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif; color: #1c1b19; -webkit-print-color-adjust: exact; }
  .poster { position: relative; width: ${width}mm; height: ${height}mm; padding: ${mm(0.075)}; background: #faf8f4; display: flex; flex-direction: column; align-items: center; overflow: hidden; page-break-after: always; }
  .motif { position: absolute; right: -${mm(0.16)}; top: -${mm(0.16)}; width: ${mm(0.62)}; opacity: 0.09; }
  .brand { align-self: flex-start; font-size: ${mm(0.042)}; font-weight: 600; letter-spacing: 0.08em; color: #1f6b5c; }
  @media screen { .poster { margin-bottom: 1mm; } }
  h1 { margin-top: ${mm(0.065)}; align-self: flex-start; font-size: ${mm(0.098)}; font-weight: 600; line-height: 1.2; letter-spacing: 0.02em; }
  .promise { margin-top: ${mm(0.022)}; align-self: flex-start; font-size: ${mm(0.038)}; line-height: 1.6; color: #6b675f; }
  .code { margin-top: ${mm(0.05)}; width: ${mm(0.53)}; height: ${mm(0.53)}; padding: ${mm(0.02)}; background: #fff; border: 0.3mm solid #e8e3da; border-radius: ${mm(0.03)}; }
  .code img { width: 100%; height: 100%; display: block; image-rendering: pixelated; }
  .how { margin-top: ${mm(0.03)}; font-size: ${mm(0.034)}; color: #1c1b19; }
  .where { margin-top: auto; width: 100%; padding-top: ${mm(0.025)}; border-top: 0.2mm solid #e8e3da; display: flex; justify-content: space-between; font-size: ${mm(0.032)}; color: #6b675f; }
  .where b { font-weight: 500; color: #1c1b19; }`;
};

/** WeChat answers JPEG or PNG, as it likes. */
export function pictureType(code: Buffer): 'image/jpeg' | 'image/png' {
  return code[0] === 0xff ? 'image/jpeg' : 'image/png';
}

function posterHtml(poster: Poster, brandName: string, code: Buffer): string {
  const by = poster.guideName ?? (poster.till === undefined ? '' : `${poster.till} 号收银台`);
  return `<section class="poster">${motif}
    <div class="brand">${escaped(brandName)}</div>
    <h1>扫一扫，<br>现在就是会员</h1>
    <p class="promise">这一单就能积分。不填表，不装应用。<br>One scan and you are a member.</p>
    <div class="code"><img src="data:${pictureType(code)};base64,${code.toString('base64')}" alt=""></div>
    <p class="how">打开微信，扫一扫</p>
    <div class="where"><b>${escaped(poster.storeName)}</b><span>${by === '' ? '' : poster.guideName === undefined ? escaped(by) : `您的导购 ${escaped(by)}`}</span></div>
  </section>`;
}

/** A page for the printer with one poster a sheet. */
export function postersHtml(posters: readonly { readonly poster: Poster; readonly code: Buffer }[], brandName: string, size: PaperSize): string {
  const sheets = posters.map(({ poster, code }) => posterHtml(poster, brandName, code)).join('\n');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escaped(brandName)}</title><style>${style(paperSizes[size])}</style><body>${sheets}</body></html>`;
}
