export { codeAt, groupCode, memberCodeStepMs, memberNumberDigits, msUntilNextCode, parseCode, proofDigits, stepAt, verifyCode } from './member-code';
export type { MemberCodeRefusal } from './member-code';
export { attemptWindowMs, countAttempt, mostAttemptsByStaff, mostAttemptsOnNumber, mostLookupsByStaff } from './code-attempts';
export type { AttemptsRefusal, CodeAttempts } from './code-attempts';
export { longestBasketMs, scanTicket, useTicket } from './scan-ticket';
export type { ScanTicket } from './scan-ticket';
