import { useState } from 'react';
import type { PurchaseId } from '../../../../shared/kernel/ids';
import { staffApi, useCommand, useQuery, type Input, type Value } from '../../api';
import { sayProblem, sayRefusal, useText } from '../../text';
import { notice } from '../../ui/notice';

export type Refund = Value<'staff', 'refunds', 'quote'>;
export type RefundDone = Value<'staff', 'refunds', 'commit'>;
export type Scope = Input<'staff', 'refunds', 'commit'>['scope'];
type Sent = Input<'staff', 'refunds', 'commit'>;

/** One refund: what it comes to, and the one command that records it. */
export function useRefund(purchaseId: PurchaseId, scope: Scope) {
  const text = useText();
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState<string>();
  const [done, setDone] = useState<RefundDone>();
  /** Sent without an answer: until one comes only this very command is sent again, so that it cannot be refunded twice. */
  const [unsure, setUnsure] = useState<Sent>();
  const { shown, reload } = useQuery(() => staffApi.query.refunds.quote({ purchaseId, scope }), { about: `${purchaseId}/${JSON.stringify(scope)}` });
  const committing = useCommand((input: Sent) => staffApi.command.refunds.commit(input));
  const quote = shown.status === 'ready' ? shown.value : undefined;

  const commit = async () => {
    if (!quote) return;
    if (reason.trim().length < 2) return setSaid(text.refunds.reasonShort);
    const input = unsure ?? { purchaseId, scope, reason: reason.trim(), paidShown: quote.paid };
    const answer = await committing.run(input);
    if (!answer) return;
    setUnsure(answer.kind === 'offline' ? input : undefined);
    if (answer.kind === 'done') return setDone(answer.value);
    if (answer.kind !== 'refused') return notice(answer.kind === 'offline' ? text.refunds.unsure : sayProblem(text, answer));
    notice(sayRefusal(text, answer.refusal));
    await reload();
  };
  return {
    shown,
    reload,
    quote,
    reason,
    setReason: (words: string) => {
      if (unsure) return;
      setReason(words);
      setSaid(undefined);
    },
    said,
    done,
    unsure: unsure !== undefined,
    busy: committing.busy,
    commit: () => void commit(),
  };
}
