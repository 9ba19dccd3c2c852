import { evalExpr } from 'mingo/core';
import type { Iterator as LazyIterator } from 'mingo/lazy';
import type { AnyObject, Options } from 'mingo/types';
import { requestFailed } from './errors';
import { rowText } from './index-table';
import { encodeKey } from './key-encoding';
import { compareValues, equalValues } from './ordering';
import { documentsOf, streamed } from './stage';
import { isDocument, type Document, type Value } from './value';

/** Collects one output field of one group, document by document: a group never holds its documents. */
interface Accumulator {
  add(value: Value | undefined): void;
  result(): Value | undefined;
}

/** One group may hold at most so many elements in `$push` and `$addToSet`. */
const MOST_ELEMENTS = 1_000_000;

class Sum implements Accumulator {
  private total = 0;
  add(value: Value | undefined): void {
    if (typeof value === 'number') this.total += value;
  }
  result(): Value {
    return this.total;
  }
}

/** Mean and spread by Welford's method, so that large values lose nothing. */
class Moments implements Accumulator {
  private count = 0;
  private mean = 0;
  private squares = 0;
  private total = 0;
  constructor(private readonly of: 'avg' | 'population' | 'sample') {}
  add(value: Value | undefined): void {
    if (typeof value !== 'number') return;
    this.count++;
    this.total += value;
    const delta = value - this.mean;
    this.mean += delta / this.count;
    this.squares += delta * (value - this.mean);
  }
  result(): Value {
    if (this.count === 0) return null;
    if (this.of === 'avg') return this.total / this.count;
    if (this.of === 'population') return Math.sqrt(this.squares / this.count);
    return this.count === 1 ? null : Math.sqrt(this.squares / (this.count - 1));
  }
}

/** Null and missing are passed over, unless there is nothing else. */
class Extreme implements Accumulator {
  private best: Value | undefined;
  constructor(private readonly direction: 1 | -1) {}
  add(value: Value | undefined): void {
    if (value === undefined || value === null) return;
    if (this.best === undefined || compareValues(value, this.best) * this.direction > 0) this.best = value;
  }
  result(): Value {
    return this.best ?? null;
  }
}

class First implements Accumulator {
  private held: { value: Value | undefined } | undefined;
  add(value: Value | undefined): void {
    this.held ??= { value };
  }
  result(): Value {
    return this.held?.value ?? null;
  }
}

class Last implements Accumulator {
  private held: Value | undefined;
  add(value: Value | undefined): void {
    this.held = value;
  }
  result(): Value {
    return this.held ?? null;
  }
}

class Push implements Accumulator {
  private readonly elements: Value[] = [];
  add(value: Value | undefined): void {
    if (value === undefined) return;
    if (this.elements.length >= MOST_ELEMENTS) throw requestFailed('$push used too much memory and cannot spill to disk');
    this.elements.push(value);
  }
  result(): Value {
    return this.elements;
  }
}

class AddToSet implements Accumulator {
  private readonly seen = new Map<string, Value>();
  add(value: Value | undefined): void {
    if (value === undefined) return;
    if (this.seen.size >= MOST_ELEMENTS) throw requestFailed('$addToSet used too much memory and cannot spill to disk');
    this.seen.set(rowText([encodeKey(value)]), value);
  }
  result(): Value {
    return [...this.seen.values()];
  }
}

class MergeObjects implements Accumulator {
  private readonly merged: Document = {};
  add(value: Value | undefined): void {
    if (value === undefined || value === null) return;
    if (!isDocument(value)) throw requestFailed('$mergeObjects requires object inputs');
    Object.assign(this.merged, value);
  }
  result(): Value {
    return this.merged;
  }
}

const ACCUMULATORS: Readonly<Record<string, () => Accumulator>> = {
  $sum: () => new Sum(),
  $avg: () => new Moments('avg'),
  $stdDevPop: () => new Moments('population'),
  $stdDevSamp: () => new Moments('sample'),
  $min: () => new Extreme(-1),
  $max: () => new Extreme(1),
  $first: () => new First(),
  $last: () => new Last(),
  $push: () => new Push(),
  $addToSet: () => new AddToSet(),
  $mergeObjects: () => new MergeObjects(),
};

