import { View } from '@tarojs/components';
import { daysBetween, localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { reasonWords } from '../../frame/decided';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { CareWords } from './care-words';

type Task = Value<'staff', 'followUps', 'list'>['items'][number];

/** Whom to call, why, by when, and what was said last time. */
export function TaskList({ tasks, onRecord }: { tasks: readonly Task[]; onRecord: (taskId: Task['taskId']) => void }) {
  const text = useText();
  const { say } = text;
  const now = storeNow();
  const today = localDateOf(now);
  return (
    <View>
      {tasks.map((task) => {
        const late = daysBetween(task.dueOn, today);
        return (
          <Card key={task.taskId} className="t-task">
            <View className="picked">
              <View className="person" style={{ gap: '8px' }}>
                <View className="strong">{task.memberName}</View>
                <Badge tone="accent">{text.words.taskOccasion[task.occasion]}</Badge>
              </View>
              {task.state === 'open' && <View className={`small ${late > 0 ? 'bad strong' : 'quiet'}`}>{late > 0 ? text.followUps.overdue(late) : text.followUps.due(say.day(task.dueOn, today))}</View>}
            </View>
            {task.phoneMasked !== undefined && <View className="quiet small number">{task.phoneMasked}</View>}
            {task.reason && <View style={{ marginTop: '6px' }}>{reasonWords(task.reason, text)}</View>}
            {task.care && <CareWords care={task.care} />}
            {task.lastContact && (
              <View className="reasons">
                <View className="quiet">{text.followUps.last(say.moment(task.lastContact.at, now), text.words.channel[task.lastContact.channel])}</View>
                <View>{task.lastContact.text}</View>
              </View>
            )}
            {task.result !== undefined && (
              <View className="reasons">
                <View className="strong t-task-result">{text.words.taskResult[task.result]}</View>
                {task.note !== undefined && task.note !== '' && <View className="quiet">{task.note}</View>}
              </View>
            )}
            {task.state === 'open' && <View style={{ marginTop: '12px' }}><Button kind="soft" className="t-task-record" onClick={() => onRecord(task.taskId)}>{text.followUps.record}</Button></View>}
          </Card>
        );
      })}
    </View>
  );
}
