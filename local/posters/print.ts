import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../browser';
import type { Poster } from './poster';
import { paperSizes, pictureType, postersHtml, type PaperSize } from './poster-page';

/** Pixels of a CSS millimetre, and what a printer wants of a picture. */
const CSS_PIXELS_A_MM = 96 / 25.4;
const PRINT_DPI = 300;

const codeFile = (poster: Poster, code: Buffer): string => `${poster.name}-code.${pictureType(code) === 'image/png' ? 'png' : 'jpg'}`;

/** A machine without a Chinese face prints the same box for every character. */
async function refuseWithoutChinese(page: Page): Promise<void> {
  // No function inside has a name: tsx would wrap it in a helper that the page does not have.
  const [scan, code] = await page.evaluate(
    (signs) =>
      signs.map((sign) => {
        const canvas = document.createElement('canvas');
        const paper = canvas.getContext('2d');
        if (paper === null) return sign;
        paper.font = "40px 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif";
        paper.fillText(sign, 0, 50);
        return canvas.toDataURL();
      }),
    ['扫', '码'],
  );
  if (scan === code) throw new Error('This machine has no Chinese font, so the posters would show boxes. Install one (on Debian: fonts-noto-cjk) and run this again.');
}

/**
 * Writes `posters.pdf` with a sheet for each poster and, for each, `<name>.png` at 300 dots an inch and `<name>-code`, the bare code as it came.
 * Answers the files' names.
 */
export async function printPosters(posters: readonly { readonly poster: Poster; readonly code: Buffer }[], brandName: string, size: PaperSize, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const { width, height } = paperSizes[size];
  const pixels = (mm: number): number => Math.round(mm * CSS_PIXELS_A_MM);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: pixels(width), height: pixels(height) }, deviceScaleFactor: PRINT_DPI / 96 });
    const page = await context.newPage();
    await page.setContent(postersHtml(posters, brandName, size));
    await refuseWithoutChinese(page);
    await page.pdf({ path: join(folder, 'posters.pdf'), preferCSSPageSize: true, printBackground: true });
    const sheets = page.locator('.poster');
    for (const [i, { poster, code }] of posters.entries()) {
      await sheets.nth(i).screenshot({ path: join(folder, `${poster.name}.png`) });
      writeFileSync(join(folder, codeFile(poster, code)), code);
    }
    return ['posters.pdf', ...posters.flatMap(({ poster, code }) => [`${poster.name}.png`, codeFile(poster, code)])];
  } finally {
    await browser.close();
  }
}
