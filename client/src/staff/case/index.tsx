import { View } from '@tarojs/components';
import type { ComplaintId } from '../../../../shared/kernel/ids';
import { ApprovalCard } from '../../features/complaint-desk/approval-list';
import { CaseView } from '../../features/complaint-desk/case-view';
import type { Case } from '../../features/complaint-desk/desk-types';
import { HandOverSheet, SaySheet } from '../../features/complaint-desk/say-sheets';
import { StepSheet } from '../../features/complaint-desk/step-sheet';
import { useCase, type CaseWork } from '../../features/complaint-desk/use-case';
import { nextStep } from '../../features/complaint-desk/use-steps';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';

/** At the thumb: the next step, or a word while the customer is to speak. */
function CaseFoot({ complaint, work }: { complaint: Case; work: CaseWork }) {
  const text = useText();
  const step = nextStep(complaint);
  const isAsked = complaint.state === 'confirming' || complaint.state === 'proposed';
  return (
    <View className="two">
      <Button id="case-say" kind="plain" onClick={work.startSay}>{text.case.say}</Button>
      {step !== undefined && <Button id="case-step" onClick={work.steps.start}>{isAsked ? text.case.byPhone : text.case.next(text.caseWords.step[step])}</Button>}
    </View>
  );
}

/** 投诉详情: the story, the eight steps, the member beside them, and what only the desk knows. */
export default function CasePage() {
  const text = useText();
  const work = useCase((useAddress('id') ?? '') as ComplaintId);
  const complaint = work.shown.status === 'ready' ? work.shown.value : undefined;
  const foot = complaint && complaint.state !== 'closed' ? <CaseFoot complaint={complaint} work={work} /> : undefined;
  return (
    <Screen id="case-screen" title={text.case.title} {...(foot ? { foot } : {})}>
      <ShownValue shown={work.shown} bones={[56, 120, 44, 220]} onRetry={() => void work.reload()} forStaff>
        {(value) => (
          <View>
            {value.approval && <ApprovalCard approval={value.approval} onDecided={work.decided} isAlone />}
            <CaseView complaint={value} work={work} />
          </View>
        )}
      </ShownValue>
      {complaint && work.steps.chosen.length > 0 && <StepSheet complaint={complaint} work={work.steps} />}
      {work.sheet === 'say' && <SaySheet work={work} />}
      {complaint && work.sheet === 'hand' && <HandOverSheet complaint={complaint} work={work} />}
    </Screen>
  );
}
