import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Shops as `npm start` runs them, each in a process of its own, so that one can be killed with -9. */
export class ShopProcesses {
  private readonly children = new Set<ChildProcess>();

  /** Whether any of them still runs. */
  get running(): boolean {
    return this.children.size > 0;
  }

  /** Starts a shop on a folder of data, its clock at a local moment such as `2026-01-15T01:00`; answers its address. */
  start(data: string, at: string): Promise<string> {
    const options = ['--port', '0', '--data', data, '--seed', 'none', '--at', at];
    const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'local', 'start.ts'), ...options], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    this.children.add(child);
    child.on('exit', () => this.children.delete(child));
    return new Promise((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const url = /Huike is ready at (\S+)/.exec(said)?.[1];
        if (url) resolve(url);
      });
      child.on('exit', () => { reject(new Error(`the shop did not start: ${said}`)); });
    });
  }

  /** Kills all of them with -9. */
  async kill(): Promise<void> {
    await Promise.all([...this.children].map((child) => new Promise<void>((resolve) => {
      child.on('exit', () => { resolve(); });
      child.kill('SIGKILL');
    })));
  }
}
