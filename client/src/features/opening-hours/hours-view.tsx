import { View } from '@tarojs/components';
import { useState } from 'react';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { Row } from '../../ui/row';
import { Chips, Segments } from '../../ui/segments';
import { DaySheet } from './day-sheet';
import { sameDays, withDay, type Hours, type SameDays, type Shown } from './edit-hours';
import { blockLines, blocksText } from './hours-words';
import { OutcomeCard } from './outcome-card';
import { SpecialDays } from './special-days';
import { useHours } from './use-hours';

/** Editing a store's hours: set them, look what complaints will be due by, save what was looked at. */
export function HoursView({ shown, onSaved }: { shown: Shown; onSaved: () => void }) {
  const { openingHours: words, say } = useText();
  const { hours, change, look, save, said, changed, outcome, current, busy } = useHours(shown, onSaved);
  const today = localDateOf(storeNow());
  return (
    <View>
      <View className="quiet small chart-said" id="hours-version">
        {shown.saved ? words.version(shown.version, say.day(localDateOf(shown.saved.at), today), shown.saved.byName) : words.none}
      </View>
      <Week hours={hours} onChange={change} />
      <Holidays hours={hours} onChange={change} />
      <SpecialDays hours={hours} onChange={change} />
      {outcome && <OutcomeCard outcome={outcome} />}
      {outcome && !current && <View className="bad small chart-note">{words.editedSince}</View>}
      {said !== undefined && <View className="bad small chart-note" id="hours-said">{said}</View>}
      <View className="section">
        {outcome && current && changed
          ? <Button id="hours-save" disabled={busy} onClick={() => void save()}>{words.save}</Button>
          : <Button id="hours-look" kind="soft" disabled={busy || !changed} onClick={() => void look()}>{busy ? words.looking : words.look}</Button>}
        <View className="quiet tiny chart-note">{words.running}</View>
      </View>
    </View>
  );
}

/** The seven days; a tap opens one. */
function Week({ hours, onChange }: { hours: Hours; onChange: (hours: Hours) => void }) {
  const text = useText();
  const { openingHours: words } = text;
  const [day, setDay] = useState<number>();
  const blocks = day === undefined ? undefined : hours.week[day];
  const same = (Object.keys(sameDays) as SameDays[]).map((key) => ({ key, word: words.same[key] }));
  return (
    <Section title={words.week}>
      <Card flush>
        {hours.week.map((one, index) => (
          <Row
            key={index}
            id={`day-${index + 1}`}
            title={words.weekday[index]}
            end={<View className={`number small${one.length === 0 ? ' quiet' : ''}`}>{blockLines(one, text).map((line) => <View key={line}>{line}</View>)}</View>}
            onClick={() => setDay(index)}
          />
        ))}
      </Card>
      {day !== undefined && blocks && (
        <DaySheet title={words.dayTitle(words.weekday[day] ?? '')} blocks={blocks} onChange={(next) => onChange(withDay(hours, [day], next))} onClose={() => setDay(undefined)}>
          <View className="section">
            <View className="quiet small chart-said">{words.sameFor}</View>
            <Chips
              id="same"
              choices={same}
              chosen={undefined}
              onChoose={(key) => {
                onChange(withDay(hours, sameDays[key], blocks));
                setDay(undefined);
              }}
            />
          </View>
        </DaySheet>
      )}
    </Section>
  );
}

/** The country's holidays and the weekend days worked for them. */
function Holidays({ hours, onChange }: { hours: Hours; onChange: (hours: Hours) => void }) {
  const text = useText();
  const { openingHours: words } = text;
  const [editing, setEditing] = useState(false);
  const { holidays } = hours;
  const own = holidays.kind === 'own' ? holidays.blocks : undefined;
  const choose = (kind: Hours['holidays']['kind']) => onChange({ ...hours, holidays: kind === 'own' ? { kind, blocks: own ?? [{ fromMinute: 600, toMinute: 1_080 }] } : { kind } });
  return (
    <View>
      <Section title={words.holidays}>
        <Segments id="holidays" choices={(['as_week', 'closed', 'own'] as const).map((key) => ({ key, word: words.holidayRule[key] }))} chosen={holidays.kind} onChoose={choose} />
        {own && (
          <Card flush>
            <Row id="holiday-hours" title={words.holidayHours} end={<View className="number small">{blocksText(own, text)}</View>} onClick={() => setEditing(true)} />
          </Card>
        )}
        {own && editing && <DaySheet title={words.holidayHours} blocks={own} onChange={(blocks) => onChange({ ...hours, holidays: { kind: 'own', blocks } })} onClose={() => setEditing(false)} />}
      </Section>
      <Section title={words.makeUp}>
        <Segments id="make-up" choices={(['as_week', 'as_monday'] as const).map((key) => ({ key, word: words.makeUpRule[key] }))} chosen={hours.makeUpDays} onChoose={(makeUpDays) => onChange({ ...hours, makeUpDays })} />
      </Section>
    </View>
  );
}
