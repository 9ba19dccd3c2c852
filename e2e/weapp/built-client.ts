import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
/** Where the built mini-program lies. */
export const built = path.join(root, 'dist/weapp');

/** Builds the mini-program where a source changed since the last build. */
export function buildWeapp(): void {
  execFileSync(process.execPath, [path.join(root, 'scripts/build-client.mjs'), 'weapp'], { stdio: 'pipe' });
  for (const name of ['wcc', 'wcsc']) {
    for (const system of ['linux', 'mac']) {
      const compiler = path.join(path.dirname(createRequire(__filename).resolve('miniprogram-compiler/package.json')), 'bin', system, name);
      if (existsSync(compiler)) chmodSync(compiler, 0o755);
    }
  }
}

interface AppJson {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar: { readonly list: readonly { readonly pagePath: string }[] };
}

/** The pages the built mini-program says it has, and which of them are tabs. */
export interface Routes {
  readonly pages: ReadonlySet<string>;
  readonly tabs: ReadonlySet<string>;
}

export function builtRoutes(): Routes {
  const app = JSON.parse(readFileSync(path.join(built, 'app.json'), 'utf8')) as AppJson;
  return {
    pages: new Set([...app.pages, ...app.subPackages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`))]),
    tabs: new Set(app.tabBar.list.map(({ pagePath }) => pagePath)),
  };
}
