import type { Browser, BrowserContext, Page } from 'playwright-core';

export { launchBrowser } from '../local/browser';

/** One person's phone: a page of 390x844 at twice the pixels, in Chinese, that reports every error of the screen. */
export interface PhoneScreen {
  readonly page: Page;
  /** Errors the page threw or logged; a test ends by expecting none. */
  readonly errors: string[];
  tap(selector: string): Promise<void>;
  type(selector: string, words: string): Promise<void>;
  see(words: string | RegExp): Promise<void>;
  /** What stands on the screen, as PNG. */
  picture(): Promise<Buffer>;
}

const patienceMs = 20_000;

/** Opens a phone for somebody. `scheme` is the system's light or dark. */
export async function openPhone(browser: Browser, url: string, scheme: 'light' | 'dark' = 'light'): Promise<PhoneScreen> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: 'zh-CN', colorScheme: scheme, hasTouch: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  await page.goto(url);
  // The router keeps earlier pages in the document; only what is on the screen counts.
  const shown = (selector: string) => page.locator(selector).filter({ visible: true }).last();
  return {
    page,
    errors,
    async tap(selector) { await shown(selector).click(); },
    async type(selector, words) {
      const field = shown(`${selector} input, ${selector} textarea, input${selector}, textarea${selector}`);
      await field.fill(words);
    },
    async see(words) { await page.getByText(words).filter({ visible: true }).first().waitFor(); },
    async picture() {
      // Pages slide in and pictures load: what is photographed is what stands.
      await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
      await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running') && [...document.images].every((one) => one.complete));
      return page.screenshot({ animations: 'disabled' });
    },
  };
}
