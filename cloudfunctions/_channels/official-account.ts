import type { OaSenderKind } from '../../shared/domain/campaign';
import { cloudCall } from './cloud-call';
import { fixedAddress } from './fixed-address';
import type { OaSender, WeixinReply } from './oa-sender';
import { relay } from './relay';

/** Says no to everything: the store has no official account, or has not set its sender up. */
const disabled: OaSender = { kind: 'disabled', call: () => Promise.resolve({ errcode: 48001, errmsg: 'the official account is disabled in the rules' }) };

const senders: Readonly<Record<OaSenderKind, OaSender>> = { disabled, fixed_ip: fixedAddress, cloud_call: cloudCall, relay };

/**
 * Calls the official account's server API by the sender that the rules name. Answers the platform's reply, errors included; throws only when
 * there was no reply.
 */
export async function callOfficialAccount(kind: OaSenderKind, path: string, body: unknown, query: Readonly<Record<string, string>> = {}): Promise<WeixinReply> {
  return senders[kind].call({ path, body, query });
}
