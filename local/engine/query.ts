import { Context } from 'mingo/core';
import * as accumulatorOperators from 'mingo/operators/accumulator';
import * as expressionOperators from 'mingo/operators/expression';
import { $and, $expr, $jsonSchema, $nor, $not, $or } from 'mingo/operators/query';
import { Query } from 'mingo/query';
import type { Options } from 'mingo/types';
import { CloudError, requestFailed } from './errors';
import { queryOperators } from './query-operators';
import type { Document } from './value';

/** Operators a query may use. mingo's defaults are never loaded: `$where`, `$function` and `$accumulator` run scripts. */
const QUERY_CONTEXT = Context.init({
  query: { $and, $expr, $jsonSchema, $nor, $not, $or, ...queryOperators },
  expression: expressionOperators,
  accumulator: accumulatorOperators,
});

export const QUERY_OPTIONS: Partial<Options> = { context: QUERY_CONTEXT, scriptEnabled: false };

export type Matches = (document: Document) => boolean;

const ALWAYS: Matches = () => true;

/**
 * Compiles a query once into a test of documents.
 * Refuses what MongoDB refuses: unknown operators, operands of the wrong type.
 */
export function compileQuery(filter: Document): Matches {
  for (const first in filter) {
    if (first !== '') return compileWith(filter);
  }
  return ALWAYS;
}

function compileWith(filter: Document): Matches {
  try {
    const query = new Query(filter, QUERY_OPTIONS);
    return (document) => query.test(document);
  } catch (error) {
    throw error instanceof CloudError ? error : requestFailed((error as Error).message);
  }
}
