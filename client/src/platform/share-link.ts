/** The address of a screen that one may send to somebody else, without who one is on this machine. */
export function shareLink(path: string): string {
  if (process.env.TARO_ENV !== 'h5') return `/${path}`;
  return `${window.location.origin}${window.location.pathname}#/${path}`;
}
