export { codeAt, groupCode, memberCodeStepMs, memberNumberDigits, msUntilNextCode, parseCode, proofDigits, stepAt, verifyCode } from './member-code';
export type { MemberCodeRefusal } from './member-code';
