import type { Page } from 'playwright-core';
import { openTestShop, type TestShop } from '../local/testing-shop';
import { launchBrowser } from './browser';
import { everyScreen, lookAt, openLook, type Look, type Screen } from './every-screen';
import { liveIn, type LivedIn } from './lived-in';
import { join } from 'node:path';

/** Who is nobody's member has nothing of his own there. */
const mayBeMissing = new Set(['stranger-mine']);
/** The look that asks most of a screen: the longer language, the other colours, the largest text. */
const hardest: Look = { lang: 'en', scheme: 'dark', largest: true };

let shop: TestShop;
let lived: LivedIn;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  shop = await openTestShop({ web: join(__dirname, '..', 'dist', 'h5'), at: Date.parse('2026-11-22T10:00+08:00') });
  lived = await liveIn(shop, 60);
  browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await shop.cloud.close();
});

test('every screen opens in English, in the dark, at the largest text, whole and no wider than the phone, a member’s with one question of at most 60 KB', async () => {
  const pages = new Map<string, Page>();
  const pageOf = async ({ openid }: Screen): Promise<Page> => {
    const page = pages.get(openid) ?? (await openLook(browser, shop, openid, hardest));
    pages.set(openid, page);
    return page;
  };
  const wrong: Record<string, string[]> = {};
  for (const screen of await everyScreen(shop, lived)) {
    const faults = await lookAt(await pageOf(screen), shop, screen);
    const counted = mayBeMissing.has(screen.name) ? faults.filter((fault) => !fault.startsWith('did not come')) : faults;
    if (counted.length > 0) wrong[screen.name] = counted;
  }
  expect(wrong).toEqual({});
}, 240_000);
