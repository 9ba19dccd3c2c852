import { Image } from '@tarojs/components';
import CODE128 from 'jsbarcode/bin/barcodes/CODE128/CODE128_AUTO.js';
import { svgUri } from './svg';

/** Ten modules of white on each side: what scanners need to find the ends (ISO/IEC 15417). */
const quietModules = 10;

/** The bars of a text in Code 128: `1` dark, `0` light, one character a module. */
export function code128Modules(text: string): string {
  return new CODE128(text, {}).encode().data;
}

/** Code 128 as an SVG, as wide as its modules and its quiet zones. */
export function code128Svg(text: string): string {
  const modules = code128Modules(text);
  const width = modules.length + 2 * quietModules;
  let path = '';
  for (const run of modules.matchAll(/1+/g)) path += `M${quietModules + run.index} 0h${run[0].length}v40h-${run[0].length}z`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 4}" height="160" viewBox="0 0 ${width} 40" preserveAspectRatio="none" shape-rendering="crispEdges"><rect width="${width}" height="40" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}

/** A Code 128 bar code of digits. */
export function BarCode({ id, text, className }: { id: string; text: string; className: string }) {
  return <Image id={id} className={className} src={svgUri(code128Svg(text))} mode="scaleToFill" />;
}
