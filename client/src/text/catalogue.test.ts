import { textIn } from './catalogue';
import { sayRefusal } from './problem';

/** Every place a sentence stands, by its path. */
function sentences(value: unknown, path = ''): [string, unknown][] {
  if (typeof value === 'string' || typeof value === 'function') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, path === '' ? key : `${path}.${key}`));
}
const texts = { zh: sentences({ ...textIn('zh'), say: {}, lang: {} }), en: sentences({ ...textIn('en'), say: {}, lang: {} }) };
/** Words an English screen shows in Chinese on purpose: the way back to Chinese. */
const chineseOnPurpose = ['mine.languageSwitch'];

describe('the text catalogue', () => {
  it('has the same sentences in both languages', () => {
    expect(texts.en.map(([path]) => path).sort()).toEqual(texts.zh.map(([path]) => path).sort());
  });

  it.each(['zh', 'en'] as const)('has no empty sentence in %s', (lang) => {
    expect(texts[lang].filter(([, said]) => typeof said === 'string' && said.trim() === '')).toEqual([]);
  });

  it('has no Chinese left in English sentences', () => {
    const left = texts.en.filter(([path, said]) => !chineseOnPurpose.includes(path) && /[\u3400-\u9fff]/.test(String(said)));
    expect(left.map(([path]) => path)).toEqual([]);
  });

  it('never shows a code to a person', () => {
    const said = [...texts.zh, ...texts.en].filter(([, words]) => typeof words === 'string' && /[A-Z]{3,}_[A-Z]/.test(words));
    expect(said).toEqual([]);
  });

  it('says a refusal with its facts', () => {
    const refusal = { code: 'POINTS_INSUFFICIENT', details: { required: 300, available: 120 } } as Parameters<typeof sayRefusal>[1];
    expect(sayRefusal(textIn('zh'), refusal)).toBe('积分不够：需要 300 分，现有 120 分。请少用一些。');
    expect(sayRefusal(textIn('en'), refusal)).toBe('Not enough points: 300 points needed, 120 points there. Please use fewer.');
  });

  it('answers a refusal that is newer than this client by asking for an update', () => {
    const refusal = { code: 'MOON_FULL', details: {} } as unknown as Parameters<typeof sayRefusal>[1];
    expect(sayRefusal(textIn('en'), refusal)).toContain('update');
  });
});
