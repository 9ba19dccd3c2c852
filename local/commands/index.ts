import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What every file of this folder gives: a line for the list, and a run that answers the exit code. */
interface Command {
  readonly summary: string;
  run(argv: string[]): Promise<number>;
}

const names = (): string[] =>
  readdirSync(__dirname).filter((file) => file.endsWith('.ts') && !file.includes('.test') && file !== 'index.ts').map((file) => file.slice(0, -3)).sort();

const load = async (name: string): Promise<Command> => (await import(join(__dirname, `${name}.ts`))) as Command;

async function main(argv: string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name !== undefined && /^[a-z-]+$/.test(name) && name !== 'index' && existsSync(join(__dirname, `${name}.ts`))) {
    return (await load(name)).run(rest);
  }
  console.error('huike <command> [options]\n');
  for (const each of names()) console.error(`  ${each.padEnd(12)} ${(await load(each)).summary}`);
  if (name !== undefined && name !== 'help' && name !== '--help') console.error(`\nThere is no command ${name}.`);
  return name === undefined || name === 'help' || name === '--help' ? 0 : 2;
}

main(process.argv.slice(2)).then(
  (code) => { process.exitCode = code; },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    if (process.env['HUIKE_LOG'] === 'all' && error instanceof Error) console.error(error.stack);
    process.exitCode = 1;
  },
);
