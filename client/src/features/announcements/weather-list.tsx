import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, storeNow, useCommand, type Value } from '../../api';
import { localDateOf } from '../../../../shared/kernel/time';
import { sayProblem, useText } from '../../text';
import { Card, Section } from '../../ui/card';
import { Switch } from '../../ui/field';
import { Row } from '../../ui/row';

type Day = Value<'staff', 'outbox', 'weather'>['days'][number];

/** Today and tomorrow of each store: a tap says that it rains. Ids: `rain-<store>-<today|tomorrow>`. */
export function WeatherList({ days, onSet }: { days: readonly Day[]; onSet: () => void }) {
  const text = useText();
  const { announcements: words } = text;
  const [said, setSaid] = useState<string>();
  const setting = useCommand(staffApi.command.outbox.setWeather);
  const today = localDateOf(storeNow());
  const set = async ({ storeId, on }: Day, rain: boolean) => {
    const answer = await setting.run({ storeId, on, rain });
    if (!answer) return;
    setSaid(answer.kind === 'done' ? undefined : sayProblem(text, answer));
    onSet();
  };
  return (
    <Section title={words.weather}>
      <View className="quiet small chart-said">{words.weatherHint}</View>
      {days.some(({ rainyWords }) => !rainyWords) && <View className="bad small chart-said">{words.noWords}</View>}
      {days.length === 0 && <View className="quiet small">{words.noStores}</View>}
      <Card flush>
        {days.map((day) => {
          const which = day.on === today ? 'today' : 'tomorrow';
          const id = `rain-${day.storeId}-${which}`;
          return <Row key={id} title={text.say.name(day.storeName)} detail={`${words[which]} · ${text.say.day(day.on, today)}`} end={<Switch id={id} on={day.rain} onChange={(rain) => !setting.busy && void set(day, rain)} />} />;
        })}
      </Card>
      {said !== undefined && <View className="bad small">{said}</View>}
    </Section>
  );
}
