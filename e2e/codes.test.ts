import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { openTestShop } from '../local/testing-shop';
import { scan } from './scan';

test('huike codes prints a sheet for each poster, and a scanner reads the store and the guide from it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'huike-codes-'));
  const shop = await openTestShop();
  try {
    const { run } = await import('../local/commands/codes');
    expect(await run(['--out', folder, '--url', shop.url, '--store', 'S1'])).toBe(0);
    expect(readFileSync(join(folder, 'posters.pdf')).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(3);
    const poster = readFileSync(join(folder, 'S1-st_lin.png'));
    expect(scan(poster, 'QR_CODE')).toBe('s=S1&g=st_lin');
    const { width, height } = PNG.sync.read(poster);
    // A5 at 300 dots an inch.
    expect(Math.abs(width - 1748)).toBeLessThan(6);
    expect(Math.abs(height - 2480)).toBeLessThan(6);
    if (process.env['HUIKE_SCREENS']) execFileSync('cp', [join(folder, 'S1-st_lin.png'), join(__dirname, '..', 'docs', 'screens', 'poster.png')]);
  } finally {
    await shop.cloud.close();
    rmSync(folder, { recursive: true });
  }
});
