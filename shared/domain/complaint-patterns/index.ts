export { hourOf } from './complaint-facts';
export type { ComplaintFacts } from './complaint-facts';
export { addPatterns, noPatterns, patternsOf, repeatCauses, storeCauseOf } from './day-patterns';
export type { Counts, Patterns, RepeatCause } from './day-patterns';
export { lengthsOf, lengthWithin } from './lengths';
export type { Lengths } from './lengths';
