import { Picker, View } from '@tarojs/components';

/** A time of day, chosen from the phone's own wheel. `value` is HH:mm. */
export function TimePick({ id, label, value, shown, onChange }: { id: string; label: string; value: string; shown: string; onChange: (value: string) => void }) {
  return (
    <Picker className="time-pick-place" mode="time" value={value} onChange={(event) => onChange(event.detail.value)}>
      <View id={id} className="time-pick number" ariaLabel={label}>{shown}</View>
    </Picker>
  );
}
