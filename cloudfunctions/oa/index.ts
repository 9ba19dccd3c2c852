import { newId } from '../../shared/kernel/ids';
import { now as readClock } from '../_runtime/clock';
import { dice } from '../_runtime/dice';
import { bodyText, queryOf, type HttpAnswer, type HttpEvent } from '../_runtime/http-event';
import { log } from '../_runtime/log';
import { readPush, textIn } from './push-body';
import { handlePush } from './push-events';
import { decrypted, isSigned, type PushSettings } from './push-signature';

const said = (statusCode: number, body: string): HttpAnswer => ({ statusCode, headers: { 'content-type': 'text/plain; charset=utf-8' }, body });

function settings(): PushSettings | undefined {
  const [token, encodingKey] = [process.env['HUIKE_OA_PUSH_TOKEN'], process.env['HUIKE_OA_PUSH_KEY']];
  return token ? { token, ...(encodingKey ? { encodingKey } : {}) } : undefined;
}

/**
 * What WeChat tells the store: who follows, what was delivered, which permissions were taken back. Known to come from WeChat by its signature
 * alone, whichever door it comes through; anything else is answered 401 and changes nothing. WeChat repeats what is not answered within five
 * seconds, so every event may come again.
 */
export async function main(given: HttpEvent | null): Promise<HttpAnswer> {
  // From a phone anything may come as the event, nothing as well.
  const event = given ?? {};
  const known = settings();
  const query = queryOf(event);
  if (!known || !isSigned(query, known, readClock())) return said(401, 'not signed');
  // Setting up the address: WeChat wants its words back.
  if (event.httpMethod === 'GET') return said(200, query['echostr'] ?? '');
  const text = bodyText(event);
  const outer = readPush(text);
  const encrypt = outer ? textIn(outer, 'Encrypt') : '';
  const plain = encrypt === '' ? text : decrypted(encrypt, query, known);
  // A key means that plain text is not accepted: whoever knows an old signature could write one.
  if (plain === null || (known.encodingKey !== undefined && encrypt === '')) return said(401, 'not signed');
  const message = readPush(plain);
  if (!message) return said(400, 'not a message');
  try {
    await handlePush(message);
    return said(200, 'success');
  } catch (error) {
    log('error', 'push', { requestId: newId('command', dice), error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    return said(500, 'try again');
  }
}
