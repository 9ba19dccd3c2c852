import { View } from '@tarojs/components';
import { useState } from 'react';
import { addDays, localDate, localDateOf, type LocalDate } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { DayPick } from '../../ui/day-pick';
import { TextField } from '../../ui/field';
import { Row } from '../../ui/row';
import { DaySheet } from './day-sheet';
import { withoutSpecialDay, withSpecialDay, type Hours } from './edit-hours';
import { blocksText } from './hours-words';

/** Days with hours of their own. */
export function SpecialDays({ hours, onChange }: { hours: Hours; onChange: (hours: Hours) => void }) {
  const text = useText();
  const { openingHours: words, say } = text;
  const [editing, setEditing] = useState<LocalDate>();
  const today = localDateOf(storeNow());
  const tomorrow = addDays(today, 1);
  const day = hours.specialDays.find(({ on }) => on === editing);
  const add = (on: LocalDate) => {
    if (!hours.specialDays.some((one) => one.on === on)) onChange(withSpecialDay(hours, { on, blocks: [], note: '' }));
    setEditing(on);
  };
  return (
    <Section title={words.special}>
      <Card flush>
        {hours.specialDays.length === 0 && <View className="quiet small" style={{ padding: '16px 0' }}>{words.specialNone}</View>}
        {hours.specialDays.map(({ on, blocks, note }) => (
          <Row key={on} id={`special-${on}`} title={`${say.day(on, today)}${note === '' ? '' : ` ${note}`}`} detail={blocksText(blocks, text)} onClick={() => setEditing(on)} />
        ))}
      </Card>
      <DayPick value={tomorrow} start={today} onChange={(value) => add(localDate(value))}>
        <View id="special-add" className="button button-soft">{words.specialAdd}</View>
      </DayPick>
      {day && (
        <DaySheet title={words.specialTitle(say.day(day.on, today))} blocks={day.blocks} onChange={(blocks) => onChange(withSpecialDay(hours, { ...day, blocks }))} onClose={() => setEditing(undefined)}>
          <View className="section">
            <TextField id="special-note" label={words.specialNote} value={day.note} most={20} onChange={(note) => onChange(withSpecialDay(hours, { ...day, note }))} />
            <Button
              id="special-remove"
              kind="quiet"
              onClick={() => {
                setEditing(undefined);
                onChange(withoutSpecialDay(hours, day.on));
              }}
            >
              {words.specialRemove}
            </Button>
          </View>
        </DaySheet>
      )}
    </Section>
  );
}
