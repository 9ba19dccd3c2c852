import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as accumulatorOperators from 'mingo/operators/accumulator';
import * as mingoStages from 'mingo/operators/pipeline';
import * as projectionOperators from 'mingo/operators/projection';
import type { AnyObject } from 'mingo/types';
import type { Collection } from './collection';
import { decodeStored, encodeValue } from './ejson';
import { CloudError, requestFailed } from './errors';
import { expressionOperators } from './expression-operators';
import { $bucket, $group } from './group';
import { lookupStage, type LookupSource } from './lookup';
import { pipelineStages, readSort } from './pipeline-stages';
import type { SortField } from './planner';
import { allQueryOperators, compileQuery, jsonSchemaValidator } from './query';
import { countMatches, searchRows, SCAN_LIMIT, type OnScan } from './search';
import { isDocument, type Document, type Value } from './value';

/** Rows without a `$limit` stage, as users of the real service report. */
const DEFAULT_ROWS = 20;
const MOST_ROWS = 10_000;

/** Stages that reach the wire from wx-server-sdk, and `$set`/`$unset` that its raw form lets through. */
const STAGES = ['$addFields', '$bucketAuto', '$match', '$project', '$set', '$unset', '$replaceWith', '$facet', '$redact'] as const;

function contextFor(source: LookupSource): Context {
  const kept = Object.fromEntries(STAGES.map((name) => [name, mingoStages[name]]));
  return Context.init({
    accumulator: accumulatorOperators,
    expression: expressionOperators,
    pipeline: { ...kept, ...pipelineStages, $group, $bucket, $lookup: lookupStage(source) } as never,
    projection: projectionOperators,
    query: allQueryOperators,
  });
}

/**
 * Runs a pipeline and answers its documents as text: 20 without a limit stage, at most 10,000 with one.
 * Leading matches, sorts and limits go to the indexes; the rest streams.
 */
export function runAggregate(source: LookupSource, collectionName: string, pipeline: Document[], nowMs: number): string[] {
  const collection = source.collection(collectionName);
  for (const stage of pipeline) refuseUnknownStage(stage);
  const { filter, sort, limit, rest } = leadingSearch(pipeline);
  const limited = pipeline.some((stage) => '$limit' in stage);
  try {
    const counted = countOnly(collection, filter, sort, rest, source.onScan);
    if (counted !== undefined) return counted;
    const aggregator = new Aggregator(rest as AnyObject[], {
      context: contextFor(source),
      scriptEnabled: false,
      jsonSchemaValidator,
      variables: { NOW: new Date(nowMs) },
    });
    const texts: string[] = [];
    const most = limited ? MOST_ROWS : DEFAULT_ROWS;
    withDocuments(collection, filter, sort, limit, source.onScan, (documents) => {
      const stream = aggregator.stream(documents);
      for (let next = stream.next(); !next.done && texts.length < most; next = stream.next()) texts.push(encodeValue(next.value as Value));
    });
    return texts;
  } catch (error) {
    throw error instanceof CloudError ? error : requestFailed((error as Error).message);
  }
}

const KNOWN = new Set<string>([...STAGES, ...Object.keys(pipelineStages), '$group', '$bucket', '$lookup'].filter((name) => name !== '$sortLimit'));

function refuseUnknownStage(stage: Document): void {
  const names = Object.keys(stage);
  if (names.length !== 1) throw requestFailed('A pipeline stage specification object must contain exactly one field.');
  if (!KNOWN.has(names[0] as string)) throw requestFailed(`Unrecognized pipeline stage name: '${names[0]}'`);
}

interface LeadingSearch {
  filter: Document;
  sort: SortField[];
  limit: number;
  rest: Document[];
}

/** Splits off what the search itself can do: matches first, then one sort, then a limit. */
function leadingSearch(pipeline: readonly Document[]): LeadingSearch {
  const filters: Document[] = [];
  let at = 0;
  for (; at < pipeline.length; at++) {
    const match = pipeline[at]?.['$match'];
    if (!isDocument(match)) break;
    filters.push(match);
  }
  const filter = filters.length === 0 ? {} : filters.length === 1 ? (filters[0] as Document) : { $and: filters };
  let sort: SortField[] = [];
  if (pipeline[at]?.['$sort'] !== undefined) sort = readSort(pipeline[at++]?.['$sort']);
  let limit = Infinity;
  const asked = pipeline[at]?.['$limit'];
  if (typeof asked === 'number' && Number.isInteger(asked) && asked > 0) {
    limit = asked;
    at++;
  }
  return { filter, sort, limit, rest: fuseSorts(pipeline.slice(at)) };
}

/** A sort directly before a limit needs to keep only so many. */
function fuseSorts(stages: readonly Document[]): Document[] {
  const fused: Document[] = [];
  for (let i = 0; i < stages.length; i++) {
    const stage = stages[i] as Document;
    const limit = stages[i + 1]?.['$limit'];
    if (stage['$sort'] !== undefined && typeof limit === 'number' && Number.isInteger(limit) && limit > 0) {
      fused.push({ $sortLimit: { sort: stage['$sort'], limit } });
      i++;
    } else fused.push(stage);
  }
  return fused;
}

/** A pipeline that only counts what a query finds is a count. */
function countOnly(collection: Collection, filter: Document, sort: readonly SortField[], rest: readonly Document[], onScan: OnScan): string[] | undefined {
  const field = rest[0]?.['$count'];
  if (rest.length !== 1 || typeof field !== 'string' || sort.length > 0 || field === '' || field.startsWith('$')) return undefined;
  const total = countMatches(collection, filter, onScan);
  return total === 0 ? [] : [encodeValue({ [field]: total })];
}

/** Streams the found documents; a sort that no index gives is done first. The rows are let go whatever happens. */
function withDocuments(
  collection: Collection,
  filter: Document,
  sort: readonly SortField[],
  limit: number,
  onScan: OnScan,
  use: (documents: Iterable<Document>) => void,
): void {
  const plan = collection.plan(filter, sort);
  if (sort.length > 0 || limit !== Infinity) {
    const rows = searchRows(collection, { filter, sort, skip: 0, limit }, onScan);
    return use(rows.map((row) => decodeStored(row.doc)));
  }
  const matches = plan.exact ? undefined : compileQuery(filter);
  if (plan.fullScan && Object.keys(filter).length > 0 && collection.count > SCAN_LIMIT) {
    onScan({ collection: collection.name, filter, sort, examined: collection.count, collectionSize: collection.count });
  }
  const rows = collection.rows(plan);
  try {
    use(decoded(rows, matches));
  } finally {
    rows.return?.();
  }
}

function* decoded(rows: Iterable<{ doc: string }>, matches: ((document: Document) => boolean) | undefined): Generator<Document> {
  for (const row of rows) {
    const document = decodeStored(row.doc);
    if (matches === undefined || matches(document)) yield document;
  }
}
