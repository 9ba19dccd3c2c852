import { isDocument, type Document, type Value } from './value';
import { requestFailed } from './errors';

/** Longitude and latitude in degrees, in this order. */
export type Position = readonly [number, number];

export interface Geometry {
  points: Position[];
  lines: Position[][];
  /** Each polygon: its outer ring, then its holes; rings are closed. */
  polygons: Position[][][];
}

/** The radius MongoDB uses for spheres, in metres. */
export const EARTH_RADIUS_METRES = 6_378_100;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres. */
export function distanceMetres([fromLng, fromLat]: Position, [toLng, toLat]: Position): number {
  const halfLat = Math.sin(radians(toLat - fromLat) / 2);
  const halfLng = Math.sin(radians(toLng - fromLng) / 2);
  const chord = halfLat ** 2 + Math.cos(radians(fromLat)) * Math.cos(radians(toLat)) * halfLng ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

export function positionOf(value: Value | undefined): Position | undefined {
  const coordinates = isDocument(value) && value['type'] === 'Point' ? value['coordinates'] : value;
  if (!Array.isArray(coordinates) || coordinates.length < 2) return undefined;
  const [lng, lat] = coordinates;
  return typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : undefined;
}

/** Reads GeoJSON; undefined for anything else. */
export function geometryOf(value: Value | undefined): Geometry | undefined {
  if (Array.isArray(value)) {
    const position = positionOf(value);
    return position && { points: [position], lines: [], polygons: [] };
  }
  if (!isDocument(value) || typeof value['type'] !== 'string') return undefined;
  const coordinates = value['coordinates'] as never;
  switch (value['type']) {
    case 'Point':
      return { points: [coordinates as Position], lines: [], polygons: [] };
    case 'MultiPoint':
      return { points: coordinates as Position[], lines: [], polygons: [] };
    case 'LineString':
      return { points: [], lines: [coordinates as Position[]], polygons: [] };
    case 'MultiLineString':
      return { points: [], lines: coordinates as Position[][], polygons: [] };
    case 'Polygon':
      return { points: [], lines: [], polygons: [coordinates as Position[][]] };
    case 'MultiPolygon':
      return { points: [], lines: [], polygons: coordinates as Position[][][] };
    default:
      return undefined;
  }
}

/** Geometry named by an operator; refuses what is not GeoJSON. */
export function requiredGeometry(value: Value | undefined): Geometry {
  const geometry = geometryOf(value);
  if (geometry === undefined) throw requestFailed(`unknown geo specifier: ${JSON.stringify(value)}`);
  return geometry;
}

/** True when a geometry shares at least one point with another. */
export function intersects(a: Geometry, b: Geometry): boolean {
  const positionsA = vertices(a);
  const positionsB = vertices(b);
  if (positionsA.some((position) => covers(b, position)) || positionsB.some((position) => covers(a, position))) return true;
  const segmentsB = segments(b);
  return segments(a).some((first) => segmentsB.some((second) => crosses(first, second)));
}

/** True when a geometry lies wholly inside the polygons of another. */
export function liesWithin(inner: Geometry, outer: Geometry): boolean {
  if (!vertices(inner).every((position) => outer.polygons.some((polygon) => insidePolygon(position, polygon)))) return false;
  const edges = segments({ points: [], lines: [], polygons: outer.polygons });
  return !segments(inner).some((segment) => edges.some((edge) => crossesProperly(segment, edge)));
}

function vertices(geometry: Geometry): Position[] {
  return [...geometry.points, ...geometry.lines.flat(), ...geometry.polygons.flat(2)];
}

type Segment = readonly [Position, Position];

function segments(geometry: Geometry): Segment[] {
  return [...geometry.lines, ...geometry.polygons.flat()].flatMap((line) =>
    line.slice(1).map((position, i) => [line[i] as Position, position] as const),
  );
}

function covers(geometry: Geometry, position: Position): boolean {
  return (
    geometry.points.some(([lng, lat]) => lng === position[0] && lat === position[1]) ||
    segments(geometry).some((segment) => onSegment(position, segment)) ||
    geometry.polygons.some((polygon) => insidePolygon(position, polygon))
  );
}

/** Inside the outer ring and in no hole; the border belongs to the polygon. */
function insidePolygon(position: Position, polygon: Position[][]): boolean {
  const [outer, ...holes] = polygon;
  if (outer === undefined || !insideRing(position, outer)) return false;
  return !holes.some((hole) => insideRing(position, hole) && !onRing(position, hole));
}

function onRing(position: Position, ring: Position[]): boolean {
  return segments({ points: [], lines: [ring], polygons: [] }).some((segment) => onSegment(position, segment));
}

function insideRing(position: Position, ring: Position[]): boolean {
  if (onRing(position, ring)) return true;
  const [x, y] = position;
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as Position;
    const [xj, yj] = ring[j] as Position;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

function side([ax, ay]: Position, [bx, by]: Position, [px, py]: Position): number {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
}

function onSegment(position: Position, [from, to]: Segment): boolean {
  if (side(from, to, position) !== 0) return false;
  const between = (value: number, a: number, b: number): boolean => value >= Math.min(a, b) && value <= Math.max(a, b);
  return between(position[0], from[0], to[0]) && between(position[1], from[1], to[1]);
}

function crossesProperly([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function crosses(first: Segment, second: Segment): boolean {
  return (
    crossesProperly(first, second) ||
    onSegment(first[0], second) || onSegment(first[1], second) || onSegment(second[0], first) || onSegment(second[1], first)
  );
}

/** What `$near` and `$nearSphere` ask for, by either form of the operator. */
export interface Nearness {
  field: string;
  from: Position;
  most: number;
  least: number;
}

/** The nearness term of a query, which also orders its result; one a query. */
export function nearnessOf(filter: Document): Nearness | undefined {
  for (const field of Object.keys(filter)) {
    const operand = filter[field];
    if (field === '$and' && Array.isArray(operand)) {
      for (const part of operand) {
        const found = isDocument(part) ? nearnessOf(part) : undefined;
        if (found !== undefined) return found;
      }
    }
    const near = isDocument(operand) ? (operand['$nearSphere'] ?? operand['$near']) : undefined;
    if (isDocument(operand) && near !== undefined) return readNearness(field, near, operand);
  }
  return undefined;
}

export function readNearness(field: string, near: Value, siblings: Document): Nearness {
  const bounds = isDocument(near) && near['$geometry'] !== undefined ? near : siblings;
  const from = positionOf(isDocument(near) && near['$geometry'] !== undefined ? near['$geometry'] : near);
  if (from === undefined) throw requestFailed('$near requires a point');
  const { $maxDistance: most, $minDistance: least } = bounds;
  return { field, from, most: typeof most === 'number' ? most : Infinity, least: typeof least === 'number' ? least : 0 };
}

/** @throws CloudError when a query asks for what is near a field without a geo index. */
export function requireGeoIndex(filter: Document, geoFields: ReadonlySet<string>): void {
  const near = nearnessOf(filter);
  if (near !== undefined && !geoFields.has(near.field)) throw requestFailed('error processing query: unable to find index for $geoNear query');
}

/** The same for a pipeline, whose `$geoNear` must come first; without a key there must be one geo index and no more. */
export function requireGeoIndexOfPipeline(pipeline: readonly Document[], geoFields: ReadonlySet<string>): void {
  for (const [position, stage] of pipeline.entries()) {
    const match = stage['$match'];
    if (position === 0 && isDocument(match)) requireGeoIndex(match, geoFields);
    const geoNear = stage['$geoNear'];
    if (!isDocument(geoNear)) continue;
    if (position > 0) throw requestFailed('$geoNear is only valid as the first stage in a pipeline');
    const key = geoNear['key'];
    if (typeof key === 'string' ? !geoFields.has(key) : geoFields.size !== 1) throw requestFailed(key === undefined && geoFields.size > 1 ? 'There is more than one 2dsphere index: name the key' : 'unable to find index for $geoNear query');
  }
}
