import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { useText } from '../text';
import { Button } from './button';
import { Chips, Segments } from './segments';
import { Sheet } from './sheet';

/** A month and day; `leap` marks a lunar leap month. */
export interface Birthday {
  readonly calendar: 'solar' | 'lunar';
  readonly month: number;
  readonly day: number;
  readonly leap?: boolean | undefined;
}

const numbers = (last: number) => Array.from({ length: last }, (_, index) => String(index + 1));
/** The most days a month can have; a day that a year lacks is the cloud's to judge. */
function daysOf(calendar: Birthday['calendar'], month: number): number {
  if (calendar === 'lunar') return 30;
  return month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Month and day of birth, solar or lunar. The year is not asked: nobody needs it. */
export function BirthdaySheet({ title, chosen, doneWord, busy = false, preview, more, onChoose, onClose }: {
  title?: string;
  chosen: Birthday | undefined;
  doneWord?: string;
  busy?: boolean;
  /** What a whole choice comes to, under the days. */
  preview?: (birthday: Birthday) => ReactNode;
  /** What else is asked, above the button. */
  more?: ReactNode;
  onChoose: (birthday: Birthday) => void;
  onClose: () => void;
}) {
  const text = useText();
  const [calendar, setCalendar] = useState<Birthday['calendar']>(chosen?.calendar ?? 'solar');
  const [month, setMonth] = useState(chosen?.month);
  const [day, setDay] = useState(chosen?.day);
  const [leap, setLeap] = useState(chosen?.leap ?? false);
  const whole: Birthday | undefined = month === undefined || day === undefined ? undefined : { calendar, month, day, ...(calendar === 'lunar' && leap ? { leap } : {}) };
  const chooseMonth = (next: number) => {
    setMonth(next);
    if (day !== undefined && day > daysOf(calendar, next)) setDay(undefined);
  };
  return (
    <Sheet title={title ?? text.join.birthday} closeWord={text.states.close} onClose={onClose}>
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
      <Chips even={calendar === 'solar'} id="birthday-month" choices={numbers(12).map((key) => ({ key, word: text.join.birthdayMonthWord(calendar === 'lunar', Number(key)) }))} chosen={month === undefined ? undefined : String(month)} onChoose={(key) => chooseMonth(Number(key))} />
      {month !== undefined && (
        <View className="section">
          <View className="field-label">{text.join.birthdayDay}</View>
          <Chips even id="birthday-day" choices={numbers(daysOf(calendar, month)).map((key) => ({ key, word: text.join.birthdayDayWord(calendar === 'lunar', Number(key)) }))} chosen={day === undefined ? undefined : String(day)} onChoose={(key) => setDay(Number(key))} />
        </View>
      )}
      {calendar === 'lunar' && (
        <View className="section">
          <Chips id="birthday-leap" choices={[{ key: 'leap', word: text.join.birthdayLeap }]} chosen={leap ? 'leap' : undefined} onChoose={() => setLeap(!leap)} />
        </View>
      )}
      {whole && preview?.(whole)}
      {more}
      <View className="section">
        <Button id="birthday-done" disabled={whole === undefined || busy} onClick={() => { if (whole) onChoose(whole); }}>
          {doneWord ?? text.states.done}
        </Button>
      </View>
    </Sheet>
  );
}
