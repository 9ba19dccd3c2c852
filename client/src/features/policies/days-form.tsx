import { View } from '@tarojs/components';
import { basisPoints } from '../../../../shared/kernel/units';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Chips } from '../../ui/segments';
import { NumberInput } from './number-input';
import type { DayDraft, NumberField, Shown } from './policy-draft';

const mostDays = 10;

const dayFields: readonly NumberField<DayDraft>[] = [
  { key: 'day.multiplier', unit: 'times', get: (day) => day.multiplier, put: (day, value) => ({ ...day, multiplier: basisPoints(Math.min(1_000_000, value ?? 0)) }) },
  { key: 'day.dayOfMonth', unit: 'whole', optional: true, get: (day) => day.dayOfMonth, put: (day, dayOfMonth) => ({ ...day, dayOfMonth }) },
];

/** The points days: for each when it is, where, and how many times. */
export function DaysForm({ days, stores, onChange, onBad }: { days: readonly DayDraft[]; stores: Shown['stores']; onChange: (days: DayDraft[]) => void; onBad: (id: string, bad: boolean) => void }) {
  const text = useText();
  const { policies } = text;
  const put = (place: number, day: DayDraft) => onChange(days.map((one, index) => (index === place ? day : one)));
  const weekdays = [{ key: '0', word: policies.everyDay }, ...policies.weekdays.map((word, index) => ({ key: String(index + 1), word }))];
  return (
    <View>
      {days.map((day, place) => (
        <View key={`${days.length}-${place}`} className="section t-points-day">
          <View className="section-title"><View>{policies.dayPlace(place + 1)}</View></View>
          <Card>
            <View className="field">
              <View className="field-label"><View>{policies.field['day.weekday']}</View></View>
              <Chips id={`day-${place}-weekday`} choices={weekdays} chosen={String(day.weekday ?? 0)} onChoose={(key) => put(place, { ...day, weekday: key === '0' ? null : Number(key) })} />
            </View>
            {dayFields.map((field) => <NumberInput key={field.key} field={field} of={day} name={String(place)} onChange={(next) => put(place, next)} onBad={onBad} />)}
            <View className="field">
              <View className="field-label"><View>{policies.field['day.storeIds']}</View></View>
              <Chips
                id={`day-${place}-store`}
                choices={[{ key: 'all', word: policies.allStores }, ...stores.map(({ storeId, name }) => ({ key: storeId as string, word: text.say.name(name) }))]}
                chosen={day.storeIds[0] ?? 'all'}
                onChoose={(key) => put(place, { ...day, storeIds: stores.filter(({ storeId }) => storeId === key).map(({ storeId }) => storeId) })}
              />
            </View>
            <Button kind="quiet" small onClick={() => onChange(days.filter((_, index) => index !== place))}>{policies.remove}</Button>
          </Card>
        </View>
      ))}
      {days.length < mostDays && (
        <View className="section">
          <Button id="day-add" kind="quiet" onClick={() => onChange([...days, { storeIds: [], weekday: null, dayOfMonth: null, multiplier: basisPoints(20_000) }])}>{policies.addDay}</Button>
        </View>
      )}
    </View>
  );
}
