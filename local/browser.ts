import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where systems keep a Chromium; the first that is there is used. */
const places = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A real Chromium: `CHROMIUM_PATH`, else the system's, else the binary inside @sparticuz/chromium. */
export async function launchBrowser(): Promise<Browser> {
  const found = process.env['CHROMIUM_PATH'] ?? places.find((path) => existsSync(path));
  if (found !== undefined) return chromium.launch({ executablePath: found, args: flags });
  const { default: packed } = (await import('@sparticuz/chromium')) as unknown as { default: { args: string[]; executablePath(): Promise<string> } };
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...flags] });
}
