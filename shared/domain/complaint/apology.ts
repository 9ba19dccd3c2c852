import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import type { Instant } from '../../kernel/time';

/** An apology the same person made before, to whomever. */
export interface EarlierApology {
  readonly text: string;
  readonly at: Instant;
}

export type ApologyRefusal =
  | Refusal<'APOLOGY_CANNED', { readonly leftLength: number; readonly min: number }>
  | Refusal<'APOLOGY_REPEATS', { readonly text: string; readonly at: Instant }>;

/** What everybody writes and nobody reads. Longer ones first, so that a part does not hide the whole. */
const cannedPhrases = [
  '给您带来不便敬请谅解', '给您带来的不便', '给您带来不便', '给您造成不便', '造成的不便', '带来的不便', '非常抱歉', '十分抱歉', '万分抱歉', '深表歉意', '深感抱歉', '很抱歉', '真的抱歉',
  '抱歉', '对不起', '不好意思', '敬请谅解', '望您谅解', '请您谅解', '请谅解', '请见谅', '感谢您的反馈', '感谢您的理解', '感谢您的支持', '感谢您的宝贵意见', '感谢您', '谢谢您', '我们会加强管理',
  '我们会努力改进', '我们会改进', '我们一定改进', '会尽快处理', '尽快为您处理', '祝您生活愉快', '祝您购物愉快', '亲爱的顾客', '尊敬的顾客', '您好', '亲',
  'we apologise for any inconvenience caused', 'we apologize for any inconvenience caused', 'we apologise for the inconvenience', 'we apologize for the inconvenience',
  'sorry for the inconvenience', 'we are sorry', 'we apologise', 'we apologize', 'thank you for your feedback', 'thank you for your understanding', 'dear customer', 'sorry',
] as const;

/** What must be left of an apology without them: enough to name what went wrong. */
const ownWordsMin = 8;
/** Up to this length an apology that is much like an earlier one is questioned; a long one is a person's own work. */
const shortLength = 60;
/** Share of letter pairs two texts have in common from which they are the same text to a reader. */
const likeness = 0.6;

const bare = (text: string): string => text.toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '');

function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...bare(text)];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`));
}

/** How alike two texts are: letter pairs in common by all letter pairs, 0 to 1. Signs and spaces do not count. */
export function likenessOf(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  if (a.size === 0 || b.size === 0) return bare(one) === bare(other) ? 1 : 0;
  const common = [...a].filter((pair) => b.has(pair)).length;
  return common / (a.size + b.size - common);
}

/**
 * Whether an apology is one: in own words, and not the words said to the last customer. A repeated one is questioned once: with
 * `repeatConfirmed` it passes.
 * `storePhrases` are what this brand's people write to everybody, beside what everybody writes.
 * Refuses APOLOGY_CANNED {leftLength, min}, APOLOGY_REPEATS {text, at} with the earlier one it is most like.
 * @example judgeApology('非常抱歉给您带来不便，敬请谅解。', false, []) //=> refused APOLOGY_CANNED: nothing is left that is about him
 */
export function judgeApology(text: string, repeatConfirmed: boolean, earlier: readonly EarlierApology[], storePhrases: readonly string[] = []): Result<true, ApologyRefusal> {
  const canned = [...cannedPhrases, ...storePhrases].map(bare).filter((phrase) => phrase !== '').sort((a, b) => b.length - a.length);
  const leftLength = [...canned.reduce((left, phrase) => left.split(phrase).join(''), bare(text))].length;
  if (leftLength < ownWordsMin) return refuse('APOLOGY_CANNED', { leftLength, min: ownWordsMin });
  if (repeatConfirmed || [...text].length > shortLength) return accept(true);
  const closest = earlier.map((one) => ({ one, like: likenessOf(text, one.text) })).sort((a, b) => b.like - a.like || b.one.at - a.one.at)[0];
  return closest && closest.like >= likeness ? refuse('APOLOGY_REPEATS', { text: closest.one.text, at: closest.one.at }) : accept(true);
}
