import { now as readClock } from '../_runtime/clock';
import { dice } from '../_runtime/dice';
import { faultOf } from '../_runtime/fault';
import { log } from '../_runtime/log';
import { newId } from '../../shared/kernel/ids';
import { refuse } from '../../shared/kernel/result';
import { authenticate } from './authenticate';
import { answerDone, answerRefused, readCall, type HttpAnswer } from './http-call';
import { answerBatch } from './pos-batch';

async function answer(event: unknown): Promise<HttpAnswer> {
  const call = readCall(event);
  if (!call.ok) return answerRefused(call);
  const now = readClock();
  const till = await authenticate(call.value, now);
  if (!till.ok) return answerRefused(till);
  const batch = await answerBatch(call.value.body, { till: till.value, now, dice });
  return batch.ok ? answerDone(batch.value) : answerRefused(batch);
}

/** What till systems ask over HTTP. Who calls is known by the signature alone, so it does not matter through which door an event comes. */
export async function main(event: unknown): Promise<HttpAnswer> {
  const requestId = newId('command', dice);
  try {
    return await answer(event);
  } catch (error) {
    const { code } = faultOf(error, requestId);
    log('error', 'pos', { requestId, code, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    return answerRefused(refuse(code === 'UNAVAILABLE' ? 'UNAVAILABLE' : 'INTERNAL', { requestId }));
  }
}
