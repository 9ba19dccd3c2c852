import { View } from '@tarojs/components';
import type { ComplaintId } from '../../../../shared/kernel/ids';
import { CaseView } from '../../features/complaint-desk/case-view';
import { useCase } from '../../features/complaint-desk/use-case';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { Sheet } from '../../ui/sheet';

/** 投诉详情: read, answer, resolve. Answering comes first; a result can be given once there is an answer. */
export default function CasePage() {
  const text = useText();
  const desk = useCase((useAddress('id') ?? '') as ComplaintId);
  const state = desk.shown.status === 'ready' ? desk.shown.value.state : undefined;
  const open = state === 'received' || state === 'answered';
  const foot = open && (
    <View className="two">
      <Button id="case-answer" kind={state === 'received' ? 'primary' : 'plain'} onClick={() => desk.setStep('answer')}>{text.case.answer}</Button>
      {state === 'answered' && <Button id="case-resolve" onClick={() => desk.setStep('resolve')}>{text.case.resolve}</Button>}
    </View>
  );
  return (
    <Screen id="case-screen" title={text.case.title} {...(foot ? { foot } : {})}>
      <ShownValue shown={desk.shown} bones={[56, 120, 220]} onRetry={() => void desk.reload()} forStaff>
        {(complaint) => <CaseView complaint={complaint} />}
      </ShownValue>
      {desk.step && (
        <Sheet title={desk.step === 'answer' ? text.case.answer : text.case.resolve} closeWord={text.states.close} onClose={() => desk.setStep(undefined)}>
          <TextArea id="case-text" value={desk.words} hint={desk.step === 'answer' ? text.case.answerHint : text.case.resolveHint} onChange={desk.setWords} />
          <Button id="case-send" disabled={desk.busy} onClick={desk.send}>{text.case.send}</Button>
        </Sheet>
      )}
    </Screen>
  );
}
