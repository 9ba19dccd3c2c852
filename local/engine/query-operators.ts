import type { Any, AnyObject, Options } from 'mingo/types';
import { Query } from 'mingo/query';
import { regularExpression } from './ejson';
import { requestFailed } from './errors';
import { someAtPath, splitPath } from './field-path';
import { compareValues, equalValues, typeRank } from './ordering';
import { isDocument, type Document, type Value } from './value';

type Predicate = (document: AnyObject) => boolean;
type LeafTest = (leaf: Value | undefined) => boolean;
type QueryOperator = (selector: string, operand: Any, options: Options) => Predicate;

/** A test of single values: it holds for a field when it holds for the value or for an element of its array. */
function anyValue(build: (operand: Value) => LeafTest): QueryOperator {
  return (selector, operand) => {
    const path = splitPath(selector);
    const test = build(operand as Value);
    const visit: LeafTest = (leaf) => test(leaf) || (Array.isArray(leaf) && leaf.some(test));
    return (document) => someAtPath(document as Document, path, 0, visit);
  };
}

/** A test of the field as a whole, arrays not opened. */
function wholeValue(build: (operand: Value, options: Options) => LeafTest): QueryOperator {
  return (selector, operand, options) => {
    const path = splitPath(selector);
    const test = build(operand as Value, options);
    return (document) => someAtPath(document as Document, path, 0, test);
  };
}

function not(operator: QueryOperator): QueryOperator {
  return (selector, operand, options) => {
    const holds = operator(selector, operand, options);
    return (document) => !holds(document);
  };
}

/** Comparisons stay within one type: `$gt: 5` never matches a string. Null compares with missing as equal. */
function comparison(accept: (order: number) => boolean): QueryOperator {
  return anyValue((operand) => {
    const rank = typeRank(operand);
    const lacksNumber = typeof operand === 'number' && Number.isNaN(operand);
    return (leaf) => {
      if (typeRank(leaf) !== rank) return false;
      if (lacksNumber !== (typeof leaf === 'number' && Number.isNaN(leaf))) return false;
      return accept(compareValues(leaf, operand));
    };
  });
}

function matchesOne(operand: Value): LeafTest {
  if (operand instanceof RegExp) return matchesPattern(operand);
  return (leaf) => equalValues(leaf, operand);
}

function matchesPattern(pattern: RegExp): LeafTest {
  return (leaf) => (typeof leaf === 'string' && pattern.test(leaf)) || (leaf instanceof RegExp && String(leaf) === String(pattern));
}

const $eq = anyValue((operand) => (leaf) => equalValues(leaf, operand));

const $in = anyValue((operand) => {
  if (!Array.isArray(operand)) throw requestFailed('$in needs an array');
  const texts = new Set<Value>(operand.filter((member) => typeof member === 'string'));
  const tests = operand.filter((member) => typeof member !== 'string').map(matchesOne);
  return (leaf) => (typeof leaf === 'string' && texts.has(leaf)) || tests.some((test) => test(leaf));
});

const $nin: QueryOperator = (selector, operand, options) => {
  if (!Array.isArray(operand)) throw requestFailed('$nin needs an array');
  return not($in)(selector, operand, options);
};

const $regex = anyValue((operand) => {
  if (operand instanceof RegExp) return matchesPattern(operand);
  if (typeof operand === 'string') return matchesPattern(regularExpression(operand, ''));
  throw requestFailed('$regex has to be a string');
});

const $mod = anyValue((operand) => {
  if (!Array.isArray(operand) || operand.length !== 2) throw requestFailed('malformed mod, needs to be an array of two numbers');
  const divisor = Math.trunc(Number(operand[0]));
  const remainder = Math.trunc(Number(operand[1]));
  if (divisor === 0 || Number.isNaN(divisor)) throw requestFailed('divisor cannot be 0');
  return (leaf) => typeof leaf === 'number' && Number.isFinite(leaf) && Math.trunc(leaf) % divisor === remainder;
});

const $exists = wholeValue(() => (leaf) => leaf !== undefined);

const existence: QueryOperator = (selector, operand, options) => (truthy(operand) ? $exists : not($exists))(selector, true, options);

function truthy(operand: unknown): boolean {
  return operand !== false && operand !== 0 && operand !== null && operand !== undefined;
}

