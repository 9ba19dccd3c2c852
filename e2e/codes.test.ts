import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PNG } from 'pngjs';
import { openTestShop } from '../local/testing-shop';
import { launchBrowser } from './browser';
import { scan } from './scan';
import { openDarkroom, pictureWidth } from './web-picture';

const root = join(__dirname, '..');

/** Keeps a poster among the journeys' pictures. */
async function keep(poster: Buffer): Promise<void> {
  const browser = await launchBrowser();
  const darkroom = await openDarkroom(browser);
  writeFileSync(join(root, 'docs', 'screens', 'journeys', 'poster.webp'), await darkroom.develop(poster, pictureWidth));
  await browser.close();
}

test('huike codes prints a sheet for each poster, and a scanner reads the store and the guide from it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'huike-codes-'));
  const shop = await openTestShop();
  try {
    // As a process of its own, as people run it: what starts the command writes into functions that a page is handed.
    await promisify(execFile)(process.execPath, ['--import', 'tsx', join(root, 'local', 'commands', 'index.ts'), 'codes', '--out', folder, '--url', shop.url, '--store', 'S1'], { cwd: root });
    expect(readFileSync(join(folder, 'posters.pdf')).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(3);
    const poster = readFileSync(join(folder, 'S1-st_lin.png'));
    expect(scan(poster, 'QR_CODE')).toBe('s=S1&g=st_lin');
    const { width, height } = PNG.sync.read(poster);
    // A5 at 300 dots an inch.
    expect(Math.abs(width - 1748)).toBeLessThan(6);
    expect(Math.abs(height - 2480)).toBeLessThan(6);
    if (process.env['HUIKE_SCREENS']) await keep(poster);
  } finally {
    await shop.cloud.close();
    rmSync(folder, { recursive: true });
  }
});
