import { parseArgs } from 'node:util';
import { decisionChannels, decisionsOf, type NightDecision } from '../night/decisions';
import { playNight, type PlayedNight } from '../night/play-night';
import { isLocalDate, type LocalDate } from '../../shared/kernel/time';
import { reachShop } from '../shop';

export const summary = 'runs the night of a day as its timer would, then sends what may be sent that morning';

const usage = `huike night --on YYYY-MM-DD [--data DIR | --url URL] [--json]

  Moves the shop's clock to 02:00 of that day, runs the nightly function until it is done, moves the clock to the first hour at
  which messages may be sent, and runs the dispatch function until nothing is due. A night that is done stays as it is: running
  it again changes nothing and sends nothing. A running shop on the same data directory is used where there is one, and its
  clock stays where the night left it.
  --json   prints the run and every decision with its reasons as JSON on standard output`;

/** Runs a night; exit code 0, 1 when the night did not end, 2 when the command itself makes no sense. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      on: { type: 'string' }, data: { type: 'string' }, url: { type: 'string' },
      json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  });
  const { on, json } = values;
  if (values.help || on === undefined || !isLocalDate(on)) {
    console.error(usage);
    return values.help ? 0 : 2;
  }
  const shop = await reachShop({ url: values.url, data: values.data });
  try {
    const played = await playNight(shop.url, on);
    const decisions = await decisionsOf(shop.url, on);
    if (json) console.log(JSON.stringify({ ...played, messages: messagesByState(decisions), decisions }, null, 2));
    else console.log(inWords(played, on, decisions));
    if (!shop.startedHere) console.error(`The shop's clock stands at ${on}; move it with POST ${shop.url}/local/clock.`);
    return played.run?.state === 'done' ? 0 : 1;
  } finally {
    await shop.close();
  }
}

function inWords(played: PlayedNight, on: LocalDate, decisions: readonly NightDecision[]): string {
  const { run } = played;
  if (!run) return `The night of ${on} has not begun: another copy holds it.`;
  const states = Object.entries(run.byState).map(([state, count]) => `${state} ${count}`).join(', ');
  const decided = decisionChannels.map((channel) => `${channel} ${run.decided[channel] ?? 0}`).join(', ');
  const messages = Object.entries(messagesByState(decisions)).map(([state, count]) => `${state} ${count}`).join(', ') || 'none';
  return [
    `Night of ${on}: ${run.state}${played.wasDone ? ' (it was done before; nothing was changed)' : ''}, ${played.seconds} s, by ${run.basis === 'model' ? `the model ${run.modelId}` : 'fixed days: too little history for a model'}`,
    `  members read     ${run.membersSeen}, moved ${run.membersChanged}, first scored long after they left and left alone ${run.leftAlone}`,
    `  states           ${states}`,
    `  decided          ${decided}`,
    `  messages         ${messages}`,
    ...reasonLines(decisions),
  ].join('\n');
}

/** What has become of the night's messages so far, whoever sent them: this command or the shop's own timers. */
function messagesByState(decisions: readonly NightDecision[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { message } of decisions) if (message) counts[message.state] = (counts[message.state] ?? 0) + 1;
  return counts;
}

/** How often each chain of reasons led to its channel, the most frequent first. */
function reasonLines(decisions: readonly NightDecision[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { channel, reasons } of decisions) {
    const chain = `${channel}: ${reasons.join(' > ')}`;
    counts.set(chain, (counts.get(chain) ?? 0) + 1);
  }
  return [...counts].sort(([, left], [, right]) => right - left).slice(0, 12).map(([chain, count]) => `  ${String(count).padStart(6)}  ${chain}`);
}
