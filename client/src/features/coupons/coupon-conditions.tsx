import { View } from '@tarojs/components';
import { instant, localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { useText } from '../../text';
import { Card, Section } from '../../ui/card';

type Face = Value<'member', 'coupons', 'offered'>['coupon'];

/** Every condition of a coupon as a sentence: from what amount, where, for whom, when, on what. */
export function CouponConditions({ face }: { face: Face }) {
  const text = useText();
  const { say, giving } = text;
  const today = localDateOf(storeNow());
  const { stores, tiers, weekdays, categories, combines } = face.conditions;
  const lines = [
    giving.days(say.day(localDateOf(face.startsAt), today), say.day(localDateOf(instant(face.endsAt - 1)), today)),
    giving.threshold(face.threshold),
    giving.stores(stores.map(say.name)),
    giving.tiers(tiers.map(say.name)),
    giving.weekdays(weekdays),
    giving.categories(categories),
    giving.combines(combines),
  ];
  return (
    <Section title={giving.conditions}>
      <Card id="coupon-conditions">{lines.map((line) => <View key={line} className="small">{line}</View>)}</Card>
    </Section>
  );
}
