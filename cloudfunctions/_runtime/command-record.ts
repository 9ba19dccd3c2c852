import type { Instant } from '../../shared/kernel/time';
import { store, type Transaction } from '../_store/store';
import { FaultError } from './fault';

/** A command belongs to who sent it: nobody can read or take another's answer by guessing its id. Neither part can hold the sign between. */
const recordId = (openid: string, commandId: string): string => `${openid}~${commandId}`;

export interface CommandKey {
  readonly openid: string;
  readonly commandId: string;
  readonly action: string;
  readonly inputHash: string;
}

/**
 * The answer this command had, if it was done before.
 * @throws FaultError COMMAND_REUSED when the id was used for another action or with other input.
 */
export async function answeredBefore(key: CommandKey): Promise<{ readonly answer: unknown } | undefined> {
  const record = await store.commands.get(recordId(key.openid, key.commandId));
  if (!record) return undefined;
  if (record.action !== key.action || record.inputHash !== key.inputHash) throw new FaultError('COMMAND_REUSED');
  return { answer: record.answer };
}

/** Keeps the answer in the command's own transaction: both are written, or neither. */
export async function keepAnswer(tx: Transaction, key: CommandKey, answer: unknown, at: Instant): Promise<void> {
  await tx.commands.add({ _id: recordId(key.openid, key.commandId), action: key.action, inputHash: key.inputHash, answer, at });
}
