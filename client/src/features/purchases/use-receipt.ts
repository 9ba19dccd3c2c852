import type { PurchaseId } from '../../../../shared/kernel/ids';
import { memberApi, useCommand, useQuery, type Value } from '../../api';
import { copyWords } from '../../platform/clipboard';
import { askForMessages } from '../../platform/subscribe';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';

export type Receipt = Value<'member', 'purchases', 'show'>;

/** WeChat's box lists what is asked for; three can be read at a glance. */
const mostAsked = 3;

/** One purchase with all that surrounds it, and the moment to allow messages: each yes is one message of that template. */
export function useReceipt(purchaseId: PurchaseId) {
  const text = useText();
  const { shown, reload } = useQuery(() => memberApi.query.purchases.show({ purchaseId }), { about: purchaseId });
  const recording = useCommand((accepted: string[]) => memberApi.command.consent.recordSubscriptions({ accepted }));

  const allow = async (templates: Receipt['subscribeTemplates']) => {
    const accepted = await askForMessages(templates.slice(0, mostAsked).map(({ templateId }) => templateId));
    if (accepted.length === 0) return notice(text.mine.notAllowed);
    const answer = await recording.run([...accepted]);
    if (answer) notice(answer.kind === 'done' ? text.mine.allowed : sayProblem(text, answer));
    await reload();
  };
  const copy = async (wechatId: string) => {
    notice((await copyWords(wechatId)) ? text.receipt.wechatCopied : text.states.notCopied);
  };
  return { shown, reload, busy: recording.busy, allow: (templates: Receipt['subscribeTemplates']) => void allow(templates), copy: (wechatId: string) => void copy(wechatId) };
}
