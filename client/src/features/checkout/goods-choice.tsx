import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Fen } from '../../../../shared/kernel/units';
import { staffApi, useQuery } from '../../api';
import { useText } from '../../text';
import { amountOf, AmountPad, typedAmount } from '../../ui/amount-pad';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Several } from '../../ui/several';
import { Sheet } from '../../ui/sheet';
import { unnamedOf, type GoodsSplit } from './goods-split';

interface Props {
  readonly whole: Fen;
  readonly split: GoodsSplit;
  readonly locked: boolean;
  readonly onName: (category: string, amount: Fen) => void;
}

/**
 * The kinds of goods that mean something to the store, as chips. One tap names the whole sum; a second kind asks for its part; a tap on a
 * named one takes it away. Nothing waits for it: until the kinds are here, and where there are none, it is not there.
 * Ids: `goods-<kind>`, `goods-split-done`.
 */
export function GoodsChoice({ whole, split, locked, onName }: Props) {
  const text = useText();
  const { shown } = useQuery(() => staffApi.query.checkout.categories(), { keepAs: 'categoriesOfGoods' });
  const [asked, setAsked] = useState<string>();
  const [typed, setTyped] = useState('');
  const categories = shown.status === 'ready' ? shown.value.categories : [];
  if (categories.length === 0) return null;
  const unnamed = unnamedOf(split, whole);
  const tap = (category: string) => {
    if (locked) return;
    if (split.some((line) => line.category === category)) return onName(category, 0 as Fen);
    if (unnamed > 0) return onName(category, unnamed);
    setTyped('');
    setAsked(category);
  };
  const finish = () => {
    if (asked !== undefined) onName(asked, amountOf(typed));
    setAsked(undefined);
  };
  const chosen = split.map(({ category }) => category);
  const parts = split.length < 2 && unnamed === 0 ? [] : [...split, ...(unnamed > 0 && split.length > 0 ? [{ category: text.checkout.goodsOther, amount: unnamed }] : [])];
  return (
    <Section title={text.checkout.goods}>
      <Several id="goods" choices={categories.map((key) => ({ key, word: key }))} chosen={chosen} onChange={(next) => tap([...next, ...chosen].find((one) => next.includes(one) !== chosen.includes(one)) ?? '')} />
      {parts.map(({ category, amount }) => (
        <View key={category} className="sum-row small t-goods-part">
          <View className="quiet">{category}</View>
          <View className="number">{text.say.yuan(amount)}</View>
        </View>
      ))}
      <View className="quiet small">{text.checkout.goodsHint}</View>
      {asked !== undefined && (
        <Sheet title={text.checkout.goodsSplit(asked)} closeWord={text.states.close} onClose={() => setAsked(undefined)}>
          <View className="quiet small">{text.checkout.goodsSplitHint(whole)}</View>
          <AmountPad typed={typed} onKey={(key) => setTyped((before) => typedAmount(before, key))} />
          <View style={{ marginTop: '16px' }}><Button id="goods-split-done" disabled={amountOf(typed) === 0 || amountOf(typed) > whole} onClick={finish}>{text.states.confirm}</Button></View>
        </Sheet>
      )}
    </Section>
  );
}
