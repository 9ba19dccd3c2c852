import { setReachSwitch } from '../../shared/domain/campaign';
import { phoneTail } from '../../shared/domain/membership';
import { dice } from '../_runtime/dice';
import { store, transact } from '../_store/store';
import { mainlandPhone } from './delivery-reports';

/** What is taken for a refusal: the word that our messages name, and those that carriers know. */
const refusing = /^(r|t|td|n|拒收|退订|不要发了)$/i;

/** What somebody wrote back to a short message. */
export interface Reply {
  readonly phone: string;
  readonly refuses: boolean;
}

/**
 * The reply of a request; null when it is none of the provider's.
 * Source: Tencent Cloud SMS, 短信回复 (cloud.tencent.com/document/api/382/59179), read 2026-11-22.
 */
export function readReply(body: unknown): Reply | null {
  if (typeof body !== 'object' || body === null) return null;
  const { mobile, nationcode, text } = body as Record<string, unknown>;
  const phone = mainlandPhone(mobile, nationcode);
  return phone === null || typeof text !== 'string' ? null : { phone, refuses: refusing.test(text.trim().replace(/[。.!！]$/, '')) };
}

/** Members of one number: a family may share it. */
const mostMembers = 20;

/**
 * Closes the way of short messages for everybody with this number, as if he had done it himself: whatever waits asks again before it is sent. He
 * opens it again in the mini-program.
 */
export async function refuseShortMessages(phone: string): Promise<void> {
  const members = await store.members.find({ filter: { phoneTail: phoneTail(phone), phone }, limit: mostMembers, fields: ['_id'] });
  for (const { _id } of members) {
    await transact(async (tx) => {
      const account = await tx.accounts.get(_id);
      if (!account) return;
      const switches = setReachSwitch(account.reachSwitches, 'sms', false);
      if (switches !== account.reachSwitches) await tx.accounts.update(_id, { reachSwitches: switches, revision: account.revision + 1 });
    }, dice);
  }
}
