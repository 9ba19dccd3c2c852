import { evalExpr } from 'mingo/core';
import * as mingoExpressions from 'mingo/operators/expression';
import type { Any, AnyObject, ExpressionOperator, Options } from 'mingo/types';
import { requestFailed } from './errors';
import { compareValues, equalValues } from './ordering';
import type { Value } from './value';

/** Where mingo's expressions differ from MongoDB's, these stand in their place. */

type Operator = (document: Any, operand: Any, options: Options) => Any;

function compared(accept: (order: number) => unknown): Operator {
  return (document, operand, options) => {
    const [left, right] = evalExpr(document, operand, options) as [Value | undefined, Value | undefined];
    return accept(orderOf(left, right));
  };
}

/** In expressions a missing field is less than null. */
function orderOf(left: Value | undefined, right: Value | undefined): number {
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
  return Math.sign(compareValues(left, right));
}

/** Weeks begin on Sunday; days before the first Sunday are in week 0. */
const $week: Operator = (document, operand, options) => {
  const weekday = mingoExpressions.$dayOfWeek(document as AnyObject, operand, options) as number | null;
  const day = mingoExpressions.$dayOfYear(document as AnyObject, operand, options) as number | null;
  if (weekday === null || day === null) return null;
  return Math.floor((day - 1 - (weekday - 1) + 7) / 7);
};

function refusingMissingDates(operator: Operator): Operator {
  return (document, operand, options) => {
    const given = evalExpr(document, operand, options) as { date?: unknown } | null | undefined;
    const date = given !== null && typeof given === 'object' && 'date' in given ? given.date : given;
    return date === null || date === undefined ? null : operator(document, operand, options);
  };
}

const $substrBytes: Operator = (document, operand, options) => {
  const [text, start, length] = evalExpr(document, operand, options) as [unknown, number, number];
  if (text === null || text === undefined) return '';
  const bytes = Buffer.from(textOf(text), 'utf8');
  if (start < 0 || start >= bytes.length) return '';
  const piece = bytes.subarray(start, length < 0 ? undefined : start + length);
  const written = piece.toString('utf8');
  if (written.includes('\ufffd')) throw requestFailed('$substrBytes: Invalid range, the ending or starting index is in the middle of a UTF-8 character.');
  return written;
};

function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

function indexOf(units: (text: string) => string[] | Buffer): Operator {
  return (document, operand, options) => {
    const [text, search, start = 0, end] = evalExpr(document, operand, options) as [unknown, unknown, number?, number?];
    if (text === null || text === undefined) return null;
    if (typeof text !== 'string' || typeof search !== 'string') throw requestFailed('$indexOf needs strings as its first and second argument');
    if (start < 0 || (end !== undefined && end < 0)) throw requestFailed('$indexOf needs a starting and ending index that is not negative');
    const whole = units(text);
    const wanted = units(search);
    const last = Math.min(end ?? whole.length, whole.length) - wanted.length;
    for (let at = start; at <= last; at++) {
      let same = true;
      for (let i = 0; same && i < wanted.length; i++) same = whole[at + i] === wanted[i];
      if (same) return at;
    }
    return -1;
  };
}

const $in: Operator = (document, operand, options) => {
  const [needle, list] = evalExpr(document, operand, options) as [Value | undefined, Value];
  if (!Array.isArray(list)) throw requestFailed('$in requires an array as a second argument');
  return list.some((member) => equalValues(member, needle) && needle !== undefined);
};

const $indexOfArray: Operator = (document, operand, options) => {
  const [list, needle, start = 0, end = Infinity] = evalExpr(document, operand, options) as [Value, Value, number?, number?];
  if (list === null || list === undefined) return null;
  if (!Array.isArray(list)) throw requestFailed('$indexOfArray requires an array as a first argument');
  return list.findIndex((member, at) => at >= start && at < end && equalValues(member, needle));
};

/** A single argument may come bare or as a list of one. */
function argument(document: Any, operand: Any, options: Options): Value | undefined {
  const given = evalExpr(document, operand, options) as Value | undefined;
  return Array.isArray(operand) && operand.length === 1 && Array.isArray(given) ? given[0] : given;
}

const $size: Operator = (document, operand, options) => {
  const list = argument(document, operand, options);
  if (!Array.isArray(list)) throw requestFailed('The argument to $size must be an array');
  return list.length;
};

function cased(change: (text: string) => string): Operator {
  return (document, operand, options) => {
    const text = argument(document, operand, options);
    return text === null || text === undefined ? '' : change(textOf(text));
  };
}

/** Cuts towards zero, at a decimal place where one is given. */
const $trunc: Operator = (document, operand, options) => {
  const given = evalExpr(document, operand, options) as number | null | undefined | [number | null | undefined, number?];
  const [value, place = 0] = Array.isArray(given) ? given : [given];
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number') throw requestFailed('$trunc only supports numeric types');
  const scale = 10 ** place;
  return Math.trunc(value * scale) / scale;
};

/** The year of the Thursday of the same week. */
const $isoWeekYear: Operator = (document, operand, options) => {
  const year = mingoExpressions.$year(document as AnyObject, operand, options) as number;
  const week = mingoExpressions.$isoWeek(document as AnyObject, operand, options) as number;
  const month = mingoExpressions.$month(document as AnyObject, operand, options) as number;
  if (month === 1 && week > 50) return year - 1;
  return month === 12 && week === 1 ? year + 1 : year;
};

const $meta: Operator = () => {
  throw requestFailed('query requires text score metadata, but it is not available');
};

const DATE_PARTS = ['$dayOfMonth', '$dayOfWeek', '$dayOfYear', '$isoDayOfWeek', '$isoWeek', '$millisecond', '$minute', '$month', '$second', '$hour', '$year'] as const;

/** mingo leaves these to its own `Any`; the operator type of its namespace is a union it exports. */
type Operators = Record<`$${string}`, ExpressionOperator>;

const replaced: Record<`$${string}`, Operator> = {
  $cmp: compared((order) => order),
  $eq: compared((order) => order === 0),
  $ne: compared((order) => order !== 0),
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $week: refusingMissingDates($week),
  $substr: $substrBytes,
  $substrBytes,
  $indexOfBytes: indexOf((text) => Buffer.from(text, 'utf8')),
  $indexOfCP: indexOf((text) => [...text]),
  $in,
  $indexOfArray,
  $meta,
  $size,
  $trunc,
  $toLower: cased((text) => text.toLowerCase()),
  $toUpper: cased((text) => text.toUpperCase()),
  $isoWeekYear: refusingMissingDates($isoWeekYear),
  ...Object.fromEntries(DATE_PARTS.map((name) => [name, refusingMissingDates(mingoExpressions[name] as Operator)])),
};

export const expressionOperators: Operators = { ...(mingoExpressions as unknown as Operators), ...(replaced as Operators) };
