import type { Call, Reply } from '../../../shared/contract';
import { instant } from '../../../shared/kernel/time';
import { followServerClock } from './clock';
import type { commandIds } from './command-ids';
import type { Answer, Api, CommandOptions, FunctionName, Functions } from './contract-types';
import { NoAnswer, type Transport } from './transport';

export interface ClientParts {
  readonly transport: Transport;
  readonly ids: ReturnType<typeof commandIds>;
  /** Waits so many milliseconds; tests hand in one that does not. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Pauses before asking again after no answer. Short, because a person is waiting; three tries in all. */
const pausesMs = [400, 1_200];

type AnyAnswer = Answer<unknown, unknown>;

function answerOf(reply: Reply, asked: FunctionName): AnyAnswer {
  followServerClock(reply.at);
  const at = instant(reply.at);
  if (reply.kind === 'done') return { kind: 'done', value: reply.value, at };
  if (reply.kind === 'refused') return { kind: 'refused', refusal: reply.refusal, at };
  return { kind: 'fault', fault: reply.fault, asked, at };
}

/** Asks until an answer comes or patience ends. A command carries the same id each time, so asking again is safe. */
async function persist(parts: ClientParts, functionName: FunctionName, call: Call): Promise<AnyAnswer> {
  for (let attempt = 0; ; attempt += 1) {
    const pause = pausesMs[attempt];
    try {
      const answer = answerOf(await parts.transport.call(functionName, call), functionName);
      if (answer.kind !== 'fault' || !answer.fault.retryable || pause === undefined) return answer;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (pause === undefined) return { kind: 'offline' };
    }
    await parts.wait(pause);
  }
}

/** Text that is the same for the same input, whatever the order of its fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

/**
 * The typed client of one function: `api.query.points.entries({})`, `api.command.membership.join({...})`.
 * Two calls of one command with one input while the first is on its way are one command with one answer.
 */
export function createApi<F extends FunctionName>(functionName: F, parts: ClientParts): Api<Functions[F]> {
  const onTheWay = new Map<string, Promise<AnyAnswer>>();

  const query = (action: string, input: unknown) => persist(parts, functionName, { action, input: input ?? {} });

  const command = (action: string, input: unknown, options?: CommandOptions): Promise<AnyAnswer> => {
    const wish = `${functionName}/${action}/${canonical(input)}`;
    const first = onTheWay.get(wish);
    if (first) return first;
    const commandId = options?.commandId ?? parts.ids.idFor(wish);
    const sent = persist(parts, functionName, { action, commandId, input })
      .then((answer) => {
        const answered = answer.kind !== 'offline' && !(answer.kind === 'fault' && answer.fault.retryable);
        if (answered) parts.ids.settle(wish);
        return answer;
      })
      .finally(() => onTheWay.delete(wish));
    onTheWay.set(wish, sent);
    return sent;
  };

  // The contract is types only on the phone, so names become text here and the compiler checks every use.
  return { query: namesToText(query), command: namesToText(command) } as unknown as Api<Functions[F]>;
}

type Sender = (action: string, input: unknown, options?: CommandOptions) => Promise<AnyAnswer>;

function namesToText(send: Sender): object {
  return new Proxy({}, {
    get: (_areas, area: string) =>
      new Proxy({}, { get: (_names, name: string) => (input: unknown, options?: CommandOptions) => send(`${area}.${name}`, input, options) }),
  });
}
