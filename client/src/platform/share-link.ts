/** The address of a screen that one may send to somebody else, without who one is on this machine; in WeChat the path of a card, which begins with a slash. */
export function shareLink(path: string): string {
  if (process.env.TARO_ENV !== 'h5') return `/${path}`;
  return `${window.location.origin}${window.location.pathname}#/${path}`;
}
