import type { Reply } from '../shared/contract/reply';

/** How long a caller waits for a server that is away before it gives up, and between two tries. */
const patienceMs = 60_000;
const pauseMs = 500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

async function tryOnce(url: string, functionName: string, openid: string, body: object): Promise<Reply | undefined> {
  try {
    const answer = await fetch(`${url}/call/${functionName}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-huike-openid': openid },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Reply;
  } catch {
    // The server is away or went away in the middle: the same command may be sent again, it is done once.
    return undefined;
  }
}

/**
 * Calls a function over HTTP as a phone would. While the server is away the same command is sent again for a minute,
 * so an import goes on by itself when the server comes back.
 * @throws when the server stays away, and for refusals and faults, with the code.
 */
export async function callFunction<Value>(
  url: string,
  functionName: string,
  openid: string,
  body: { readonly action: string; readonly commandId?: string; readonly input: unknown },
  onAway: () => void = () => undefined,
): Promise<Value> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const reply = await tryOnce(url, functionName, openid, body);
    if (reply?.kind === 'done') return reply.value as Value;
    if (reply?.kind === 'refused') throw new Error(`${body.action} was refused: ${reply.refusal.code} ${JSON.stringify(reply.refusal.details)}`);
    if (reply?.kind === 'fault' && !reply.fault.retryable) throw new Error(`${body.action} failed: ${reply.fault.code} ${JSON.stringify(reply.fault.issues ?? [])}`);
    if (performance.now() > giveUpAt) throw new Error(`The shop at ${url} does not answer. Start it with npm start, then run the same command again: nothing is imported twice.`);
    onAway();
    await pause(pauseMs);
  }
}
