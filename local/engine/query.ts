import { Context } from 'mingo/core';
import * as accumulatorOperators from 'mingo/operators/accumulator';
import { $and, $expr, $jsonSchema, $nor, $not, $or } from 'mingo/operators/query';
import { Query } from 'mingo/query';
import type { AnyObject, Options } from 'mingo/types';
import { CloudError, requestFailed } from './errors';
import { expressionOperators } from './expression-operators';
import { geoOperators } from './geo-operators';
import { compileSchema } from './json-schema';
import { queryOperators } from './query-operators';
import type { Document, Value } from './value';

/** Operators a query may use. mingo's defaults are never loaded: `$where`, `$function` and `$accumulator` run scripts. */
type Logic = typeof $and;

/** mingo takes an empty list for all or nothing; MongoDB refuses it. */
function ofSome(name: string, operator: Logic): Logic {
  return (selector, list, options) => {
    if (!Array.isArray(list) || list.length === 0) throw requestFailed(`${name} must be a nonempty array`);
    return operator(selector, list, options);
  };
}

export const allQueryOperators = { $and: ofSome('$and', $and), $expr, $jsonSchema, $nor: ofSome('$nor', $nor), $not, $or: ofSome('$or', $or), ...queryOperators, ...geoOperators };

const QUERY_CONTEXT = Context.init({ query: allQueryOperators, expression: expressionOperators, accumulator: accumulatorOperators });

/** A schema is a test of whole documents. */
export function jsonSchemaValidator(schema: AnyObject): (document: unknown) => boolean {
  const check = compileSchema(schema as Document);
  return (document) => check(document as Value);
}

export const QUERY_OPTIONS: Partial<Options> = { context: QUERY_CONTEXT, scriptEnabled: false, jsonSchemaValidator };

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
