import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

export interface RunningShop {
  readonly url: string;
  close(): Promise<void>;
}

/** A shop with the brand's rules, stores and staff and no members, in a process of its own: an emulated phone is no place for a server. */
export async function startShop(): Promise<RunningShop> {
  execFileSync(process.execPath, [path.join(root, 'scripts/build-functions.mjs'), '--if-stale'], { stdio: 'pipe' });
  const data = mkdtempSync(path.join(tmpdir(), 'huike-weapp-'));
  const shop = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'local/start.ts'), '--port', '0', '--data', data, '--seed', 'none'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => shop.on('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += String(chunk);
      const ready = /ready at (http:\/\/\S+)/.exec(said);
      if (ready?.[1]) resolve(ready[1]);
    };
    shop.stdout.on('data', listen);
    shop.stderr.on('data', listen);
    shop.on('exit', (code) => reject(new Error(`the local shop ended with ${code} before it was ready:\n${said}`)));
  });
  return {
    url,
    async close() {
      shop.kill('SIGINT');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
