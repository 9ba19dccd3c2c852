import { View } from '@tarojs/components';
import { staffApi, storeNow, useCommand, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { notice } from '../../ui/notice';

type Adjustment = Value<'staff', 'books', 'waiting'>['items'][number];

/** Changes of points that wait for a second person, with what the one who looks may do about them. */
export function WaitingList({ adjustments, onDecided }: { adjustments: readonly Adjustment[]; onDecided: () => void }) {
  const text = useText();
  const now = storeNow();
  const deciding = useCommand(staffApi.command.books.decide);
  const decide = async (adjustmentId: Adjustment['adjustmentId'], approve: boolean) => {
    const answer = await deciding.run({ adjustmentId, approve });
    if (!answer) return;
    notice(answer.kind === 'done' ? (approve ? text.books.approved : text.books.declined) : sayProblem(text, answer));
    if (answer.kind === 'done' || answer.kind === 'refused') onDecided();
  };
  return (
    <View>
      {adjustments.map((one) => (
        <Card key={one.adjustmentId} className="t-adjustment">
          <View className="picked">
            <View className="strong">{one.memberName}</View>
            <View className={`strong number ${one.points > 0 ? 'good' : ''}`}>{text.say.pointsChange(one.points)}</View>
          </View>
          <View>{one.reason}</View>
          <View className="quiet small">{text.books.askedBy(one.requestedBy, text.say.moment(one.requestedAt, now))}</View>
          {one.mayDecide ? (
            <View className="picked" style={{ gap: '8px', marginTop: '8px' }}>
              <Button className="t-adjustment-decline" kind="plain" small disabled={deciding.busy} onClick={() => void decide(one.adjustmentId, false)}>{text.books.decline}</Button>
              <Button className="t-adjustment-approve" small disabled={deciding.busy} onClick={() => void decide(one.adjustmentId, true)}>{text.books.approve}</Button>
            </View>
          ) : (
            <View className="quiet small">{text.books.needs(text.words.role[one.approver])}</View>
          )}
        </Card>
      ))}
    </View>
  );
}
