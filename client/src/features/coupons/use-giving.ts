import { useState } from 'react';
import type { CouponId } from '../../../../shared/kernel/ids';
import { memberApi, useCommand, useQuery, type Value } from '../../api';
import { offerPath } from '../../navigate';
import { copyWords } from '../../platform/clipboard';
import { shareLink } from '../../platform/share-link';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';

export type Shown = Value<'member', 'coupons', 'show'>;

/** One coupon, and giving it: offering, the link, taking it back. */
export function useGiving(couponId: CouponId) {
  const text = useText();
  const { shown, reload } = useQuery(() => memberApi.query.coupons.show({ couponId }), { about: couponId });
  const [sure, setSure] = useState(false);
  const offering = useCommand(memberApi.command.coupons.offer);
  const takingBack = useCommand(memberApi.command.coupons.takeBack);
  const link = shown.status === 'ready' ? shown.value.link : undefined;
  const path = link && offerPath(link);

  const offer = async () => {
    const answer = await offering.run({ couponId });
    if (!answer) return;
    if (answer.kind !== 'done') notice(sayProblem(text, answer));
    setSure(false);
    await reload();
  };
  const takeBack = async () => {
    const answer = await takingBack.run({ couponId });
    if (!answer) return;
    notice(answer.kind === 'done' ? text.giving.tookBack : sayProblem(text, answer));
    await reload();
  };
  const copy = async () => {
    if (path === undefined) return;
    notice((await copyWords(shareLink(path))) ? text.giving.copied : text.states.notCopied);
  };
  return {
    shown, reload, path, sure, ask: () => setSure(true), busy: offering.busy || takingBack.busy,
    offer: () => void offer(), takeBack: () => void takeBack(), copy: () => void copy(),
  };
}
