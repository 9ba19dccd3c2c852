import { parseArgs } from 'node:util';
import { restore } from '../backup';

export const summary = 'puts a backup in the place of the data directory; what was there is moved aside';

const usage = `huike restore --from FOLDER [--data .data]

  Checks the backup, moves the present data to <data>.before-<time>, and puts the backup in its place.
  Stop the server first: a data directory in use is refused.`;

/** Exit code 0; 1 where nothing was restored, and the data is then as it was; 2 where the command line cannot be used. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { from: { type: 'string' }, data: { type: 'string', default: '.data' }, help: { type: 'boolean' } } });
  if (values.help || values.from === undefined) {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  try {
    const time = new Date().toISOString().replace(/[:.]/g, '-');
    const { restored, formerData } = restore(values.from, values.data, `${values.data}.before-${time}`);
    console.log(`Restored ${restored.documents} documents and ${restored.files} files to ${restored.folder}`);
    if (formerData !== undefined) console.log(`The data that was there lies in ${formerData}`);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}
