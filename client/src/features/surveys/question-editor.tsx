import { View } from '@tarojs/components';
import { useState } from 'react';
import { questionKinds, surveyEnd, surveyLimits } from '../../../../shared/domain/survey';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Switch, TextField } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Row } from '../../ui/row';
import { Chips } from '../../ui/segments';
import { Sheet } from '../../ui/sheet';
import { ofKind, withOption, type DraftQuestion } from './survey-draft';

type Words = DraftQuestion['words'];
type Option = DraftQuestion['options'][number];

/** Words in both languages. Ids: `<id>-zh`, `<id>-en`. */
export function WordsFields({ id, label, words, most, onChange }: { id: string; label: string; words: Words; most: number; onChange: (words: Words) => void }) {
  const { surveyDesk } = useText();
  return (
    <View>
      <TextField id={`${id}-zh`} label={label} aside={surveyDesk.zh} value={words.zh} most={most} onChange={(zh) => onChange({ ...words, zh })} />
      <TextField id={`${id}-en`} value={words.en} hint={surveyDesk.en} most={most} onChange={(en) => onChange({ ...words, en })} />
    </View>
  );
}

/** Where a single choice leads: the next question, a later one, or the end. */
function GoTo({ id, option, later, onChange }: { id: string; option: Option; later: readonly { readonly id: string; readonly place: number }[]; onChange: (option: Option) => void }) {
  const { surveyDesk, states } = useText();
  const [picking, setPicking] = useState(false);
  const target = later.find((one) => one.id === option.goTo);
  const said = option.goTo === undefined ? surveyDesk.goNext : option.goTo === surveyEnd ? surveyDesk.goEnd : target ? surveyDesk.goQuestion(target.place) : surveyDesk.goNext;
  const { goTo: _goTo, ...plain } = option;
  const choose = (goTo: string | undefined) => {
    onChange(goTo === undefined ? plain : { ...plain, goTo });
    setPicking(false);
  };
  return (
    <View>
      <Row id={`${id}-go`} title={<View className="quiet small">{surveyDesk.goTo}</View>} end={<View className="small">{said}</View>} onClick={() => setPicking(true)} />
      {picking && (
        <Sheet title={surveyDesk.goTo} closeWord={states.close} onClose={() => setPicking(false)}>
          <Row id="go-next" title={surveyDesk.goNext} onClick={() => choose(undefined)} />
          {later.map((one) => <Row key={one.id} id={`go-${one.id}`} title={surveyDesk.goQuestion(one.place)} onClick={() => choose(one.id)} />)}
          <Row id="go-end" title={surveyDesk.goEnd} onClick={() => choose(surveyEnd)} />
        </Sheet>
      )}
    </View>
  );
}

interface Props {
  readonly question: DraftQuestion;
  readonly place: number;
  /** Questions a choice may skip to; empty in a poll. */
  readonly later: readonly { readonly id: string; readonly place: number }[];
  readonly isPoll: boolean;
  readonly onChange: (question: DraftQuestion) => void;
  readonly onUp: () => void;
  readonly onRemove: () => void;
}

function Options({ question, later, onChange }: Pick<Props, 'question' | 'later' | 'onChange'>) {
  const { surveyDesk } = useText();
  const replace = (option: Option) => onChange({ ...question, options: question.options.map((one) => (one.id === option.id ? option : one)) });
  return (
    <View>
      {question.options.map((option, index) => {
        const id = `${question.id}-${option.id}`;
        return (
          <View key={option.id} className="option-draft">
            <WordsFields id={id} label={surveyDesk.option(index + 1)} words={option.words} most={surveyLimits.words} onChange={(words) => replace({ ...option, words })} />
            {later.length > 0 && question.kind === 'single' && <GoTo id={id} option={option} later={later} onChange={replace} />}
            {question.options.length > 2 && <Button id={`${id}-remove`} kind="plain" small onClick={() => onChange({ ...question, options: question.options.filter((one) => one.id !== option.id) })}>{surveyDesk.removeOption}</Button>}
          </View>
        );
      })}
      {question.options.length < surveyLimits.options && <Button id={`${question.id}-add-option`} kind="soft" small onClick={() => onChange(withOption(question))}><Icon name="plus" small />{surveyDesk.addOption}</Button>}
    </View>
  );
}

/** One question of a draft: its kind, its words in both languages, its options and where they lead. */
export function QuestionEditor({ question, place, later, isPoll, onChange, onUp, onRemove }: Props) {
  const { surveyDesk } = useText();
  const kinds = isPoll ? (['single', 'multi'] as const) : questionKinds;
  const chooses = question.kind === 'single' || question.kind === 'multi';
  return (
    <Card id={`edit-${question.id}`}>
      <View className="picked">
        <View className="strong">{surveyDesk.question(place)}</View>
        {!isPoll && (
          <View className="picked" style={{ gap: '4px' }}>
            {place > 1 && <Button id={`${question.id}-up`} kind="plain" small onClick={onUp}>{surveyDesk.up}</Button>}
            <Button id={`${question.id}-remove`} kind="plain" small onClick={onRemove}>{surveyDesk.removeQuestion}</Button>
          </View>
        )}
      </View>
      <View style={{ margin: '8px 0 16px' }}><Chips id={`${question.id}-kind`} choices={kinds.map((key) => ({ key, word: surveyDesk.kind[key] }))} chosen={question.kind} onChoose={(kind) => onChange(ofKind(question, kind))} /></View>
      <WordsFields id={`${question.id}-words`} label={surveyDesk.words} words={question.words} most={surveyLimits.words} onChange={(words) => onChange({ ...question, words })} />
      {chooses && <Options question={question} later={later} onChange={onChange} />}
      {!isPoll && <Row title={surveyDesk.required} end={<Switch id={`${question.id}-required`} on={question.required} onChange={(required) => onChange({ ...question, required })} />} />}
    </Card>
  );
}
