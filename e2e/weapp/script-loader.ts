import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What WeChat's script engine does not have: a build that reaches for one of these works in a browser and nowhere else. */
const hidden = ['window', 'document', 'navigator', 'location', 'fetch', 'XMLHttpRequest', 'localStorage', 'sessionStorage', 'process', 'Buffer', 'global', 'self'] as const;

/** WeChat forbids code from text; the constructor is there and answers a function that does nothing. */
function InertFunction(): () => undefined {
  return () => undefined;
}

/**
 * Loads built scripts as WeChat's engine does: each once, with `require` between them, the mini-program's own globals,
 * and none of the browser's or Node's.
 */
export function scriptLoader(root: string, given: Readonly<Record<string, unknown>>) {
  const loaded = new Map<string, { exports: unknown }>();
  const globals = { ...Object.fromEntries(hidden.map((name) => [name, undefined])), Function: InertFunction, ...given };
  const globalObject: Record<string, unknown> = { ...given, Function: InertFunction };
  const names = [...Object.keys(globals), 'globalThis'];

  const load = (file: string): unknown => {
    const full = file.endsWith('.js') ? file : `${file}.js`;
    const known = loaded.get(full);
    if (known) return known.exports;
    if (path.relative(root, full).startsWith('..')) throw new Error(`${full} is not part of the mini-program`);
    const module = { exports: {} as unknown };
    loaded.set(full, module);
    const run = new Function('require', 'module', 'exports', ...names, `${readFileSync(full, 'utf8')}\n//# sourceURL=${full}`) as (...args: unknown[]) => void;
    run((relative: string) => load(path.resolve(path.dirname(full), relative)), module, module.exports, ...Object.values(globals), globalObject);
    return module.exports;
  };
  return load;
}
