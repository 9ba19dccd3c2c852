import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Input } from '../../api';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Chips, Segments } from '../../ui/segments';
import { Sheet } from '../../ui/sheet';

type Birthday = NonNullable<Input<'member', 'membership', 'join'>['birthday']>;

const numbers = (last: number) => Array.from({ length: last }, (_, index) => String(index + 1));
/** The most days a month can have; a day that a year lacks is the cloud's to judge. */
function daysOf(calendar: Birthday['calendar'], month: number): number {
  if (calendar === 'lunar') return 30;
  return month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Month and day of birth, solar or lunar. The year is not asked: nobody needs it. */
export function BirthdaySheet({ chosen, onChoose, onClose }: { chosen: Birthday | undefined; onChoose: (birthday: Birthday) => void; onClose: () => void }) {
  const text = useText();
  const [calendar, setCalendar] = useState<Birthday['calendar']>(chosen?.calendar ?? 'solar');
  const [month, setMonth] = useState(chosen?.month);
  const [day, setDay] = useState(chosen?.day);
  const [leap, setLeap] = useState(chosen?.leap ?? false);
  const chooseMonth = (next: number) => {
    setMonth(next);
    if (day !== undefined && day > daysOf(calendar, next)) setDay(undefined);
  };
  return (
    <Sheet title={text.join.birthday} closeWord={text.states.close} onClose={onClose}>
      <Segments
        id="birthday-calendar"
        choices={[{ key: 'solar', word: text.join.birthdaySolar }, { key: 'lunar', word: text.join.birthdayLunar }]}
        chosen={calendar}
        onChoose={(next) => {
          setCalendar(next);
          setDay(undefined);
        }}
      />
      <View className="field-label">{text.join.birthdayMonth}</View>
      <Chips even id="birthday-month" choices={numbers(12).map((key) => ({ key, word: key }))} chosen={month === undefined ? undefined : String(month)} onChoose={(key) => chooseMonth(Number(key))} />
      {month !== undefined && (
        <View className="section">
          <View className="field-label">{text.join.birthdayDay}</View>
          <Chips even id="birthday-day" choices={numbers(daysOf(calendar, month)).map((key) => ({ key, word: key }))} chosen={day === undefined ? undefined : String(day)} onChoose={(key) => setDay(Number(key))} />
        </View>
      )}
      {calendar === 'lunar' && (
        <View className="section">
          <Chips id="birthday-leap" choices={[{ key: 'leap', word: text.join.birthdayLeap }]} chosen={leap ? 'leap' : undefined} onChoose={() => setLeap(!leap)} />
        </View>
      )}
      <View className="section">
        <Button
          id="birthday-done"
          disabled={month === undefined || day === undefined}
          onClick={() => {
            if (month !== undefined && day !== undefined) onChoose({ calendar, month, day, ...(calendar === 'lunar' && leap ? { leap } : {}) });
          }}
        >
          {text.states.done}
        </Button>
      </View>
    </Sheet>
  );
}
