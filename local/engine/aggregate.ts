import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as accumulatorOperators from 'mingo/operators/accumulator';
import * as expressionOperators from 'mingo/operators/expression';
import * as pipelineOperators from 'mingo/operators/pipeline';
import * as projectionOperators from 'mingo/operators/projection';
import { $and, $expr, $jsonSchema, $nor, $not, $or } from 'mingo/operators/query';
import type { AnyObject } from 'mingo/types';
import { decodeStored, encodeValue } from './ejson';
import type { Engine } from './engine';
import { CloudError, requestFailed } from './errors';
import { queryOperators } from './query-operators';
import { searchRows } from './search';
import type { Document, Value } from './value';

/** Rows without a `$limit` stage, as users of the real service report. */
const DEFAULT_ROWS = 20;
const MOST_ROWS = 10_000;

const AGGREGATE_CONTEXT = Context.init({
  accumulator: accumulatorOperators,
  expression: expressionOperators,
  pipeline: pipelineOperators,
  projection: projectionOperators,
  query: { $and, $expr, $jsonSchema, $nor, $not, $or, ...queryOperators },
});

/** Runs a pipeline and answers its documents as text: 20 without a limit stage, at most 10,000 with one. */
export async function runAggregate(engine: Engine, collectionName: string, pipeline: Document[], nowMs: number): Promise<string[]> {
  const collection = engine.database.collection(collectionName);
  const first = pipeline[0]?.['$match'];
  const filter = first !== undefined ? (first as Document) : {};
  const rows = searchRows(collection, { filter, sort: [], skip: 0, limit: Infinity }, engine.onScan);
  const rest = first !== undefined ? pipeline.slice(1) : pipeline;
  const limited = pipeline.some((stage) => '$limit' in stage);
  try {
    const aggregator = new Aggregator(rest as AnyObject[], {
      context: AGGREGATE_CONTEXT,
      scriptEnabled: false,
      variables: { now: new Date(nowMs) },
      collectionResolver: (name: string) =>
        searchRows(engine.database.collection(name), { filter: {}, sort: [], skip: 0, limit: Infinity }, engine.onScan).map((row) => decodeStored(row.doc)) as AnyObject[],
    });
    const found = aggregator.run(rows.map((row) => decodeStored(row.doc)));
    return found.slice(0, limited ? MOST_ROWS : DEFAULT_ROWS).map((document) => encodeValue(document as Value));
  } catch (error) {
    throw error instanceof CloudError ? error : requestFailed((error as Error).message);
  }
}
