import { mostPosBytes } from '../../shared/contract/pos';
import { checkTimestamp, isSignedWith, secretsAt } from '../../shared/domain/till';
import { accept, refuse, type Result } from '../../shared/kernel/result';
import { hourMs, type Instant } from '../../shared/kernel/time';
import type { TillCaller } from '../_runtime/identity';
import { isDuplicate } from '../_store/errors';
import { store } from '../_store/store';
import type { CallRefusal, HttpCall } from './http-call';

const shapes = {
  'x-huike-till': /^till_[a-z0-9]{4,40}$/,
  'x-huike-timestamp': /^\d{10,16}$/,
  'x-huike-nonce': /^[A-Za-z0-9_-]{16,64}$/,
  'x-huike-signature': /^[0-9a-f]{64}$/,
} as const;

/** A key that nobody has, so that an unknown till takes as long as a wrong signature. */
const nobodysSecret = '0'.repeat(64);

/**
 * Which till calls. The signature is checked before the clock and the nonce is kept only for a call that was signed, so that a stranger
 * learns nothing and fills nothing. An unknown till, a revoked key and a wrong signature answer alike.
 * Refuses BODY_TOO_LARGE, SIGNATURE_MISSING, SIGNATURE_WRONG, CLOCK_WRONG {aheadMs, serverTime}, NONCE_USED.
 */
export async function authenticate(call: HttpCall, now: Instant): Promise<Result<TillCaller, CallRefusal>> {
  if (call.body.length > mostPosBytes) return refuse('BODY_TOO_LARGE', { mostBytes: mostPosBytes });
  const wrong = Object.entries(shapes).find(([name, shape]) => !shape.test(call.headers[name] ?? ''));
  if (wrong) return refuse('SIGNATURE_MISSING', { header: wrong[0] });
  const header = (name: keyof typeof shapes): string => call.headers[name] ?? '';
  const tillId = header('x-huike-till');
  const till = await store.tills.get(tillId);
  const signed = { method: call.method, path: call.path, timestamp: header('x-huike-timestamp'), nonce: header('x-huike-nonce'), body: call.body };
  const secrets = till ? secretsAt(till, now) : [];
  const isSigned = isSignedWith(signed, header('x-huike-signature'), secrets.length > 0 ? secrets : [nobodysSecret]);
  if (!till || secrets.length === 0 || !isSigned) return refuse('SIGNATURE_WRONG', {});
  const clock = checkTimestamp(signed.timestamp, now);
  if (!clock.ok) return refuse('CLOCK_WRONG', { ...clock.details, serverTime: now });
  try {
    await store.tillNonces.add({ _id: `${tillId}~${signed.nonce}`, at: now });
  } catch (error) {
    if (isDuplicate(error)) return refuse('NONCE_USED', {});
    throw error;
  }
  if (now - (till.usedAt ?? 0) > hourMs) await store.tills.update(tillId, { usedAt: now });
  return accept({ tillId, storeId: till.storeId, name: till.name });
}
