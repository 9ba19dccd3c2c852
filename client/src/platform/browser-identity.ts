import { secretDice } from './secret-dice';

const keptUnder = 'huike.openid';

/** The `as` parameter of the address, before or after the hash. */
function askedFor(): string | undefined {
  const hashQuery = window.location.hash.split('?')[1] ?? '';
  const found = new URLSearchParams(window.location.search).get('as') ?? new URLSearchParams(hashQuery).get('as');
  return found !== null && /^[A-Za-z0-9_-]{1,64}$/.test(found) ? found : undefined;
}

let mine: string | undefined;

/**
 * Who this browser tab is, for the local cloud: `?as=<openid>` of the address, else a shopper made once for this tab.
 * Kept in sessionStorage, so that two tabs can be two people. In WeChat nobody asks this: WeChat itself says who calls.
 */
export function whoAmI(): string {
  if (mine === undefined) {
    const dice = secretDice();
    const shopper = () => `shopper-${Array.from({ length: 12 }, () => Math.floor(dice() * 36).toString(36)).join('')}`;
    mine = askedFor() ?? window.sessionStorage.getItem(keptUnder) ?? shopper();
    window.sessionStorage.setItem(keptUnder, mine);
  }
  return mine;
}
