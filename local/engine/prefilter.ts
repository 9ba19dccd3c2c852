import { isDocument, type Document, type Value } from './value';

/** Conditions on a document's stored text that hold for everything a query finds, and for little else. */
export interface Prefilter {
  conditions: string[];
  parameters: (string | number)[];
}

/** Longer lists are left to the test itself. */
const MOST_LISTED = 20;

/**
 * What SQL can rule out without reading a document into memory, for a search that no index bounds.
 * Stored text has no spaces, so a field that holds 7 has `"level":7` in it, or begins an array.
 *
 * @example
 * prefilterOf({ level: 7 }).conditions //=> ['(instr(c.doc,?) OR instr(c.doc,?))'] for `"level":7` and `"level":[`
 */
export function prefilterOf(filter: Document): Prefilter {
  const found: Prefilter = { conditions: [], parameters: [] };
  collect(filter, found);
  return found;
}

function collect(filter: Document, found: Prefilter): void {
  for (const field of Object.keys(filter)) {
    const operand = filter[field] as Value;
    if (field === '$and' && Array.isArray(operand)) {
      for (const part of operand) if (isDocument(part)) collect(part, found);
    } else if (!field.startsWith('$')) {
      const operators = isDocument(operand) && Object.keys(operand).some((name) => name.startsWith('$')) ? operand : { $eq: operand };
      for (const operator of Object.keys(operators)) addCondition(found, field, operator, operators[operator] as Value);
    }
  }
}

function addCondition(found: Prefilter, field: string, operator: string, operand: Value): void {
  if (operator === '$eq') addTexts(found, field, [operand]);
  else if (operator === '$in' && Array.isArray(operand) && operand.length > 0 && operand.length <= MOST_LISTED) addTexts(found, field, operand);
  else if (operator === '$gt' || operator === '$gte' || operator === '$lt' || operator === '$lte') addRange(found, field, operator, operand);
}

function addTexts(found: Prefilter, field: string, values: Value[]): void {
  const name = field.slice(field.lastIndexOf('.') + 1);
  // A place in an array has no name in the text.
  if (/^\d+$/.test(name) || !values.every(isPlainScalar)) return;
  const beginnings = [...values.map((value) => JSON.stringify(value)), '['];
  found.conditions.push(`(${beginnings.map(() => 'instr(c.doc,?)').join(' OR ')})`);
  found.parameters.push(...beginnings.map((beginning) => `${JSON.stringify(name)}:${beginning}`));
}

function isPlainScalar(value: Value): boolean {
  return (typeof value === 'number' && Number.isFinite(value)) || typeof value === 'string' || typeof value === 'boolean';
}

/** Arrays and special numbers are extracted as text or not comparable, so they always pass. */
function addRange(found: Prefilter, field: string, operator: '$gt' | '$gte' | '$lt' | '$lte', operand: Value): void {
  if (typeof operand !== 'number' || !Number.isFinite(operand) || !/^[A-Za-z_]\w*$/.test(field)) return;
  const sign = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' }[operator];
  found.conditions.push(`(json_extract(c.doc,'$.${field}') ${sign} ? OR json_type(c.doc,'$.${field}') IN ('array','object'))`);
  found.parameters.push(operand);
}
