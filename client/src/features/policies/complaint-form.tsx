import { View } from '@tarojs/components';
import { useState } from 'react';
import { complaintSeverities } from '../../../../shared/domain/complaint/complaint-clock';
import type { PolicyKey } from '../../../../shared/domain/policy';
import { useText } from '../../text';
import { Card, Section } from '../../ui/card';
import { TextArea, TextField } from '../../ui/field';
import { Segments } from '../../ui/segments';
import {
  afterFields, classFields, escalationFields, givingFields, givingRoles, hourFields, typedDays, typedWords, withDesk, type ComplaintKind,
} from './complaint-draft';
import { NumberInput } from './number-input';
import type { Draft, NumberField } from './policy-draft';

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onBad: (id: string, bad: boolean) => void;
}

function Numbers({ fields, name, draft, onChange, onBad }: Props & { fields: readonly NumberField<Draft>[]; name: string }) {
  return <View>{fields.map((field) => <NumberInput key={field.key} field={field} of={draft} name={name} onChange={onChange} onBad={onBad} />)}</View>;
}

/** The days on which a rating is asked for, as one line. */
function RequestDays({ draft, onChange, onBad }: Props) {
  const { policies } = useText();
  const [typed, setTyped] = useState(() => draft.complaints.requestOnDays.join(', '));
  const bad = typedDays(typed) === undefined;
  const type = (value: string) => {
    setTyped(value);
    const days = typedDays(value);
    onBad('request-days', days === undefined);
    if (days) onChange(withDesk(draft, { requestOnDays: days }));
  };
  return (
    <View>
      <TextField id="rule-request-days" label={policies.field['complaint.requestOnDays']} value={typed} most={20} said={bad ? policies.desk.daysBad : undefined} onChange={type} />
      <View className="quiet tiny">{policies.desk.hints.days}</View>
    </View>
  );
}

/** How soon complaints are answered, when somebody is called, and what follows the result. */
export function ComplaintTimesGroup(props: Props) {
  const { policies, caseWords, member360 } = useText();
  const { desk } = policies;
  return (
    <View>
      <View className="quiet small chart-said"><View>{desk.hints.hours}</View><View>{desk.hints.running}</View></View>
      {complaintSeverities.map((severity) => (
        <Section key={severity} title={desk.severityTitle(caseWords.severity[severity])}>
          <Card><Numbers fields={hourFields(severity)} name={severity} {...props} /></Card>
        </Section>
      ))}
      <Section title={desk.classes}>
        <Card>
          {classFields.map(({ memberClass, field }) => <NumberInput key={memberClass} field={field} label={`${member360.memberClass[memberClass]} · ${policies.field[field.key]}`} of={props.draft} name={memberClass} onChange={props.onChange} onBad={props.onBad} />)}
          <View className="quiet tiny">{desk.hints.percent}</View>
        </Card>
      </Section>
      <Section title={desk.escalation}>
        <Card>
          <Numbers fields={escalationFields} name="desk" {...props} />
          <View className="quiet tiny">{desk.hints.manager}</View>
        </Card>
      </Section>
      <Section title={desk.after}>
        <Card>
          <RequestDays {...props} />
          <Numbers fields={afterFields} name="desk" {...props} />
        </Card>
      </Section>
    </View>
  );
}

/** What each role may give without asking. */
export function ComplaintGivingGroup(props: Props) {
  const { policies } = useText();
  return (
    <View>
      <View className="quiet small chart-said">{policies.desk.hints.giving}</View>
      {givingRoles.map((role) => (
        <Section key={role} title={policies.role[role]}>
          <Card><Numbers fields={givingFields(role)} name={role} {...props} /></Card>
        </Section>
      ))}
    </View>
  );
}

/** A list of words as one text; what is typed is put as it reads. */
function WordList({ id, label, words, onWords }: { id: string; label: PolicyKey; words: readonly string[]; onWords: (words: string[]) => void }) {
  const { policies } = useText();
  const [typed, setTyped] = useState(() => words.join('、'));
  const type = (value: string) => {
    setTyped(value);
    onWords(typedWords(value));
  };
  return <TextArea id={id} label={policies.field[label]} value={typed} most={2_000} onChange={type} />;
}

/** How bad a complaint is taken to be, who gets it, and what is no apology. */
export function ComplaintWordsGroup({ draft, onChange }: Props) {
  const { policies, caseWords, words } = useText();
  const { desk } = policies;
  const { complaints } = draft;
  const kinds = Object.keys(complaints.ownerRole) as ComplaintKind[];
  return (
    <View>
      <Section title={desk.words}>
        <Card>
          <WordList id="rule-serious-words" label="complaint.seriousWords" words={complaints.words.serious} onWords={(serious) => onChange(withDesk(draft, { words: { ...complaints.words, serious } }))} />
          <WordList id="rule-grave-words" label="complaint.graveWords" words={complaints.words.grave} onWords={(grave) => onChange(withDesk(draft, { words: { ...complaints.words, grave } }))} />
          <WordList id="rule-apology-phrases" label="complaint.apologyPhrases" words={complaints.apologyPhrases} onWords={(apologyPhrases) => onChange(withDesk(draft, { apologyPhrases }))} />
          <View className="quiet tiny"><View>{desk.hints.list}</View><View>{desk.hints.phrases}</View></View>
        </Card>
      </Section>
      <Section title={desk.kinds}>
        {kinds.map((kind) => (
          <Card key={kind}>
            <View className="strong">{words.complaintKind[kind]}</View>
            <View className="field">
              <View className="field-label"><View>{policies.field['complaint.severityByKind']}</View></View>
              <Segments id={`severity-${kind}`} chosen={complaints.severityByKind[kind]} choices={complaintSeverities.map((key) => ({ key, word: caseWords.severity[key] }))} onChoose={(severity) => onChange(withDesk(draft, { severityByKind: { ...complaints.severityByKind, [kind]: severity } }))} />
            </View>
            <View className="field">
              <View className="field-label"><View>{policies.field['complaint.ownerRole']}</View></View>
              <Segments id={`owner-${kind}`} chosen={complaints.ownerRole[kind]} choices={givingRoles.map((key) => ({ key, word: policies.role[key] }))} onChoose={(role) => onChange(withDesk(draft, { ownerRole: { ...complaints.ownerRole, [kind]: role } }))} />
            </View>
          </Card>
        ))}
      </Section>
    </View>
  );
}
