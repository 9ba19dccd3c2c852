import { View } from '@tarojs/components';
import { useText, type Text } from '../../text';
import { Card } from '../../ui/card';
import { stepIds, type StepId } from './step-drafts';
import type { Case } from './desk-types';

/** The evidence of a step in words; empty while there is none. */
function evidenceWords(step: StepId, { evidence, rating }: Case, text: Text): readonly string[] {
  const { listen, talk, apologise, analyse, explain, resolve, compensate } = evidence;
  const { caseWords } = text;
  const agreed = (by: keyof typeof caseWords.agreedBy | null): readonly string[] => (by === null ? [] : [text.case.agreed(caseWords.agreedBy[by])]);
  switch (step) {
    case 'listen':
      return listen ? [listen.summary, text.say.titled(text.case.mood, caseWords.mood[listen.mood])] : [];
    case 'talk':
      return talk ? [text.say.titled(caseWords.channel[talk.channel], talk.words)] : [];
    case 'apologise':
      return apologise ? [apologise.words] : [];
    case 'analyse':
      return analyse
        ? [analyse.restatement, text.say.titled(text.case.cause, caseWords.cause[analyse.cause]), ...(analyse.aboutName === undefined ? [] : [text.say.titled(text.case.about, analyse.aboutName)]), ...agreed(analyse.agreedBy)]
        : [];
    case 'explain':
      return explain ? [explain.words] : [];
    case 'resolve':
      return resolve ? [resolve.proposal, ...agreed(resolve.agreedBy)] : [];
    case 'compensate':
      return compensate ? [`${caseWords.give[compensate.kind]}${compensate.worthFen > 0 ? ` · ${text.case.worth(compensate.worthFen)}` : ''}`, compensate.reason] : [];
    case 'result':
      return rating === undefined ? [] : [text.complaint.stars(rating)];
  }
}

/** The eight steps, each with its evidence or still open. */
export function CaseSteps({ complaint }: { complaint: Case }) {
  const text = useText();
  return (
    <Card flush>
      {stepIds.map((step, index) => {
        const isDone = index < complaint.stepsDone;
        const lines = evidenceWords(step, complaint, text);
        return (
          <View key={step} className="choose t-evidence" style={{ alignItems: 'flex-start' }}>
            <View className={`step-number number${isDone ? ' step-number-done' : index === complaint.stepsDone ? ' step-number-next' : ''}`}>{index + 1}</View>
            <View style={{ flex: 1 }}>
              <View className="strong">{text.caseWords.step[step]}</View>
              {lines.length === 0
                ? <View className="quiet small">{text.case.evidenceNone}</View>
                : lines.map((line, at) => <View key={at} className={at === 0 ? 'small' : 'quiet small'}>{line}</View>)}
            </View>
          </View>
        );
      })}
    </Card>
  );
}
