import { View } from '@tarojs/components';
import type { Instant } from '../../../../shared/kernel/time';
import type { Value } from '../../api';
import { useText } from '../../text';

type Row = Value<'staff', 'complaints', 'queue'>['items'][number];

/** What is owed next and how long there is, or how long it is overdue. */
export function Due({ due, now }: { due: NonNullable<Row['due']>; now: Instant }) {
  const text = useText();
  const what = due.what === 'first_answer' ? text.queue.dueFirst : text.queue.dueResolution;
  const late = now > due.at;
  return (
    <View className={`small t-due ${late ? 'bad strong' : 'quiet'}`}>
      {late ? text.queue.overdue(what, text.say.length(now - due.at)) : text.queue.dueIn(what, text.say.length(due.at - now))}
    </View>
  );
}
