import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openTestShop, type TestShop } from '../local/testing-shop';
import { launchBrowser } from './browser';
import { everyScreen, lookAt, openLook, type Look, type Screen } from './every-screen';
import { liveIn } from './lived-in';
import { openDarkroom, pictureWidth, type Darkroom } from './web-picture';

const looks: Readonly<Record<string, Look>> = {
  'zh-light': { lang: 'zh', scheme: 'light', largest: false },
  'zh-dark': { lang: 'zh', scheme: 'dark', largest: false },
  'en-light': { lang: 'en', scheme: 'light', largest: false },
  'en-dark': { lang: 'en', scheme: 'dark', largest: false },
  'zh-largest': { lang: 'zh', scheme: 'light', largest: true },
  'en-largest': { lang: 'en', scheme: 'light', largest: true },
};

/** Whole screens, but lists no longer than two phones; what stands at the foot of one's own page is wanted too. */
const mostPhonesLong = 2;
const longerScreens: Readonly<Record<string, number>> = { mine: 4 };

async function wholeScreen(page: Page, name: string, look: Look): Promise<Buffer> {
  const size = page.viewportSize();
  if (!size) throw new Error('the page has a size');
  const height = await page.evaluate(() => Math.max(...[...document.querySelectorAll('.taro_page')].map((one) => ((one as HTMLElement).offsetParent === null ? 0 : one.scrollHeight))));
  await page.setViewportSize({ width: size.width, height: Math.min(Math.max(height, size.height), (longerScreens[name] ?? mostPhonesLong) * size.height) });
  await page.waitForFunction(() => [...document.images].every((one) => one.complete));
  const picture = await page.screenshot({ animations: 'disabled', scale: look.largest ? 'device' : 'css' });
  await page.setViewportSize(size);
  return picture;
}

interface Gallery {
  readonly browser: Browser;
  readonly shop: TestShop;
  readonly darkroom: Darkroom;
  readonly folder: string;
}

async function photograph({ browser, shop, darkroom, folder }: Gallery, screens: readonly Screen[], name: string, look: Look): Promise<void> {
  mkdirSync(join(folder, name), { recursive: true });
  let bytes = 0;
  for (const openid of new Set(screens.map((screen) => screen.openid))) {
    const page = await openLook(browser, shop, openid, look);
    // What starts this script names functions by a word that a page does not know.
    await page.context().addInitScript('globalThis.__name = (named) => named');
    for (const screen of screens.filter((one) => one.openid === openid)) {
      const wrong = await lookAt(page, shop, screen);
      const file = join(folder, name, `${screen.name}.webp`);
      writeFileSync(file, await darkroom.develop(await wholeScreen(page, screen.name, look), pictureWidth));
      bytes += statSync(file).size;
      if (wrong.length > 0) console.log(`${name} ${screen.name}: ${wrong.join(' | ')}`);
    }
    await page.context().close();
  }
  console.log(`${name}: ${screens.length} screens, ${Math.round(bytes / 1024)} KB`);
}

/** One line a screen, one column a look: members' screens first, then the staff's. */
function indexPage(screens: readonly Screen[]): string {
  const names = Object.keys(looks);
  const ofStaff = ({ name }: Screen): boolean => name.startsWith('staff-') || name === 'desk';
  const table = (some: readonly Screen[]): string[] => [
    `| screen | ${names.join(' | ')} |`, `| --- |${' --- |'.repeat(names.length)}`,
    ...some.map(({ name }) => `| ${name} | ${names.map((look) => `<img src="${look}/${name}.webp" width="160" alt="${name}, ${look}">`).join(' | ')} |`),
  ];
  return [
    '# Every screen', '',
    'Made by `npx tsx e2e/gallery.ts docs/screens` from a fresh browser build (`node scripts/build-client.mjs h5`): every screen of the route list, in Chinese and English, light and dark, and at the largest text. Moments on the way through them are in [journeys](journeys), taken by the journeys themselves when run with `HUIKE_SCREENS=1`.', '',
    '## Member', '', ...table(screens.filter((screen) => !ofStaff(screen))), '',
    '## Staff', '', ...table(screens.filter(ofStaff)), '',
  ].join('\n');
}

/** `npx tsx e2e/gallery.ts FOLDER [look]`: a picture of every screen in every look with a page that shows them, and what is wrong with them on the console. */
async function main(): Promise<void> {
  const [folder = 'gallery', wanted] = process.argv.slice(2);
  const shop = await openTestShop({ web: join(__dirname, '..', 'dist', 'h5'), at: Date.parse('2026-11-22T10:00+08:00') });
  const lived = await liveIn(shop, 80);
  const browser = await launchBrowser();
  const darkroom = await openDarkroom(browser);
  const screens = await everyScreen(shop, lived);
  for (const [name, look] of Object.entries(looks).filter(([each]) => wanted === undefined || each === wanted)) await photograph({ browser, shop, darkroom, folder }, screens, name, look);
  if (wanted === undefined) writeFileSync(join(folder, 'README.md'), indexPage(screens));
  await browser.close();
  await shop.cloud.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