const $size = wholeValue((operand) => {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0) throw requestFailed('$size must be a whole number, not negative');
  return (leaf) => Array.isArray(leaf) && leaf.length === operand;
});

/** `$elemMatch` takes conditions on a scalar element (`{$gte: 5}`) or on the fields of a document element. */
function elementTest(operand: Value, options: Options): LeafTest {
  if (!isDocument(operand)) throw requestFailed('$elemMatch needs an Object');
  const first = Object.keys(operand)[0];
  const ofScalar = first !== undefined && first.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first);
  const query = new Query(ofScalar ? { element: operand } : operand, options);
  return (element) => {
    if (ofScalar) return query.test({ element: Array.isArray(element) ? [element] : element });
    return (isDocument(element) || Array.isArray(element)) && query.test(element as AnyObject);
  };
}

const $elemMatch = wholeValue((operand, options) => {
  const test = elementTest(operand, options);
  return (leaf) => Array.isArray(leaf) && leaf.some(test);
});

const $all: QueryOperator = (selector, operand, options) => {
  if (!Array.isArray(operand)) throw requestFailed('$all needs an array');
  const members = operand as Value[];
  if (members.length === 0) return () => false;
  const tests = members.map((member) => {
    if (isDocument(member) && '$elemMatch' in member) return $elemMatch(selector, member['$elemMatch'], options);
    return (member instanceof RegExp ? $regex : $eq)(selector, member, options);
  });
  return (document) => tests.every((test) => test(document));
};

const TYPE_NUMBERS: Readonly<Record<string, string>> = {
  1: 'double', 2: 'string', 3: 'object', 4: 'array', 5: 'binData', 7: 'objectId', 8: 'bool', 9: 'date', 10: 'null', 11: 'regex', 16: 'int', 18: 'long',
};

function hasType(leaf: Value | undefined, name: string): boolean {
  switch (name) {
    case 'number':
      return typeof leaf === 'number';
    case 'int':
      return typeof leaf === 'number' && Number.isInteger(leaf) && Math.abs(leaf) <= 0x7fffffff;
    case 'long':
      return typeof leaf === 'number' && Number.isInteger(leaf) && Math.abs(leaf) > 0x7fffffff;
    case 'double':
      return typeof leaf === 'number' && !Number.isInteger(leaf);
    case 'string':
    case 'object':
      return leaf !== undefined && typeRank(leaf) === (name === 'string' ? 4 : 5);
    case 'null':
      return leaf === null;
    default: {
      const rank = { array: 6, binData: 7, objectId: 8, bool: 9, date: 10, regex: 12 }[name];
      if (rank === undefined) throw requestFailed(`Unknown type name alias: ${name}`);
      return leaf !== undefined && typeRank(leaf) === rank;
    }
  }
}

const $type: QueryOperator = (selector, operand) => {
  const names = (Array.isArray(operand) ? operand : [operand]).map((name) => TYPE_NUMBERS[String(name)] ?? String(name));
  const path = splitPath(selector);
  const isOne: LeafTest = (leaf) => names.some((name) => hasType(leaf, name));
  const visit: LeafTest = (leaf) => isOne(leaf) || (Array.isArray(leaf) && leaf.some(isOne));
  return (document) => someAtPath(document as Document, path, 0, visit);
};

function bits(accept: (set: bigint, mask: bigint) => boolean): QueryOperator {
  return anyValue((operand) => {
    const mask = Array.isArray(operand)
      ? operand.reduce<bigint>((sum, position) => sum | (1n << BigInt(Number(position))), 0n)
      : BigInt(Number(operand));
    return (leaf) => typeof leaf === 'number' && Number.isSafeInteger(leaf) && accept(BigInt.asUintN(64, BigInt(leaf)) & mask, mask);
  });
}

/** The field operators of queries, with MongoDB's meaning; logic, `$expr` and `$jsonSchema` come from mingo. */
export const queryOperators: Record<`$${string}`, QueryOperator> = {
  $eq,
  $ne: not($eq),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $in,
  $nin,
  $regex,
  $mod,
  $exists: existence,
  $size,
  $elemMatch,
  $all,
  $type,
  $bitsAllSet: bits((set, mask) => set === mask),
  $bitsAnySet: bits((set) => set !== 0n),
  $bitsAllClear: bits((set) => set === 0n),
  $bitsAnyClear: bits((set, mask) => set !== mask),
};
