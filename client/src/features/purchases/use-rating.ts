import { useState } from 'react';
import { memberApi, useCommand, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';

type Purchase = Value<'member', 'purchases', 'list'>['items'][number];

/** A visit being rated: two taps are the whole of it, words may follow. Stars that were not taken fall back to what is kept. */
export function useRating(purchase: Purchase) {
  const text = useText();
  const served = purchase.guideName !== undefined;
  const [kept, setKept] = useState(purchase.rating);
  // The first rating starts its own week.
  const [untilAt, setUntilAt] = useState(purchase.rateUntilAt);
  const [stars, setStars] = useState<{ readonly store: number; readonly guide: number }>({ store: purchase.rating?.store ?? 0, guide: purchase.rating?.guide ?? 0 });
  const sending = useCommand(memberApi.command.ratings.rate);

  const send = async (store: number, guide: number, words: string): Promise<boolean> => {
    const answer = await sending.run({ purchaseId: purchase.purchaseId, store, words, ...(served ? { guide } : {}) });
    if (!answer) return false;
    if (answer.kind === 'done') {
      const { store: keptStore, guide: keptGuide, words: keptWords } = answer.value;
      setKept({ store: keptStore, words: keptWords, ...(keptGuide === undefined ? {} : { guide: keptGuide }) });
      setUntilAt(answer.value.rateUntilAt);
      notice(text.ratings.saved);
      return true;
    }
    setStars({ store: kept?.store ?? 0, guide: kept?.guide ?? 0 });
    notice(sayProblem(text, answer));
    return false;
  };
  const rate = (what: 'store' | 'guide', value: number) => {
    const next = { ...stars, [what]: value };
    setStars(next);
    if (next.store > 0 && (!served || next.guide > 0)) void send(next.store, next.guide, kept?.words ?? '');
  };
  return { served, kept, untilAt, stars, rate, say: (words: string) => send(stars.store, stars.guide, words), busy: sending.busy };
}
