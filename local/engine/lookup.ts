import { Aggregator } from 'mingo/aggregator';
import { evalExpr } from 'mingo/core';
import type { Iterator as LazyIterator } from 'mingo/lazy';
import type { AnyObject, Options } from 'mingo/types';
import type { Collection } from './collection';
import { decodeStored } from './ejson';
import { requestFailed } from './errors';
import { splitPath, valuesAtPath } from './field-path';
import { rowText } from './index-table';
import { encodeKey } from './key-encoding';
import { searchRows, type OnScan } from './search';
import { isDocument, type Document, type Value } from './value';

interface LookupSpec {
  from: string;
  as: string;
  localField?: string;
  foreignField?: string;
  let?: AnyObject;
  pipeline?: AnyObject[];
}

export interface LookupSource {
  collection(name: string): Collection;
  onScan: OnScan;
}

/** Without an index the other collection is read once and kept, up to this size. */
const MOST_HELD = 200_000;

/**
 * Makes the `$lookup` stage over these collections: by index where the joined field has one, else the joined
 * collection is read once. The pipeline form sees the outer document's `let` variables as `$$name`.
 */
export function lookupStage(source: LookupSource): (documents: LazyIterator, expr: unknown, options: Options) => LazyIterator {
  return (documents, expr, options) => {
    const spec = readSpec(expr);
    const join = spec.pipeline === undefined ? joinByField(source, spec) : joinByPipeline(source, spec, options);
    return documents.map((document: unknown) => ({ ...(document as Document), [spec.as]: join(document as Document) }));
  };
}

function readSpec(expr: unknown): LookupSpec {
  const spec = expr as Partial<LookupSpec>;
  if (typeof spec.from !== 'string' || typeof spec.as !== 'string') throw requestFailed("$lookup requires 'from' and 'as' as strings");
  if (spec.pipeline === undefined && (typeof spec.localField !== 'string' || typeof spec.foreignField !== 'string')) {
    throw requestFailed('$lookup requires either pipeline or both localField and foreignField to be specified');
  }
  return { ...(spec as LookupSpec), ...(spec.pipeline === undefined ? {} : { pipeline: spec.pipeline.map(readStage) }) };
}

/** A stage of a nested pipeline arrives as `{$match: ..}` or in the wire's `{stageKey, stageValue}`. */
function readStage(stage: AnyObject): AnyObject {
  if (typeof stage['stageKey'] !== 'string') return stage;
  const value = stage['stageValue'];
  return { [stage['stageKey']]: typeof value === 'string' ? (JSON.parse(value) as unknown) : value };
}

/** What a document joins on; a missing field joins with null and missing. */
function localValues(document: Document, localField: string): Value[] {
  const { values } = valuesAtPath(document, splitPath(localField));
  return values.length === 0 ? [] : values.map((value) => value ?? null);
}

function joinByField(source: LookupSource, spec: LookupSpec): (document: Document) => Document[] {
  const foreignField = spec.foreignField as string;
  const collection = source.collection(spec.from);
  const byIndex = !collection.plan({ [foreignField]: 'any' }, []).fullScan;
  if (byIndex) {
    return (document) => {
      const values = localValues(document, spec.localField as string);
      if (values.length === 0) return [];
      return searchRows(collection, { filter: { [foreignField]: { $in: values } }, sort: [], skip: 0, limit: Infinity }, source.onScan).map((row) => decodeStored(row.doc));
    };
  }
  let held: Map<string, Document[]> | undefined;
  return (document) => {
    held ??= holdBy(source, spec.from, foreignField);
    const found = new Set<Document>();
    for (const value of localValues(document, spec.localField as string)) {
      for (const match of held.get(rowText([encodeKey(value)])) ?? []) found.add(match);
    }
    return [...found];
  };
}

function holdBy(source: LookupSource, name: string, field: string): Map<string, Document[]> {
  const held = new Map<string, Document[]>();
  for (const document of readAll(source, name)) {
    const { values } = valuesAtPath(document, splitPath(field));
    for (const value of values) {
      const key = rowText([encodeKey(value ?? null)]);
      const list = held.get(key);
      if (list === undefined) held.set(key, [document]);
      else list.push(document);
    }
  }
  return held;
}

function readAll(source: LookupSource, name: string): Document[] {
  const rows = searchRows(source.collection(name), { filter: {}, sort: [], skip: 0, limit: MOST_HELD + 1 }, source.onScan);
  if (rows.length > MOST_HELD) throw requestFailed(`$lookup would read more than ${MOST_HELD} documents of ${name}; give the joined field an index`);
  return rows.map((row) => decodeStored(row.doc));
}

function joinByPipeline(source: LookupSource, spec: LookupSpec, options: Options): (document: Document) => Document[] {
  const pipeline = spec.pipeline as AnyObject[];
  let held: Document[] | undefined;
  const byField = spec.localField === undefined ? undefined : joinByField(source, spec);
  const first = pipeline[0]?.['$match'];
  // A leading match without variables narrows the collection once and by index.
  const fixed = isDocument(first) && !JSON.stringify(first).includes('$$') ? first : undefined;
  return (document) => {
    const joined = byField?.(document) ?? (held ??= fixed === undefined ? readAll(source, spec.from) : readMatching(source, spec.from, fixed));
    const variables = spec.let === undefined ? {} : (evalExpr(document, spec.let, options) as AnyObject);
    const aggregator = new Aggregator(pipeline, { ...plainOptions(options), variables: { ...options.variables, ...variables } });
    return aggregator.run(joined as AnyObject[]) as Document[];
  };
}

function readMatching(source: LookupSource, name: string, filter: Document): Document[] {
  return searchRows(source.collection(name), { filter, sort: [], skip: 0, limit: Infinity }, source.onScan).map((row) => decodeStored(row.doc));
}

function plainOptions(options: Options): Partial<Options> {
  return {
    context: options.context,
    scriptEnabled: false,
    ...(options.jsonSchemaValidator === undefined ? {} : { jsonSchemaValidator: options.jsonSchemaValidator }),
  };
}
