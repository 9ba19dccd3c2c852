import type { AnyRefusal, Problem } from '../api/contract-types';
import type { Text } from './catalogue';

/** Whether something was not done because who asked is no member yet: joining helps, and nothing else. */
export function isNoMember(problem: Problem<unknown>): boolean {
  return problem.kind === 'fault' && problem.fault.code === 'FORBIDDEN' && problem.asked === 'member';
}

/** The sentence for why something did not come: what is so, and what to do next. */
export function sayProblem(text: Text, problem: Problem<unknown>): string {
  switch (problem.kind) {
    case 'offline':
      return `${text.states.offlineTitle}${text.lang === 'zh' ? '。' : '. '}${text.states.offlineKept}`;
    case 'fault':
      return isNoMember(problem) ? text.states.joinFirst : text.words.fault[problem.fault.code];
    case 'refused':
      return sayRefusal(text, problem.refusal as AnyRefusal);
  }
}

/** The sentence for a refusal, from its facts. A code newer than this client gets the sentence for that. */
export function sayRefusal(text: Text, refusal: AnyRefusal): string {
  // Code and details belong together by the contract; the compiler cannot follow the pair through an index.
  const sentence = text.words.refusal[refusal.code] as ((details: never) => string) | undefined;
  return sentence ? sentence(refusal.details as never) : text.words.fault.UNKNOWN_ACTION;
}
