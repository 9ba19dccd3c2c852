import { View } from '@tarojs/components';
import { staffApi, storeNow, useCommand, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { notice } from '../../ui/notice';

type Batch = Value<'staff', 'couponTemplates', 'batch'>;

/** What was issued to many, how far it is, and stopping it. */
export function BatchList({ batches, onChanged }: { batches: readonly Batch[]; onChanged: () => void }) {
  const text = useText();
  const words = text.couponTemplates;
  const stopping = useCommand(staffApi.command.couponTemplates.stop);
  const stop = async (batchId: string) => {
    const answer = await stopping.run({ batchId });
    if (answer && answer.kind !== 'done') notice(sayProblem(text, answer));
    onChanged();
  };
  return (
    <View>
      {batches.map((batch) => (
        <Card key={batch.batchId} className="t-batch">
          <View className="picked">
            <View className="strong">{text.say.name(batch.templateName)}</View>
            <Badge {...(batch.state === 'running' ? { tone: 'accent' as const } : {})}>{batch.ending === undefined ? words.running : text.words.batchEnding[batch.ending]}</Badge>
          </View>
          <View className="number">{words.progress(batch.issued, batch.expected, batch.expectedExact)}</View>
          {batch.passed > 0 && <View className="quiet small">{words.passed(batch.passed)}</View>}
          <View className="quiet small">{words.startedBy(batch.byName, text.say.moment(batch.createdAt, storeNow()))}</View>
          {batch.mayStop && <Button className="t-batch-stop" kind="plain" small disabled={stopping.busy} onClick={() => void stop(batch.batchId)}>{words.stopBatch}</Button>}
        </Card>
      ))}
      <Button id="batches-refresh" kind="quiet" onClick={onChanged}>{words.refresh}</Button>
    </View>
  );
}
