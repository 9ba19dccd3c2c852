import { codeWords, labels, words, type Lang } from './data-words';
import type { OwnData } from './own-data';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One value in words. Only columns that hold codes have words for them, so somebody's own words stay as he wrote them. */
function said(list: string, key: string, value: unknown, lang: Lang): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return words[value ? 'yes' : 'no']?.[lang] ?? '';
  if (typeof value === 'number') return key.endsWith('Fen') ? `¥${(value / 100).toFixed(2)}` : value.toLocaleString('en-US');
  if (Array.isArray(value)) return value.map((item) => said(list, key, item, lang)).join('；');
  if (typeof value === 'object') {
    const record = value as Record<string, unknown>;
    if (typeof record['zh'] === 'string' && typeof record['en'] === 'string') return record[lang] as string;
    return Object.entries(record).map(([name, item]) => `${labels[name]?.[lang] ?? name} ${said(list, name, item, lang)}`).join('，');
  }
  return codeWords[`${list}.${key}`]?.[String(value)]?.[lang] ?? String(value);
}

function table(list: string, rows: readonly object[], lang: Lang): string {
  const [first] = rows;
  if (first === undefined) return `<p class="none">${words['none']?.[lang] ?? ''}</p>`;
  const keys = Object.keys(first);
  const head = keys.map((key) => `<th>${escaped(labels[key]?.[lang] ?? key)}</th>`).join('');
  const body = rows.map((row) => `<tr>${keys.map((key) => `<td>${escaped(said(list, key, (row as Record<string, unknown>)[key], lang))}</td>`).join('')}</tr>`).join('\n');
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const style = `body{font-family:-apple-system,'PingFang SC','Noto Sans CJK SC',sans-serif;color:#1c1b19;background:#faf8f4;margin:0 auto;max-width:960px;padding:24px 16px;line-height:1.5}
h1{font-size:24px}h2{font-size:16px;margin:32px 0 8px}.none,.made{color:#6b675f}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;background:#fff;font-size:14px}
th,td{border-bottom:1px solid #e8e3da;padding:8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{color:#6b675f;font-weight:500;white-space:nowrap}`;

/** The copy as a page that opens in any browser, without anything from outside. */
export function dataPage({ madeAt, isWhole, ...lists }: OwnData, lang: Lang): string {
  const title = words['title']?.[lang] ?? '';
  const sections = Object.entries(lists).map(([name, list]) => `<h2>${words[name]?.[lang] ?? name}</h2>${table(name, Array.isArray(list) ? list : [list], lang)}`);
  const cut = isWhole ? '' : `<p class="none">${words['cut']?.[lang] ?? ''}</p>`;
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style><body><h1>${title}</h1><p class="made">${words['made']?.[lang] ?? ''} ${madeAt}</p>${cut}${sections.join('\n')}</body></html>`;
}
