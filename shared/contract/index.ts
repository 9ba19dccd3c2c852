/** The front door: the actions of each function that people call. Timers have no contract, because nobody may call them. */
export { memberContract, type MemberContract } from './member';
export { staffContract, type StaffContract } from './staff';
export { posContract, type PosContract } from './pos';
export * from './action';
export * from './reply';
