import { accept } from '../../../shared/kernel/result';
import { minuteMs, type Instant } from '../../../shared/kernel/time';
import { inputHash as hashOf } from '../../_runtime/hash';
import type { TillDocument } from '../../_store/till-documents';

/** A secret is 32 random bytes. */
export const secretBytes = 32;
/** Whose answer was lost may ask again for so long and gets the same; later the secret is shown to nobody. */
const shownForMs = 10 * minuteMs;

/** Names a command in the key it made or changed; the key is its record, so no copy of the secret lies anywhere else. */
export const commandName = (openid: string, commandId: string): string => hashOf(`${openid}~${commandId}`);

/** What the command that made or changed a key answers, now or when it is sent again. */
export function shownOnce(till: TillDocument, now: Instant) {
  return accept({ tillId: till._id, ...(now - till.changedAt < shownForMs && till.state === 'active' ? { secret: till.secret } : {}) });
}

