/** An SVG as the address of an image; works in WeChat's `<image>` and in browsers. */
export function svgUri(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
