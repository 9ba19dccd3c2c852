import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { LocalCloudOptions } from '../local/cloud';
import { openTestShop, type TestShop } from '../local/testing-shop';
import { launchBrowser, openPhone, type PhoneScreen } from './browser';
import { openDarkroom, pictureWidth } from './web-picture';

const root = join(__dirname, '..');
/** Pictures go to `docs/screens/journeys` when asked for (HUIKE_SCREENS=1), made small; an ordinary run changes no file. */
const keepsPictures = process.env['HUIKE_SCREENS'] === '1';
const folder = keepsPictures ? join(root, 'docs', 'screens', 'journeys') : join(root, 'node_modules', '.cache', 'screens');

/** A shop with a browser in front of it, for one journey. */
export interface Journey {
  readonly shop: TestShop;
  /** Opens somebody's phone on a page such as `pages/mine/index`. */
  phone(openid: string, page: string, scheme?: 'light' | 'dark'): Promise<PhoneScreen>;
  /** Brings a phone to another page, asking everything anew. */
  visit(phone: PhoneScreen, openid: string, page: string): Promise<void>;
  picture(phone: PhoneScreen, name: string): Promise<void>;
  /** The words of what is on the screen under a selector. */
  words(phone: PhoneScreen, selector: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens the shop at a local time, e.g. `2026-11-22T10:00`, with the browser client as it was built last. */
export async function openJourney(at: string, options: Partial<LocalCloudOptions> = {}): Promise<Journey> {
  mkdirSync(folder, { recursive: true });
  const shop = await openTestShop({ web: join(root, 'dist', 'h5'), at: Date.parse(`${at}+08:00`), ...options });
  const browser: Browser = await launchBrowser();
  const darkroom = keepsPictures ? await openDarkroom(browser) : undefined;
  const address = (openid: string, page: string): string => `${shop.url}/?as=${openid}#/${page}`;
  return {
    shop,
    phone: (openid, page, scheme) => openPhone(browser, address(openid, page), scheme),
    async visit(phone, openid, page) {
      await phone.page.goto(address(openid, page));
      await phone.page.reload();
    },
    async picture(phone, name) {
      const png = await phone.picture();
      if (darkroom) writeFileSync(join(folder, `${name}.webp`), await darkroom.develop(png, pictureWidth));
      else writeFileSync(join(folder, `${name}.png`), png);
    },
    words: (phone, selector) => phone.page.locator(selector).filter({ visible: true }).last().innerText(),
    async close() {
      await browser.close();
      await shop.cloud.close();
    },
  };
}
