import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openTestShop } from '../local/testing-shop';
import { launchBrowser } from './browser';
import { everyScreen, liveIn, lookAt, openLook, type Look } from './every-screen';

const looks: Readonly<Record<string, Look>> = {
  'zh-light': { lang: 'zh', scheme: 'light', largest: false },
  'zh-dark': { lang: 'zh', scheme: 'dark', largest: false },
  'en-light': { lang: 'en', scheme: 'light', largest: false },
  'zh-largest': { lang: 'zh', scheme: 'light', largest: true },
};

/** `npx tsx e2e/gallery.ts FOLDER [look]`: a picture of every screen in every look, and what is wrong with it on the console. */
async function main(): Promise<void> {
  const [folder = 'gallery', wanted] = process.argv.slice(2);
  const shop = await openTestShop({ web: join(__dirname, '..', 'dist', 'h5'), at: Date.parse('2026-11-22T10:00+08:00') });
  await liveIn(shop, 80);
  const browser = await launchBrowser();
  const screens = await everyScreen(shop);
  for (const [name, look] of Object.entries(looks).filter(([each]) => wanted === undefined || each === wanted)) {
    mkdirSync(join(folder, name), { recursive: true });
    for (const openid of new Set(screens.map((screen) => screen.openid))) {
      const page = await openLook(browser, shop, openid, look);
      // What starts this script names functions by a word that a page does not know.
      await page.context().addInitScript('globalThis.__name = (named) => named');
      for (const screen of screens.filter((one) => one.openid === openid)) {
        const wrong = await lookAt(page, shop, screen);
        await page.screenshot({ path: join(folder, name, `${screen.name}.jpg`), type: 'jpeg', quality: 60, animations: 'disabled' });
        if (wrong.length > 0) console.log(`${name} ${screen.name}: ${wrong.join(' | ')}`);
      }
      await page.context().close();
    }
    console.log(`${name}: ${screens.length} screens in ${join(folder, name)}`);
  }
  await browser.close();
  await shop.cloud.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
