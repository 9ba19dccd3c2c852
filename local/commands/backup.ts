import { parseArgs } from 'node:util';
import { backUp } from '../backup';

export const summary = 'copies the data directory into a new folder, also while the server runs';

const usage = `huike backup --to FOLDER [--data .data]

  Copies the database as of one moment, and the files, into a folder that must not be there yet; checks the copy.`;

/** Exit code 0; 1 where the backup cannot be made; 2 where the command line cannot be used. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { to: { type: 'string' }, data: { type: 'string', default: '.data' }, help: { type: 'boolean' } } });
  if (values.help || values.to === undefined) {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  try {
    const { folder, documents, files, bytes } = await backUp(values.data, values.to);
    console.log(`Backed up ${documents} documents and ${files} files (${Math.ceil(bytes / 1_048_576)} MB) to ${folder}`);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}
