import { requestFailed } from './errors';
import { equalValues, typeRank } from './ordering';
import { isDocument, type Document, type Value } from './value';

type Check = (value: Value | undefined) => boolean;

const RANKS: Readonly<Record<string, number>> = { string: 4, object: 5, array: 6, binData: 7, objectId: 8, bool: 9, boolean: 9, date: 10, regex: 12 };

function typeCheck(names: Value): Check {
  const list = (Array.isArray(names) ? names : [names]).map(String);
  return (value) =>
    list.some((name) => {
      if (name === 'null') return value === null;
      if (name === 'number' || name === 'decimal') return typeof value === 'number';
      if (name === 'int' || name === 'long' || name === 'integer') return typeof value === 'number' && Number.isInteger(value);
      if (name === 'double') return typeof value === 'number' && !Number.isInteger(value);
      if (RANKS[name] === undefined) throw requestFailed(`$jsonSchema: unknown type ${name}`);
      return value !== undefined && typeRank(value) === RANKS[name];
    });
}

const whenNumber = (test: (value: number) => boolean): Check => (value) => typeof value !== 'number' || test(value);
const whenText = (test: (value: string) => boolean): Check => (value) => typeof value !== 'string' || test(value);
const whenArray = (test: (value: Value[]) => boolean): Check => (value) => !Array.isArray(value) || test(value);
const whenDocument = (test: (value: Document) => boolean): Check => (value) => !isDocument(value) || test(value);

function schemas(list: Value): Check[] {
  if (!Array.isArray(list)) throw requestFailed('$jsonSchema: a list of schemas is expected');
  return list.map((schema) => compileSchema(schema));
}

function properties(schema: Document): Check {
  const named = isDocument(schema['properties']) ? schema['properties'] : {};
  const checks = new Map(Object.keys(named).map((field) => [field, compileSchema(named[field] as Value)]));
  const patterned = isDocument(schema['patternProperties']) ? schema['patternProperties'] : {};
  const patterns = Object.keys(patterned).map((source) => ({ pattern: new RegExp(source), check: compileSchema(patterned[source] as Value) }));
  const others = schema['additionalProperties'];
  const otherCheck = isDocument(others) ? compileSchema(others) : undefined;
  return whenDocument((document) =>
    Object.keys(document).every((field) => {
      const value = document[field];
      const own = checks.get(field);
      const fitting = patterns.filter(({ pattern }) => pattern.test(field));
      if (own !== undefined && !own(value)) return false;
      if (!fitting.every(({ check }) => check(value))) return false;
      if (own !== undefined || fitting.length > 0) return true;
      return others !== false && (otherCheck === undefined || otherCheck(value));
    }),
  );
}

function items(schema: Document): Check {
  const each = schema['items'];
  if (!Array.isArray(each)) {
    const check = compileSchema(each as Value);
    return whenArray((array) => array.every(check));
  }
  const checks = each.map((member) => compileSchema(member));
  return whenArray((array) => array.every((element, i) => checks[i]?.(element) ?? schema['additionalItems'] !== false));
}

const KEYWORDS: Readonly<Record<string, (operand: Value, schema: Document) => Check>> = {
  bsonType: typeCheck,
  type: typeCheck,
  enum: (list) => (value) => value !== undefined && Array.isArray(list) && list.some((member) => equalValues(member, value)),
  required: (fields) => whenDocument((document) => Array.isArray(fields) && fields.every((field) => Object.prototype.hasOwnProperty.call(document, String(field)))),
  minimum: (limit, schema) => whenNumber((value) => (schema['exclusiveMinimum'] === true ? value > Number(limit) : value >= Number(limit))),
  maximum: (limit, schema) => whenNumber((value) => (schema['exclusiveMaximum'] === true ? value < Number(limit) : value <= Number(limit))),
  multipleOf: (step) => whenNumber((value) => value % Number(step) === 0),
  minLength: (least) => whenText((value) => [...value].length >= Number(least)),
  maxLength: (most) => whenText((value) => [...value].length <= Number(most)),
  pattern: (source) => {
    const pattern = new RegExp(String(source));
    return whenText((value) => pattern.test(value));
  },
  items: (_, schema) => items(schema),
  minItems: (least) => whenArray((value) => value.length >= Number(least)),
  maxItems: (most) => whenArray((value) => value.length <= Number(most)),
  uniqueItems: (wanted) => whenArray((value) => wanted !== true || value.every((member, i) => !value.slice(0, i).some((earlier) => equalValues(earlier, member)))),
  properties: (_, schema) => properties(schema),
  patternProperties: (_, schema) => properties(schema),
  additionalProperties: (_, schema) => properties(schema),
  minProperties: (least) => whenDocument((value) => Object.keys(value).length >= Number(least)),
  maxProperties: (most) => whenDocument((value) => Object.keys(value).length <= Number(most)),
  allOf: (list) => {
    const checks = schemas(list);
    return (value) => checks.every((check) => check(value));
  },
  anyOf: (list) => {
    const checks = schemas(list);
    return (value) => checks.some((check) => check(value));
  },
  oneOf: (list) => {
    const checks = schemas(list);
    return (value) => checks.filter((check) => check(value)).length === 1;
  },
  not: (schema) => {
    const check = compileSchema(schema);
    return (value) => !check(value);
  },
};

const SILENT = new Set(['title', 'description', 'exclusiveMinimum', 'exclusiveMaximum', 'additionalItems']);

/** Compiles a `$jsonSchema` (draft 4 with `bsonType`, as MongoDB has it). Refuses keywords MongoDB does not know. */
export function compileSchema(schema: Value): Check {
  if (!isDocument(schema)) throw requestFailed('$jsonSchema must be an object');
  const checks = Object.keys(schema)
    .filter((keyword) => !SILENT.has(keyword))
    .map((keyword) => {
      const build = KEYWORDS[keyword];
      if (build === undefined) throw requestFailed(`Unknown $jsonSchema keyword: ${keyword}`);
      return build(schema[keyword] as Value, schema);
    });
  return (value) => checks.every((check) => check(value));
}
