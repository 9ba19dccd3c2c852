import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reconcileBooks } from '../books';
import { buildStaleFunctions, withStore } from '../shop';
import { sampleLog } from './sample-log';
import { batchesOf, sendHistory } from './send-history';

const root = join(__dirname, '..', '..');
const { rows } = sampleLog(600);
let data: string;
let port: number;
let server: ChildProcess | undefined;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => { probe.listen(0, '127.0.0.1', resolve); });
  const { port: found } = probe.address() as { port: number };
  await new Promise<void>((resolve) => { probe.close(() => { resolve(); }); });
  return found;
}

/** Starts the shop as `npm start` does and answers when it says it is ready. */
function startServer(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'local', 'start.ts'), '--port', String(port), '--data', data, '--seed', 'none'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Huike is ready')) resolve(child);
    });
    child.on('exit', () => { reject(new Error(`the shop did not start: ${said}`)); });
  });
}

const gone = (child: ChildProcess): Promise<void> => new Promise((resolve) => { child.on('exit', () => { resolve(); }); });

beforeAll(async () => {
  buildStaleFunctions();
  data = mkdtempSync(join(tmpdir(), 'huike-killed-'));
  port = await freePort();
});
afterAll(async () => {
  if (server) {
    const over = gone(server);
    server.kill('SIGTERM');
    await over;
  }
  rmSync(data, { recursive: true, force: true });
}, 30_000);

test('a server killed with -9 in the middle of an import and started again: the import goes on, nothing is lost or doubled, the books agree', async () => {
  server = await startServer();
  const first = server;
  const url = `http://127.0.0.1:${port}`;
  let restarted: Promise<void> | undefined;
  const totals = await sendHistory(url, batchesOf(rows, 'S1'), (done) => {
    if (restarted || done < rows.length * 0.4) return;
    const over = gone(first);
    first.kill('SIGKILL');
    restarted = over.then(startServer).then((again) => { server = again; });
  });
  await restarted;
  expect(restarted).toBeDefined();
  const report = await withStore(url, reconcileBooks);
  expect(report).toMatchObject({ purchases: rows.length, members: new Set(rows.map((row) => row.memberRef)).size, differing: [] });
  // A batch that was committed but not answered is answered from its record, so the totals are exact too.
  expect(totals).toMatchObject({ purchasesAdded: rows.length, purchasesKnown: 0 });
}, 180_000);
