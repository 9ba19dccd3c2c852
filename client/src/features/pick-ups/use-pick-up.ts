import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { StoreId } from '../../../../shared/kernel/ids';
import { staffApi, useCommand, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';

export type PickUp = Value<'staff', 'pointsShop', 'find'>['pickUps'][number];

/** Finding a gift by its code and handing it over; a manager may also cancel it for the member. */
export function usePickUp(storeId: StoreId, onDone: () => void) {
  const text = useText();
  const [code, setCode] = useState('');
  const [said, setSaid] = useState<string>();
  const [found, setFound] = useState<readonly PickUp[]>([]);
  const finding = useCommand((typed: string) => staffApi.query.pointsShop.find({ storeId, code: typed }));
  const handing = useCommand(staffApi.command.pointsShop.handOut);
  const cancelling = useCommand(staffApi.command.pointsShop.cancel);
  const find = async (typed: string) => {
    const answer = await finding.run(typed);
    if (!answer) return;
    setFound(answer.kind === 'done' ? answer.value.pickUps : []);
    setSaid(answer.kind === 'done' ? undefined : sayProblem(text, answer));
  };
  const scan = async () => {
    const scanned = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] }).catch(() => undefined);
    if (!scanned) return;
    setCode(scanned.result);
    await find(scanned.result);
  };
  const handOut = async ({ exchangeId }: PickUp) => {
    const answer = await handing.run({ exchangeId, storeId, code });
    if (!answer) return;
    if (answer.kind !== 'done') return notice(sayProblem(text, answer));
    notice(text.pickUps.handedOut);
    setFound([answer.value]);
    onDone();
  };
  const cancel = async ({ exchangeId }: PickUp) => {
    const answer = await cancelling.run({ exchangeId, storeId });
    if (!answer) return;
    if (answer.kind !== 'done') return notice(sayProblem(text, answer));
    notice(text.pickUps.cancelled);
    setFound([answer.value]);
    onDone();
  };
  return {
    code,
    type: (typed: string) => {
      setCode(typed);
      setSaid(undefined);
    },
    said, found, busy: finding.busy || handing.busy || cancelling.busy,
    /** One of the list, opened without its code: it may be cancelled, not handed out. */
    open: (one: PickUp) => setFound([{ ...one, mayHandOut: false }]),
    find: () => void find(code), scan: () => void scan(), handOut: (one: PickUp) => void handOut(one), cancel: (one: PickUp) => void cancel(one),
  };
}
