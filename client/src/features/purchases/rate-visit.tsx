import { View } from '@tarojs/components';
import { useState } from 'react';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { Sheet } from '../../ui/sheet';
import { StarLine } from '../../ui/star-line';
import { useRating } from './use-rating';

type Purchase = Value<'member', 'purchases', 'list'>['items'][number];

/** How the visit was: a tap for the store, a tap for the guide; afterwards room for words. Shown while it may be said, and what was said. */
export function RateVisit({ purchase, about }: { purchase: Purchase; about: string }) {
  const { ratings, say, states } = useText();
  const rating = useRating(purchase);
  const [words, setWords] = useState<string>();
  const { untilAt } = rating;
  const open = untilAt !== undefined;
  if (!open && !rating.kept) return null;
  const line = (what: 'store' | 'guide', label: string) => (
    <StarLine id={`${about}-${what}`} label={label} rating={rating.stars[what]} words={ratings.starsSaid} {...(open ? { onRate: (value: number) => rating.rate(what, value) } : {})} />
  );
  return (
    <View className="rate-visit">
      {!rating.kept && <View className="quiet small">{ratings.ask}</View>}
      {line('store', ratings.store)}
      {rating.served && line('guide', ratings.guide(purchase.guideName ?? ''))}
      {rating.kept && rating.kept.words !== '' && <View className="small t-rating-words">{rating.kept.words}</View>}
      {rating.kept && open && (
        <View className="picked">
          <View className="quiet tiny">{ratings.until(say.day(localDateOf(untilAt), localDateOf(storeNow())))}</View>
          <Button id={`${about}-words`} kind="plain" small onClick={() => setWords(rating.kept?.words ?? '')}>{rating.kept.words === '' ? ratings.words : ratings.wordsChange}</Button>
        </View>
      )}
      {words !== undefined && (
        <Sheet title={ratings.wordsTitle} closeWord={states.close} onClose={() => setWords(undefined)}>
          <TextArea id="rating-text" value={words} hint={ratings.wordsHint} most={300} onChange={setWords} />
          <Button id="rating-save" disabled={rating.busy} onClick={() => void rating.say(words).then((saved) => { if (saved) setWords(undefined); })}>{ratings.wordsSave}</Button>
        </Sheet>
      )}
    </View>
  );
}
