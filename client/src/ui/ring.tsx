import { Image } from '@tarojs/components';
import { svgUri } from './svg';

/** A ring that empties: `share` of it is left, from 0 to 1. */
export function Ring({ share, className }: { share: number; className: string }) {
  const around = 2 * Math.PI * 9;
  const left = around * Math.max(0, Math.min(1, share));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 24 24" fill="none" stroke-width="2.4"><circle cx="12" cy="12" r="9" stroke="#E8E3DA"/><circle cx="12" cy="12" r="9" stroke="#1F6B5C" stroke-linecap="round" stroke-dasharray="${left.toFixed(2)} 99" transform="rotate(-90 12 12)"/></svg>`;
  return <Image className={className} src={svgUri(svg)} mode="scaleToFill" />;
}
