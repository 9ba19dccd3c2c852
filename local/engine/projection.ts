import { Query } from 'mingo/query';
import { QUERY_OPTIONS } from './query';
import { requestFailed } from './errors';
import { isDocument, type Document, type Value } from './value';

interface Node {
  children: Map<string, Node>;
  /** Set on leaves: keep, drop, or compute from the value found. */
  apply?: (value: Value) => Value | undefined;
}

/**
 * Compiles a find projection: fields kept (1), dropped (0), `$slice` or `$elemMatch`.
 * Refuses a mixture of kept and dropped fields, except `_id: 0`.
 */
export function compileProjection(projection: Document): ((document: Document) => Document) | undefined {
  const fields = Object.keys(projection);
  if (fields.length === 0) return undefined;
  const including = isIncluding(projection);
  const root: Node = { children: new Map() };
  for (const field of fields) if (field !== '_id') plant(root, field, leafOf(projection[field] as Value));
  const withId = projection['_id'] === undefined || truthy(projection['_id']);
  return (document) => {
    const { _id, ...rest } = document;
    const kept = including ? include(rest as Document, root) : exclude(rest as Document, root);
    return withId && _id !== undefined ? { _id, ...kept } : kept;
  };
}

function truthy(value: Value): boolean {
  return value !== 0 && value !== false && value !== null;
}

function isIncluding(projection: Document): boolean {
  let including: boolean | undefined;
  for (const field of Object.keys(projection)) {
    const wanted = projection[field] as Value;
    if (isDocument(wanted) && '$slice' in wanted) continue;
    const keeps = isDocument(wanted) || truthy(wanted);
    if (field === '_id') {
      if (Object.keys(projection).length === 1) including = keeps;
      continue;
    }
    if (including !== undefined && including !== keeps) throw requestFailed('Projection cannot have a mix of inclusion and exclusion.');
    including = keeps;
  }
  return including ?? (projection['_id'] !== undefined && truthy(projection['_id']));
}

function leafOf(wanted: Value): NonNullable<Node['apply']> {
  if (!isDocument(wanted)) return truthy(wanted) ? (value) => value : () => undefined;
  if ('$slice' in wanted) return sliced(wanted['$slice'] as Value);
  if ('$elemMatch' in wanted) {
    const condition = wanted['$elemMatch'] as Document;
    const ofScalar = Object.keys(condition)[0]?.startsWith('$') === true;
    const query = new Query(ofScalar ? { element: condition } : condition, QUERY_OPTIONS);
    return (value) => {
      if (!Array.isArray(value)) return undefined;
      const found = value.find((element) => query.test(ofScalar ? { element } : (element as Document)));
      return found === undefined ? undefined : [found];
    };
  }
  throw requestFailed(`Unsupported projection option: ${JSON.stringify(wanted)}`);
}

function sliced(operand: Value): (value: Value) => Value {
  const [skip, limit] = Array.isArray(operand) ? [Number(operand[0]), Number(operand[1])] : [undefined, Number(operand)];
  return (value) => {
    if (!Array.isArray(value)) return value;
    if (skip === undefined) return limit < 0 ? value.slice(limit) : value.slice(0, limit);
    const start = skip < 0 ? Math.max(0, value.length + skip) : skip;
    return value.slice(start, start + limit);
  };
}

function plant(root: Node, path: string, apply: NonNullable<Node['apply']>): void {
  let node = root;
  for (const part of path.split('.')) {
    if (node.apply) throw requestFailed(`Path collision at ${path}`);
    const next = node.children.get(part) ?? { children: new Map() };
    node.children.set(part, next);
    node = next;
  }
  if (node.children.size > 0) throw requestFailed(`Path collision at ${path}`);
  node.apply = apply;
}

function include(document: Document, node: Node): Document {
  const kept: Document = {};
  for (const field of Object.keys(document)) {
    const child = node.children.get(field);
    if (child === undefined) continue;
    const value = document[field] as Value;
    const result = child.apply ? child.apply(value) : within(value, (inner) => include(inner, child), false);
    if (result !== undefined) kept[field] = result;
  }
  return kept;
}

function exclude(document: Document, node: Node): Document {
  const kept: Document = {};
  for (const field of Object.keys(document)) {
    const child = node.children.get(field);
    const value = document[field] as Value;
    const result = child === undefined ? value : child.apply ? child.apply(value) : within(value, (inner) => exclude(inner, child), true);
    if (result !== undefined) kept[field] = result;
  }
  return kept;
}

/** Goes into embedded documents and arrays of them; scalars on the way are kept only when fields are being dropped. */
function within(value: Value, project: (inner: Document) => Document, keepScalars: boolean): Value | undefined {
  if (isDocument(value)) return project(value);
  if (Array.isArray(value)) {
    return value.flatMap((element) => {
      const result = within(element, project, keepScalars);
      return result === undefined ? [] : [result];
    });
  }
  return keepScalars ? value : undefined;
}
