import { memberContract } from '../../../shared/contract/member';
import { isWayOn } from '../../../shared/domain/campaign';
import { accept } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { recipientIdOf } from '../../_store/campaign-documents';
import { becauseOf } from './because';

/**
 * Opens a message of the caller's own; another's is not there. The first opening is kept with the message, and with the campaign's recipient,
 * where it counts once however many rounds he opens.
 */
export const open = defineCommand(memberContract.messages.open, async ({ input, caller, now, tx }) => {
  const row = await tx.outbox.get(input.messageId);
  if (row?.memberId !== caller.memberId) return notFound();
  const [member, account] = [await tx.members.get(row.memberId), await tx.accounts.get(row.memberId)];
  if (row.openedAt === undefined) {
    await tx.outbox.update(row._id, { openedAt: now });
    const recipient = row.campaign === undefined ? undefined : await tx.recipients.get(recipientIdOf(row.campaign, row.memberId));
    if (recipient && recipient.openedAt === undefined) await tx.recipients.update(recipient._id, { openedAt: now });
  }
  const because = becauseOf(row, undefined, member) ?? { occasion: row.occasion, purpose: row.purpose };
  return accept({
    messageId: row._id, at: row.sentAt ?? row.decidedAt, way: row.channel, text: row.fields.map(({ value }) => value), because,
    page: row.opens ?? row.page, wayOn: isWayOn(account?.reachSwitches, row.channel), marketing: (member?.consent.marketing ?? null) !== null,
  });
});
