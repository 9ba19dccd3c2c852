import { encodeKey, keyIsExact, NULL_KEY, typeBounds, type Key } from './key-encoding';
import { prefilterOf } from './prefilter';
import { isDocument, type Document, type Value } from './value';

/** What the planner must know of an index; `_id` is one too, on the collection's own table. */
export interface PlannableIndex {
  readonly name: string;
  /** Table and column names as the SQL needs them. */
  readonly columns: readonly string[];
  readonly fields: readonly { field: string; direction: 1 | -1 }[];
  readonly multikey: boolean;
  readonly unique: boolean;
}

export interface SortField {
  field: string;
  direction: 1 | -1;
}

export interface Plan {
  readonly index: PlannableIndex | undefined;
  readonly conditions: readonly string[];
  readonly parameters: readonly Key[];
  /** SQL decided every term of the query; nothing is left to test. */
  readonly exact: boolean;
  /** Rows come in the order asked for. */
  readonly sorted: boolean;
  readonly order: readonly string[];
  /** Set where one field may have any of a list of values and the index gives the order behind it: a walk for each value, merged in that order. */
  readonly branches?: Branches;
  /** No index bounds the search: every document may have to be looked at. */
  readonly fullScan: boolean;
}

export interface Branches {
  readonly conditions: readonly string[];
  readonly parameters: readonly (readonly Key[])[];
}

/** MongoDB merges at most so many walks of an index before it would rather sort (`internalQueryMaxScansToExplode`). */
const MOST_BRANCHES = 200;

interface Bound {
  key: Key;
  inclusive: boolean;
  /** Not asked for, but following from it: `$gt: 5` never goes beyond the numbers. */
  implied: boolean;
}

/** What the and-terms of a query say about one field, as far as an index can use it. */
interface Constraint {
  points?: Key[];
  low?: Bound;
  high?: Bound;
  /** The constraint says all that the terms say. */
  exact: boolean;
  /** Number of terms behind it: a multikey index may use only one of them for sure. */
  terms: number;
}

interface Analysis {
  constraints: Map<string, Constraint>;
  /** Some term of the query is not expressed by the constraints. */
  residual: boolean;
}

/**
 * Chooses how to find the documents of a query: the index whose leading fields are fixed by equality,
 * then bounded by one range, then give the order asked for. The rows are a superset; `exact` says when they are the answer.
 */
export function planQuery(filter: Document, sort: readonly SortField[], indexes: readonly PlannableIndex[]): Plan {
  const analysis = analyse(filter);
  let best: { plan: Plan; score: number } | undefined;
  for (const index of indexes) {
    const candidate = planWith(index, analysis, sort);
    if (candidate !== undefined && (best === undefined || candidate.score > best.score)) best = candidate;
  }
  return best?.plan ?? scanPlan(filter, analysis, sort);
}

function scanPlan(filter: Document, analysis: Analysis, sort: readonly SortField[]): Plan {
  const nothingAsked = !analysis.residual && analysis.constraints.size === 0;
  const { conditions, parameters } = prefilterOf(filter);
  return { index: undefined, conditions, parameters, exact: nothingAsked, sorted: sort.length === 0, order: [], fullScan: true };
}

function planWith(index: PlannableIndex, analysis: Analysis, sort: readonly SortField[]): { plan: Plan; score: number } | undefined {
  const conditions: string[] = [];
  const parameters: Key[] = [];
  const points: Key[][] = [];
  const used = new Set<string>();
  let exact = !analysis.residual;
  let score = 0;
  let position = 0;
  let onePoint = true;
  for (; position < index.fields.length; position++) {
    const { field } = index.fields[position] as SortField;
    const constraint = analysis.constraints.get(field);
    if (constraint?.points === undefined) break;
    const column = index.columns[position] as string;
    conditions.push(constraint.points.length === 1 ? `${column}=?` : constraint.points.length === 0 ? '0' : `${column} IN (${marks(constraint.points)})`);
    parameters.push(...padded(constraint.points));
    points.push(distinct(constraint.points));
    if (constraint.points.length > 1) onePoint = false;
    exact &&= constraint.exact && !(index.multikey && constraint.terms > 1);
    used.add(field);
    score += constraint.points.length === 1 ? 10 : 8;
  }
  if (index.unique && onePoint && position === index.fields.length) score += 100;
  const oneWalk = index.multikey ? false : orderGiven(index, position, sort, onePoint, analysis);
  const merged = oneWalk === false && !index.multikey && sort.length > 0 && walksOf(points) !== undefined ? orderGiven(index, position, sort, true, analysis) : false;
  const sortedBy = oneWalk === false && merged !== false && merged.length > 0 ? merged : oneWalk;
  const range = rangeOn(index, position, analysis);
  if (range !== undefined) {
    conditions.push(...range.conditions);
    parameters.push(...range.parameters);
    exact &&= range.exact;
    used.add(range.field);
    score += range.conditions.length > 1 ? 5 : 4;
  }
  if (used.size === 0 && !(sort.length > 0 && sortedBy)) return undefined;
  exact &&= used.size === analysis.constraints.size;
  if (sort.length > 0 && sortedBy) score += 3;
  const order = sort.length > 0 && sortedBy ? sortedBy : [];
  const branches = oneWalk === false && sortedBy !== false ? branchesOf(index, points, range) : undefined;
  const plan = { index, conditions, parameters, exact, sorted: sort.length === 0 || sortedBy !== false, order, fullScan: used.size === 0, ...(branches && { branches }) };
  return { plan, score };
}

