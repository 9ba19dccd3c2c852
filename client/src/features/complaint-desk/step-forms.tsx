import { View } from '@tarojs/components';
import { useText } from '../../text';
import { TextArea } from '../../ui/field';
import { Chips } from '../../ui/segments';
import { CompensationForm } from './compensation-form';
import type { Case } from './desk-types';
import type { StepDraft, StepTaken } from './step-drafts';

export interface FormProps {
  readonly complaint: Case;
  readonly draft: StepDraft;
  readonly change: (part: Partial<StepDraft>) => void;
}

const nobody = 'nobody';

function Label({ children }: { children: string }) {
  return <View className="field-label">{children}</View>;
}

/** Chips from a table of words, in the table's order. */
function WordChips<Key extends string>({ id, label, words, chosen, onChoose }: { id: string; label: string; words: Readonly<Record<Key, string>>; chosen: Key | undefined; onChoose: (key: Key) => void }) {
  return (
    <View className="field">
      <Label>{label}</Label>
      <Chips id={id} choices={(Object.keys(words) as Key[]).map((key) => ({ key, word: words[key] }))} chosen={chosen} onChoose={onChoose} />
    </View>
  );
}

function AnalyseForm({ complaint, draft, change }: FormProps) {
  const text = useText();
  const people = complaint.colleagues.filter(({ role }) => role !== 'head_office');
  return (
    <View>
      <TextArea id="step-restatement" label={text.steps.restatement} value={draft.restatement} hint={text.steps.restatementHint} onChange={(restatement) => change({ restatement })} />
      <WordChips id="analyse-agreed" label={text.steps.confirmHow} words={text.caseWords.agreed} chosen={draft.analysed} onChoose={(analysed) => change({ analysed })} />
      <WordChips id="cause" label={text.steps.cause} words={text.caseWords.cause} chosen={draft.cause} onChoose={(cause) => change({ cause })} />
      <View className="field">
        <Label>{text.steps.about}</Label>
        <Chips
          id="about"
          choices={[{ key: nobody, word: text.case.aboutNobody }, ...people.map(({ staffId, name }) => ({ key: staffId as string, word: name }))]}
          chosen={draft.aboutStaffId ?? nobody}
          onChoose={(key) => change({ aboutStaffId: people.find(({ staffId }) => staffId === key)?.staffId })}
        />
      </View>
    </View>
  );
}

/** The evidence of one step. Ids: `step-<field>`, chips `mood-…`, `talk-channel-…`, `cause-…`, `analyse-agreed-…`, `resolve-agreed-…`, `give-…`. */
export function StepForm({ step, ...props }: FormProps & { readonly step: StepTaken['step'] }) {
  const text = useText();
  const { draft, change } = props;
  const { steps, caseWords } = text;
  switch (step) {
    case 'listen':
      return (
        <View>
          <TextArea id="step-summary" label={steps.summary} value={draft.summary} hint={steps.summaryHint} onChange={(summary) => change({ summary })} />
          <WordChips id="mood" label={steps.mood} words={caseWords.mood} chosen={draft.mood} onChoose={(mood) => change({ mood })} />
        </View>
      );
    case 'talk':
      return (
        <View>
          <WordChips id="talk-channel" label={steps.channel} words={caseWords.channel} chosen={draft.channel} onChoose={(channel) => change({ channel })} />
          <TextArea id="step-talk" label={steps.talk} value={draft.talk} hint={steps.talkHint} onChange={(talk) => change({ talk })} />
        </View>
      );
    case 'apologise':
      return <TextArea id="step-apology" label={steps.apology} value={draft.apology} hint={steps.apologyHint} onChange={(apology) => change({ apology, repeatConfirmed: false })} />;
    case 'analyse':
      return <AnalyseForm {...props} />;
    case 'explain':
      return <TextArea id="step-explanation" label={steps.explanation} value={draft.explanation} hint={steps.explanationHint} onChange={(explanation) => change({ explanation })} />;
    case 'resolve':
      return (
        <View>
          <TextArea id="step-proposal" label={steps.proposal} value={draft.proposal} hint={steps.proposalHint} onChange={(proposal) => change({ proposal })} />
          <WordChips id="resolve-agreed" label={steps.acceptHow} words={{ ask: caseWords.agreed.ask, in_person: caseWords.agreed.in_person }} chosen={draft.resolved} onChoose={(resolved) => change({ resolved })} />
        </View>
      );
    case 'compensate':
      return <CompensationForm {...props} />;
  }
}
