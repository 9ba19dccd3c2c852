import type { AnyObject, Options } from 'mingo/types';
import { distanceMetres, EARTH_RADIUS_METRES, geometryOf, intersects, liesWithin, positionOf, readNearness, requiredGeometry, type Position } from './geo';
import { requestFailed } from './errors';
import { someAtPath, splitPath } from './field-path';
import { isDocument, type Document, type Value } from './value';

type GeoOperator = (selector: string, operand: unknown, options: Options) => (document: AnyObject) => boolean;

function onField(selector: string, test: (value: Value) => boolean): (document: AnyObject) => boolean {
  const path = splitPath(selector);
  return (document) =>
    someAtPath(document as Document, path, 0, (leaf) => {
      if (leaf === undefined || leaf === null) return false;
      const legacyPair = Array.isArray(leaf) && typeof leaf[0] === 'number';
      return Array.isArray(leaf) && !legacyPair ? leaf.some((element) => test(element)) : test(leaf);
    });
}

const near: GeoOperator = (selector, operand) => {
  const { from, most, least } = readNearness(selector, operand as Value, {});
  return onField(selector, (value) => {
    const position = positionOf(value);
    if (position === undefined) return false;
    const metres = distanceMetres(from, position);
    return metres >= least && metres <= most;
  });
};

const $geoWithin: GeoOperator = (selector, operand) => {
  if (!isDocument(operand)) throw requestFailed('$geoWithin requires an object');
  if (operand['$centerSphere'] !== undefined) return withinSphere(selector, operand['$centerSphere']);
  const area = requiredGeometry(operand['$geometry']);
  if (area.polygons.length === 0) throw requestFailed('$geoWithin not supported with provided geometry: it must be a Polygon or MultiPolygon');
  return onField(selector, (value) => {
    const geometry = geometryOf(value);
    return geometry !== undefined && liesWithin(geometry, area);
  });
};

function withinSphere(selector: string, operand: Value): (document: AnyObject) => boolean {
  const [centre, radius] = Array.isArray(operand) ? operand : [];
  const position = positionOf(centre);
  if (position === undefined || typeof radius !== 'number' || radius < 0) throw requestFailed('$centerSphere requires a centre and a radius in radians');
  const metres = radius * EARTH_RADIUS_METRES;
  return onField(selector, (value) => {
    const geometry = geometryOf(value);
    if (geometry === undefined) return false;
    const all: Position[] = [...geometry.points, ...geometry.lines.flat(), ...geometry.polygons.flat(2)];
    return all.length > 0 && all.every((point) => distanceMetres(position, point) <= metres);
  });
}

const $geoIntersects: GeoOperator = (selector, operand) => {
  if (!isDocument(operand)) throw requestFailed('$geoIntersects requires an object');
  const area = requiredGeometry(operand['$geometry']);
  return onField(selector, (value) => {
    const geometry = geometryOf(value);
    return geometry !== undefined && intersects(geometry, area);
  });
};

const accompanying: GeoOperator = () => () => true;

/** Geo operators of queries, computed on a sphere for distances and on the plane of degrees for areas. */
export const geoOperators: Record<`$${string}`, GeoOperator> = {
  $near: near,
  $nearSphere: near,
  $maxDistance: accompanying,
  $minDistance: accompanying,
  $geoWithin,
  $geoIntersects,
};
