import { useState } from 'react';
import type { StoreId } from '../../../../shared/kernel/ids';
import { staffApi, useCommand, usePages, type Value } from '../../api';
import { sayProblem, sayRefusal, useText } from '../../text';

export type Purchase = Value<'staff', 'refunds', 'purchases'>['items'][number];
export type Buyer = Value<'staff', 'members', 'find'>['members'][number];

/** What the list shows: the store's latest, one member's, or the one with an order number. */
export type Looking = { readonly kind: 'latest' } | { readonly kind: 'member'; readonly member: Buyer } | { readonly kind: 'order'; readonly orderNo: string };

const isOrderNo = (words: string): boolean => /^[A-Za-z0-9_.-]{1,60}$/.test(words);
/** A phone tail, a member number or a phone; anything else that fits is an order number. */
const namesMember = (words: string): boolean => /^(\d{4}|\d{8}|\d{11})$/.test(words);

/** Purchases of a store to refund one of them. Digits that name no member are tried as an order number. */
export function usePurchases(storeId: StoreId) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<string>();
  const [several, setSeveral] = useState<readonly Buyer[]>([]);
  const [looking, setLooking] = useState<Looking>({ kind: 'latest' });
  const finding = useCommand((words: string) => staffApi.query.members.find({ storeId, text: words }));
  const asked = looking.kind === 'member' ? { memberId: looking.member.memberId } : looking.kind === 'order' ? { orderNo: looking.orderNo } : {};
  const pages = usePages((cursor) => staffApi.query.refunds.purchases({ storeId, ...asked, ...(cursor === undefined ? {} : { cursor }) }), `${storeId}${JSON.stringify(asked)}`);

  const look = (next: Looking) => {
    setSeveral([]);
    setSaid(undefined);
    setLooking(next);
  };
  const find = async () => {
    const words = typed.trim();
    if (words === '') return look({ kind: 'latest' });
    if (!isOrderNo(words)) return setSaid(text.refunds.noneHint);
    if (!namesMember(words)) return look({ kind: 'order', orderNo: words });
    const answer = await finding.run(words);
    if (!answer) return;
    if (answer.kind === 'refused' && answer.refusal.code === 'MEMBER_UNKNOWN') return look({ kind: 'order', orderNo: words });
    if (answer.kind !== 'done') return setSaid(answer.kind === 'refused' ? sayRefusal(text, answer.refusal) : sayProblem(text, answer));
    const [only, ...others] = answer.value.members;
    if (only && others.length === 0) return look({ kind: 'member', member: only });
    setSaid(undefined);
    setSeveral(answer.value.members);
  };
  return {
    typed,
    type: (words: string) => {
      setTyped(words);
      setSaid(undefined);
    },
    said,
    several,
    looking,
    pages,
    busy: finding.busy,
    find: () => void find(),
    choose: (member: Buyer) => look({ kind: 'member', member }),
    all: () => {
      setTyped('');
      look({ kind: 'latest' });
    },
  };
}
