export { checkTimestamp, clockToleranceMs, isSignedWith, signatureOf, signedText } from './signature';
export type { SignedCall } from './signature';
export { changeOverMs, isTillSecret, makeTillKey, revokeTillKey, rotateTillKey, secretsAt } from './till-key';
export type { TillKey, TillRefusal } from './till-key';
export { checkTillTime, mostLateDays } from './till-time';
export type { TillTimeRefusal } from './till-time';
