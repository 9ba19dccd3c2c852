import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, useCommand } from '../../api';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { notice } from '../../ui/notice';
import { Sheet } from '../../ui/sheet';

/** Ends a survey early, after saying what that means. */
export function CloseSurvey({ surveyId, onClosed }: { surveyId: string; onClosed: () => Promise<void> }) {
  const text = useText();
  const { surveyDesk } = text;
  const [asking, setAsking] = useState(false);
  const closing = useCommand(() => staffApi.command.surveys.close({ surveyId }));
  const close = async () => {
    const answer = await closing.run();
    if (!answer) return;
    notice(answer.kind === 'done' ? surveyDesk.closed : sayProblem(text, answer));
    setAsking(false);
    await onClosed();
  };
  return (
    <View className="section">
      <Button id="survey-close" kind="quiet" onClick={() => setAsking(true)}>{surveyDesk.close}</Button>
      {asking && (
        <Sheet title={surveyDesk.close} closeWord={text.states.close} onClose={() => setAsking(false)}>
          <View style={{ marginBottom: '16px' }}>{surveyDesk.closeSure}</View>
          <Button id="survey-close-do" kind="danger" disabled={closing.busy} onClick={() => void close()}>{surveyDesk.closeDo}</Button>
        </Sheet>
      )}
    </View>
  );
}
