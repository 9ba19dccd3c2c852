import { View } from '@tarojs/components';
import { useState } from 'react';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/sheet';
import type { Case } from './desk-types';
import type { StepId } from './step-drafts';
import { StepForm } from './step-forms';
import type { StepWork } from './use-steps';

/** What a step is for, with a good and a bad example. */
function StepHelp({ step }: { step: StepId }) {
  const text = useText();
  const help = text.stepHelp[step];
  return (
    <View className="step-help t-step-help">
      <View className="small">{help.why}</View>
      <View className="small good" style={{ marginTop: '8px' }}>{text.case.helpGood}</View>
      <View className="small">{help.good}</View>
      <View className="small bad" style={{ marginTop: '8px' }}>{text.case.helpBad}</View>
      <View className="small quiet">{help.bad}</View>
    </View>
  );
}

/** One step of the sheet: its name, help at a tap, its form. */
function StepPart({ step, complaint, work, isFirst }: { step: Exclude<StepId, 'result'>; complaint: Case; work: StepWork; isFirst: boolean }) {
  const text = useText();
  const [helping, setHelping] = useState(false);
  return (
    <View style={{ marginTop: isFirst ? '0' : '20px' }}>
      <View className="picked" style={{ marginBottom: '8px' }}>
        <View className="strong">{text.caseWords.step[step]}</View>
        <View id={`help-${step}`} className="link-word small" ariaRole="button" style={{ padding: '8px 0' }} onClick={() => setHelping(!helping)}>{text.case.help}</View>
      </View>
      {helping && <StepHelp step={step} />}
      <StepForm step={step} complaint={complaint} draft={work.draft} change={work.change} />
    </View>
  );
}

/** The next step, or several after a call, with their evidence; the member in a line above. Ids: `step-more`, `step-send`, `repeat-sure`. */
export function StepSheet({ complaint, work }: { complaint: Case; work: StepWork }) {
  const text = useText();
  const { history } = complaint;
  const count = work.chosen.length;
  return (
    <Sheet title={text.case.work} closeWord={text.states.close} onClose={work.close}>
      <View className="quiet small" style={{ marginBottom: '12px' }}>{complaint.memberName} · {text.history.brief(history.purchaseDays, history.complaints.length)}</View>
      {work.chosen.map((step, index) => <StepPart key={step} step={step} complaint={complaint} work={work} isFirst={index === 0} />)}
      {work.repeats !== undefined && (
        <View className="step-help" id="apology-repeats">
          <View className="small bad">{text.steps.repeats(work.repeats)}</View>
          <View className="two" style={{ marginTop: '8px' }}>
            <Button id="repeat-reword" small kind="plain" onClick={work.reword}>{text.steps.repeatReword}</Button>
            <Button id="repeat-sure" small kind="soft" disabled={work.busy} onClick={work.sendRepeated}>{text.steps.repeatSure}</Button>
          </View>
        </View>
      )}
      {work.said !== undefined && <View id="step-said" className="bad small" style={{ marginBottom: '8px' }}>{work.said}</View>}
      {work.following !== undefined && <Button id="step-more" kind="quiet" onClick={work.addNext}>{text.steps.more(text.caseWords.step[work.following])}</Button>}
      <Button id="step-send" disabled={work.busy} onClick={work.send}>{count > 1 ? text.steps.sendMany(count) : text.steps.send}</Button>
    </Sheet>
  );
}
