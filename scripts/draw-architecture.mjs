// Draws who imports whom, folder by folder, into docs/architecture.md, from the code itself. `--check` only says whether the drawing is current.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './ensure-installed.mjs';

const file = join(root, 'docs', 'architecture.md');
const [from, to] = ['<!-- drawn: begin -->', '<!-- drawn: end -->'];

/** The room a file belongs to: two levels deep where folders are concepts or functions, else one. */
function roomOf(path) {
  const [top, second] = path.split('/');
  if (top === 'client') return 'client';
  return second !== undefined && !second.includes('.') && (top === 'shared' || top === 'cloudfunctions') ? `${top}/${second}` : top;
}

function edges() {
  const run = spawnSync(process.execPath, [join(root, 'node_modules/.bin/depcruise'), '--config', '.dependency-cruiser.cjs', '-T', 'json', 'shared', 'cloudfunctions', 'client/src', 'local'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const { modules } = JSON.parse(run.stdout);
  const found = new Map();
  for (const { source, dependencies } of modules) {
    if (/\.test(-d)?\.tsx?$|testing/.test(source) || source.startsWith('node_modules')) continue;
    for (const { resolved } of dependencies) {
      if (!/^(shared|cloudfunctions|client|local)\//.test(resolved)) continue;
      const [a, b] = [roomOf(source), roomOf(resolved)];
      if (a !== b) found.set(`${a} ${b}`, [a, b]);
    }
  }
  return [...found.values()].sort((left, right) => (left.join() < right.join() ? -1 : 1));
}

function drawing() {
  const name = (room) => room.replace(/[^a-z]/gi, '_');
  const arrows = edges();
  const rooms = [...new Set(arrows.flat())].sort();
  return ['```mermaid', 'graph TD', ...rooms.map((room) => `  ${name(room)}["${room}"]`), ...arrows.map(([a, b]) => `  ${name(a)} --> ${name(b)}`), '```'].join('\n');
}

/** Answers whether the drawing in the docs is what the code says; with `write` makes it so. */
export function drawArchitecture({ write }) {
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf(from) + from.length;
  const next = `${text.slice(0, start)}\n${drawing()}\n${text.slice(text.indexOf(to))}`;
  if (write && next !== text) writeFileSync(file, next);
  return next === text;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const write = !process.argv.includes('--check');
  const current = drawArchitecture({ write });
  if (!current) console.log(write ? 'docs/architecture.md was drawn anew.' : 'docs/architecture.md is not what the code says: run node scripts/draw-architecture.mjs');
  process.exit(current || write ? 0 : 1);
}
