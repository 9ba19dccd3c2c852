import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { useText } from '../../text';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';

type Event = Value<'staff', 'tiers', 'member'>['items'][number];

/** A tier's history: what happened, when, and why; staff see who did it. */
export function EventList({ events, onPurchase }: { events: readonly Event[]; onPurchase?: () => void }) {
  const text = useText();
  const { tiers, say } = text;
  const today = localDateOf(storeNow());
  return (
    <Card flush>
      {events.map((event) => {
        const moved = say.name(event.from) === say.name(event.to) ? say.name(event.to) : tiers.move(say.name(event.from), say.name(event.to));
        const facts = [
          say.day(event.on, today), tiers.growth(event.growth), ...(event.untilOn === undefined ? [] : [tiers.until(say.day(event.untilOn, today))]),
          ...(event.reason === undefined ? [] : [event.reason]), ...(event.byName === undefined ? [] : [tiers.by(event.byName)]),
        ];
        return (
          <Row
            key={event.eventId}
            className="t-tier-event"
            title={text.words.tierEvent[event.kind]}
            detail={facts.join(' · ')}
            end={<View className="small">{moved}</View>}
            {...(event.purchaseId !== undefined && onPurchase ? { onClick: onPurchase } : {})}
          />
        );
      })}
    </Card>
  );
}