/** The place of the one field with several values, when there are few enough to walk each by itself. */
function walksOf(points: readonly (readonly Key[])[]): number | undefined {
  const several = points.flatMap((keys, position) => (keys.length > 1 ? [position] : []));
  const [place] = several;
  const few = place !== undefined && several.length === 1 && (points[place]?.length ?? 0) <= MOST_BRANCHES;
  return few && points.every((keys) => keys.length > 0) ? place : undefined;
}

function branchesOf(index: PlannableIndex, points: readonly (readonly Key[])[], range: { conditions: string[]; parameters: Key[] } | undefined): Branches | undefined {
  const place = walksOf(points);
  if (place === undefined) return undefined;
  return {
    conditions: [...points.map((_, position) => `${index.columns[position] as string}=?`), ...(range?.conditions ?? [])],
    parameters: (points[place] ?? []).map((key) => [...points.map((keys, position) => (position === place ? key : (keys[0] as Key))), ...(range?.parameters ?? [])]),
  };
}

/** Bytes are compared by content, which a set does not do. */
function distinct(keys: readonly Key[]): Key[] {
  return [...new Map(keys.map((key) => [key instanceof Buffer ? `b${key.toString('hex')}` : typeof key === 'number' ? `n${key}` : `s${key}`, key])).values()];
}

function marks(points: readonly Key[]): string {
  return padded(points).map(() => '?').join(',');
}

/** Lists are filled up to a power of two with their last member, so that few different statements are prepared. */
function padded(points: readonly Key[]): Key[] {
  if (points.length < 2) return [...points];
  const size = 2 ** Math.ceil(Math.log2(points.length));
  return [...points, ...new Array<Key>(size - points.length).fill(points[points.length - 1] as Key)];
}

/** The ORDER BY that this index answers without sorting, or false. */
function orderGiven(
  index: PlannableIndex,
  fixed: number,
  sort: readonly SortField[],
  onePoint: boolean,
  analysis: Analysis,
): string[] | false {
  const open = sort.filter(({ field }) => !(analysis.constraints.get(field)?.points?.length === 1 && index.fields.slice(0, fixed).some((key) => key.field === field)));
  if (open.length === 0) return onePoint ? [] : false;
  if (!onePoint) return false;
  const order: string[] = [];
  let reversed: boolean | undefined;
  for (const [offset, { field, direction }] of open.entries()) {
    const key = index.fields[fixed + offset];
    if (key === undefined || key.field !== field) return false;
    const turn = key.direction !== direction;
    if (reversed !== undefined && reversed !== turn) return false;
    reversed = turn;
    order.push(`${index.columns[fixed + offset] as string}${direction === -1 ? ' DESC' : ''}`);
  }
  return order;
}

function rangeOn(index: PlannableIndex, position: number, analysis: Analysis): { field: string; conditions: string[]; parameters: Key[]; exact: boolean } | undefined {
  const field = index.fields[position]?.field;
  const constraint = field === undefined ? undefined : analysis.constraints.get(field);
  if (field === undefined || constraint === undefined || constraint.points !== undefined) return undefined;
  const column = index.columns[position] as string;
  const bounds = [
    ...(constraint.low ? [{ operator: constraint.low.inclusive ? '>=' : '>', key: constraint.low.key }] : []),
    ...(constraint.high ? [{ operator: constraint.high.inclusive ? '<=' : '<', key: constraint.high.key }] : []),
  ];
  if (bounds.length === 0) return undefined;
  // On a multikey index two terms may be met by two different elements, so only one bound may be used.
  const usable = index.multikey && constraint.terms > 1 ? bounds.slice(0, 1) : bounds;
  return {
    field,
    conditions: usable.map(({ operator }) => `${column}${operator}?`),
    parameters: usable.map(({ key }) => key),
    exact: constraint.exact && !(index.multikey && constraint.terms > 1),
  };
}

function analyse(filter: Document): Analysis {
  const analysis: Analysis = { constraints: new Map(), residual: false };
  collectTerms(filter, analysis);
  return analysis;
}

function collectTerms(filter: Document, analysis: Analysis): void {
  for (const key of Object.keys(filter)) {
    const operand = filter[key] as Value;
    if (key === '$and' && Array.isArray(operand) && operand.length > 0 && operand.every(isDocument)) {
      for (const part of operand as Document[]) collectTerms(part, analysis);
    } else if (key.startsWith('$')) {
      analysis.residual = true;
    } else if (isDocument(operand) && Object.keys(operand).some((name) => name.startsWith('$'))) {
      for (const operator of Object.keys(operand)) addTerm(analysis, key, operator, operand[operator] as Value, operand);
    } else {
      addTerm(analysis, key, operand instanceof RegExp ? '$regex' : '$eq', operand, undefined);
    }
  }
}