interface OutputField {
  field: string;
  make: () => Accumulator;
  operand: unknown;
}

function outputFields(spec: AnyObject): OutputField[] {
  return Object.keys(spec).filter((field) => field !== '_id').map((field) => {
    if (field.includes('.')) throw requestFailed(`The field name '${field}' cannot contain '.'`);
    const expression = spec[field];
    const names = isDocument(expression) ? Object.keys(expression) : [];
    const name = names[0];
    if (!isDocument(expression) || name === undefined) throw requestFailed(`The field '${field}' must be an accumulator object`);
    if (names.length > 1) throw requestFailed(`The field '${field}' must specify one accumulator`);
    if (name === '$count') return { field, make: () => new Sum(), operand: 1 };
    const make = ACCUMULATORS[name];
    if (make === undefined) throw requestFailed(`unknown group operator '${name}'`);
    return { field, make, operand: expression[name] };
  });
}

/** `$group`, streaming: memory goes with the number of groups, not of documents. */
export function $group(source: LazyIterator, expr: unknown, options: Options): LazyIterator {
  const spec = expr as AnyObject;
  if (!Object.prototype.hasOwnProperty.call(spec, '_id')) throw requestFailed('a group specification must include an _id');
  const fields = outputFields(spec);
  return streamed(function* () {
    const groups = new Map<string, Group>();
    for (const document of documentsOf(source)) {
      const id = evalExpr(document, spec['_id'], options) as Value | undefined;
      const key = id === undefined ? '' : rowText([encodeKey(id)]);
      let group = groups.get(key);
      if (group === undefined) groups.set(key, (group = newGroup(id ?? null, fields)));
      collect(group, fields, document, options);
    }
    for (const group of groups.values()) yield resultOf(group, fields);
  });
}

interface Group {
  id: Value;
  accumulators: Accumulator[];
}

function newGroup(id: Value, fields: readonly OutputField[]): Group {
  return { id, accumulators: fields.map(({ make }) => make()) };
}

function collect(group: Group, fields: readonly OutputField[], document: Document, options: Options): void {
  for (let i = 0; i < fields.length; i++) {
    group.accumulators[i]?.add(evalExpr(document, (fields[i] as OutputField).operand, options) as Value | undefined);
  }
}

function resultOf(group: Group, fields: readonly OutputField[]): Document {
  const result: Document = { _id: group.id };
  for (const [i, { field }] of fields.entries()) {
    const value = group.accumulators[i]?.result();
    if (value !== undefined) result[field] = value;
  }
  return result;
}

/** `$bucket`: boundaries are inclusive below, exclusive above. */
export function $bucket(source: LazyIterator, expr: unknown, options: Options): LazyIterator {
  const { groupBy, boundaries, default: otherwise, output } = expr as { groupBy: unknown; boundaries: unknown; default?: Value; output?: AnyObject };
  if (!Array.isArray(boundaries) || boundaries.length < 2) throw requestFailed("The $bucket 'boundaries' field must have at least 2 values");
  const edges = boundaries as Value[];
  edges.forEach((edge, i) => {
    if (i > 0 && compareValues(edges[i - 1], edge) >= 0) throw requestFailed("The 'boundaries' option to $bucket must be sorted in ascending order");
  });
  const fields = outputFields(output ?? { count: { $sum: 1 } });
  return streamed(function* () {
    const groups: Group[] = [];
    for (const document of documentsOf(source)) {
      const value = (evalExpr(document, groupBy, options) ?? null) as Value;
      const at = edges.findIndex((edge, i) => i + 1 < edges.length && compareValues(value, edge) >= 0 && compareValues(value, edges[i + 1]) < 0);
      if (at < 0 && otherwise === undefined) throw requestFailed('$switch could not find a matching branch for an input, and no default was specified.');
      const bucket = at < 0 ? (otherwise as Value) : (edges[at] as Value);
      let group = groups.find(({ id }) => equalValues(id, bucket));
      if (group === undefined) groups.push((group = newGroup(bucket, fields)));
      collect(group, fields, document, options);
    }
    yield* groups.sort((a, b) => compareValues(a.id, b.id)).map((group) => resultOf(group, fields));
  });
}
