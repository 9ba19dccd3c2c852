import { assert } from './assert';

declare const unit: unique symbol;
type Unit<Name extends string> = number & { readonly [unit]: Name };

/** Money in fen (1 yuan = 100 fen). Always a safe integer; may be negative in differences. */
export type Fen = Unit<'Fen'>;
/** Loyalty points. Always a safe integer; negative only where a policy lets a balance fall below zero. */
export type Points = Unit<'Points'>;
/** A rate in 1/10,000: 9,500 is 95%. Always an integer from 0 to 1,000,000 (a hundredfold multiplier). */
export type BasisPoints = Unit<'BasisPoints'>;

/** Brands an integer number of fen. @throws BugError on fractions, NaN and unsafe integers. */
export function fen(value: number): Fen {
  assert(Number.isSafeInteger(value), `fen must be a safe integer, got ${value}`);
  return value as Fen;
}

/** Brands an integer number of points. @throws BugError on fractions, NaN and unsafe integers. */
export function points(value: number): Points {
  assert(Number.isSafeInteger(value), `points must be a safe integer, got ${value}`);
  return value as Points;
}

/** Brands a rate. @throws BugError outside 0..1,000,000 or on fractions. */
export function basisPoints(value: number): BasisPoints {
  assert(Number.isInteger(value) && value >= 0 && value <= 1_000_000, `basis points must be 0..1000000, got ${value}`);
  return value as BasisPoints;
}

export const zeroFen = 0 as Fen;
export const zeroPoints = 0 as Points;

/** Sum of amounts in fen; the sum of none is zero. */
export function sumFen(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((total, amount) => total + amount, 0));
}

/** Sum of points; the sum of none is zero. */
export function sumPoints(amounts: readonly Points[]): Points {
  return points(amounts.reduce((total, amount) => total + amount, 0));
}

/**
 * A share of an amount, rounded down to whole fen: in favour of whoever keeps the rest.
 * @example shareOfRoundedDown(fen(999), basisPoints(9_500)) //=> 949
 */
export function shareOfRoundedDown(amount: Fen, rate: BasisPoints): Fen {
  assert(amount >= 0, 'a share is taken of an amount that is not negative');
  const whole = Math.floor(amount / 10_000);
  const rest = amount % 10_000;
  return fen(whole * rate + Math.floor((rest * rate) / 10_000));
}

/**
 * A share of an amount, rounded up to whole fen.
 * @example shareOfRoundedUp(fen(999), basisPoints(9_500)) //=> 950
 */
export function shareOfRoundedUp(amount: Fen, rate: BasisPoints): Fen {
  assert(amount >= 0, 'a share is taken of an amount that is not negative');
  const whole = Math.floor(amount / 10_000);
  const rest = amount % 10_000;
  return fen(whole * rate + Math.ceil((rest * rate) / 10_000));
}
