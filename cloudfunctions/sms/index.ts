import { createHash, timingSafeEqual } from 'node:crypto';
import { newId } from '../../shared/kernel/ids';
import { dice } from '../_runtime/dice';
import { bodyText, type HttpAnswer, type HttpEvent } from '../_runtime/http-event';
import { log } from '../_runtime/log';
import { inParallel } from '../_store/batch';
import { is } from '../_store/collection';
import { store } from '../_store/store';
import { readReports, type DeliveryReport } from './delivery-reports';
import { readReply, refuseShortMessages } from './refusals';

/** A shorter key could be guessed. */
const shortestKey = 20;

const said = (statusCode: number, result: number, errmsg: string): HttpAnswer => ({
  statusCode, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify({ result, errmsg }),
});

/**
 * What the provider of short messages tells the store: which of them reached a phone, and who wrote back that he wants no more. The provider signs nothing, so the address itself is the
 * secret: its last part is the key that the owner has set (`/sms/<key>`). A report changes only the message whose serial number and phone it names. Anything
 * without the key is answered 401 and changes nothing, through whichever door it comes. Reports may come twice and in any order: the same one
 * again changes nothing, and a message that has arrived stays arrived.
 */
export async function main(given: HttpEvent | null): Promise<HttpAnswer> {
  // From a phone anything may come as the event, nothing as well.
  const event = given ?? {};
  if (!hasKey(event)) return said(401, 1, 'not known');
  if (event.httpMethod !== 'POST') return said(405, 1, 'reports come by POST');
  const body = parsed(bodyText(event));
  const reports = readReports(body);
  const reply = readReply(body);
  if (reports === null && reply === null) return said(400, 1, 'neither a list of reports nor a reply');
  try {
    if (reports) await inParallel(reports, noteReport);
    if (reply?.refuses) await refuseShortMessages(reply.phone);
    return said(200, 0, 'OK');
  } catch (error) {
    log('error', 'short message callback', { requestId: newId('command', dice), error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    return said(500, 1, 'try again');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasKey({ path }: HttpEvent): boolean {
  const key = process.env['HUIKE_SMS_REPORT_KEY'] ?? '';
  const given = typeof path === 'string' ? (path.split('/').at(-1) ?? '') : '';
  // Hashes have one length: how much of the key fits is not told by the time it takes.
  const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();
  return key.length >= shortestKey && timingSafeEqual(hashed(given), hashed(key));
}

async function noteReport({ serial, phone, delivery, code }: DeliveryReport): Promise<void> {
  const unless = delivery === 'delivered' ? {} : { delivery: is.not('delivered') };
  await store.outbox.updateWhere({ platformId: serial, channel: 'sms', to: phone, ...unless }, { delivery, deliveryCode: code });
}
