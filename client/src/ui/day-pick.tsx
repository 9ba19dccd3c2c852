import { Picker } from '@tarojs/components';
import type { ReactNode } from 'react';

/** A day, chosen from the phone's own wheel; what one taps stands inside. Days are YYYY-MM-DD. */
export function DayPick({ value, start, onChange, children }: { value: string; start: string; onChange: (value: string) => void; children: ReactNode }) {
  return (
    <Picker mode="date" value={value} start={start} onChange={(event) => onChange(event.detail.value)}>
      {children}
    </Picker>
  );
}
