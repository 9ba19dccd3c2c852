import { View } from '@tarojs/components';
import type { Instant } from '../../../../shared/kernel/time';
import { useText } from '../../text';
import type { QueueRow } from './desk-types';

/** What is owed next and how long there is, or how long it is overdue; while the customer is to speak, how long we wait. */
export function Due({ row, now }: { row: Pick<QueueRow, 'due' | 'waitsUntil' | 'state'>; now: Instant }) {
  const text = useText();
  const { due, waitsUntil, state } = row;
  if (due) {
    const what = due.what === 'first_answer' ? text.queue.dueFirst : text.queue.dueResolution;
    const late = now > due.at;
    return (
      <View className={`small t-due ${late ? 'bad strong' : 'quiet'}`}>
        {late ? text.queue.overdue(what, text.say.length(now - due.at)) : text.queue.dueIn(what, text.say.length(due.at - now))}
      </View>
    );
  }
  if (waitsUntil !== undefined && waitsUntil > now) return <View className="small quiet t-due">{text.queue.waitsFor(text.say.length(waitsUntil - now))}</View>;
  return <View className="small quiet t-due">{text.caseWords.state[state]}</View>;
}
