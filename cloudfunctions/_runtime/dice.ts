import { randomBytes } from 'node:crypto';
import type { Dice } from '../../shared/kernel/random';

/** Secret-grade dice: 48 random bits as a number in [0, 1). */
export const dice: Dice = () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;

/** A member code's secret: 160 bits, as RFC 4226 asks. */
export const codeSecretBytes = 20;

/** A secret of so many bytes, in hex. */
export const newSecret = (bytes: number): string => randomBytes(bytes).toString('hex');