function addTerm(analysis: Analysis, field: string, operator: string, operand: Value, siblings: Document | undefined): void {
  const term = constraintOf(operator, operand, siblings);
  if (term === undefined) {
    analysis.residual = true;
    return;
  }
  const known = analysis.constraints.get(field);
  analysis.constraints.set(field, known === undefined ? term : combined(known, term));
}

/** Two terms on one field: an equality wins and leaves the rest to be tested, two bounds make a range. */
function combined(first: Constraint, second: Constraint): Constraint {
  const terms = first.terms + second.terms;
  if (first.points !== undefined || second.points !== undefined) {
    const points = first.points ?? (second.points as Key[]);
    return { points, exact: false, terms };
  }
  const clash = bothAsked(first.low, second.low) || bothAsked(first.high, second.high);
  const low = asked(first.low) ?? second.low ?? first.low;
  const high = asked(first.high) ?? second.high ?? first.high;
  const sameType = typeOfBound(first) === typeOfBound(second);
  return { ...(low && { low }), ...(high && { high }), exact: first.exact && second.exact && !clash && sameType, terms };
}

function asked(bound: Bound | undefined): Bound | undefined {
  return bound?.implied ? undefined : bound;
}

function bothAsked(first: Bound | undefined, second: Bound | undefined): boolean {
  return asked(first) !== undefined && asked(second) !== undefined;
}

function typeOfBound(constraint: Constraint): string {
  const key = (asked(constraint.low) ?? constraint.high)?.key;
  return key instanceof Buffer ? `blob${key[0] ?? ''}` : typeof key;
}

function constraintOf(operator: string, operand: Value, siblings: Document | undefined): Constraint | undefined {
  switch (operator) {
    case '$eq':
      return equality(operand);
    case '$in':
      return membership(operand);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return bounded(operator, operand);
    case '$regex':
      return prefix(operand, siblings);
    default:
      return undefined;
  }
}

function equality(operand: Value): Constraint | undefined {
  if (Array.isArray(operand) || operand instanceof RegExp) return undefined;
  return { points: [encodeKey(operand)], exact: keyIsExact(operand), terms: 1 };
}

const MAX_LIST = 16_384;

function membership(operand: Value): Constraint | undefined {
  if (!Array.isArray(operand) || operand.length > MAX_LIST) return undefined;
  if (operand.some((member) => Array.isArray(member) || member instanceof RegExp)) return undefined;
  return { points: [...new Set(operand.map(encodeKey))], exact: operand.every(keyIsExact), terms: 1 };
}

function bounded(operator: '$gt' | '$gte' | '$lt' | '$lte', operand: Value): Constraint | undefined {
  if (operand === null) return operator === '$gte' || operator === '$lte' ? { points: [NULL_KEY], exact: false, terms: 1 } : undefined;
  // NaN compares with nothing but itself; such a term is left to the test.
  if (Array.isArray(operand) || (typeof operand === 'number' && Number.isNaN(operand))) return undefined;
  const limits = typeBounds(operand);
  if (limits === undefined) return undefined;
  const key = encodeKey(operand);
  const exact = keyIsExact(operand);
  const inclusive = operator === '$gte' || operator === '$lte' || !exact;
  const bound: Bound = { key, inclusive, implied: false };
  if (operator === '$gt' || operator === '$gte') {
    return { low: bound, high: { key: limits.high, inclusive: false, implied: true }, exact, terms: 1 };
  }
  // The floor of the numbers is NaN, which is below nothing.
  return { low: { key: limits.low, inclusive: typeof operand !== 'number', implied: true }, high: bound, exact, terms: 1 };
}

/** `/^abc/` is a range of strings; whatever follows the plain beginning is tested afterwards. */
function prefix(operand: Value, siblings: Document | undefined): Constraint | undefined {
  const source = operand instanceof RegExp ? operand.source : typeof operand === 'string' ? operand : undefined;
  const flags = operand instanceof RegExp ? operand.flags : String(siblings?.['$options'] ?? '');
  if (source === undefined || flags !== '') return undefined;
  const beginning = /^\^([\p{L}\p{N} _:@-]+)(?![*?+{|])/u.exec(source)?.[1];
  // An alternative anywhere may match without the beginning.
  if (beginning === undefined || source.includes('|')) return undefined;
  const plain = /^[*?+{]/.test(source.slice(1 + beginning.length)) ? [...beginning].slice(0, -1).join('') : beginning;
  if (plain === '') return undefined;
  return { low: { key: plain, inclusive: true, implied: false }, high: { key: `${plain}\u{10FFFF}`, inclusive: true, implied: false }, exact: false, terms: 1 };
}
