import { Image } from '@tarojs/components';
import { encode } from 'uqr';
import { svgUri } from './svg';

/** The modules of a text as one SVG path with the four quiet modules scanners ask for. */
export function qrSvg(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  let path = '';
  data.forEach((row, y) => row.forEach((dark, x) => {
    if (dark) path += `M${x} ${y}h1v1h-1z`;
  }));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size * 10}" height="${size * 10}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}

/** A QR code of a text. The box is square like the code: the browser's `aspectFit` pushes a square picture half out of it. */
export function QrCode({ id, text, className }: { id: string; text: string; className: string }) {
  return <Image id={id} className={className} src={svgUri(qrSvg(text))} mode="scaleToFill" />;
}
