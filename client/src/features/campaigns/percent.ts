/** A share in per cent with one decimal where it is small. @example percent(0.0412) //=> '4.1%' */
export function percent(share: number): string {
  return `${inPoints(share)}%`;
}

/** A difference of shares in percentage points. @example inPoints(-0.123) //=> '-12.3' */
export function inPoints(difference: number): string {
  const points = Math.round(difference * 1_000) / 10;
  return String(Object.is(points, -0) ? 0 : points);
}
