import { View } from '@tarojs/components';
import type { AnswerValue } from '../../../../shared/domain/survey';
import { surveyLimits } from '../../../../shared/domain/survey';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { TextArea } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Row } from '../../ui/row';
import type { Question } from './use-survey';

interface AnswerProps {
  readonly question: Question;
  readonly value: AnswerValue | undefined;
  readonly onChange: (value: AnswerValue | undefined) => void;
}

/** One option or several; a tap on the chosen one takes it back. */
function Choice({ question, value, onChange }: AnswerProps) {
  const text = useText();
  const several = question.kind === 'multi';
  const chosen = Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : [];
  const choose = (id: string) => {
    const on = chosen.includes(id);
    if (!several) return onChange(on ? undefined : id);
    const left = on ? chosen.filter((one) => one !== id) : [...chosen, id];
    return onChange(left.length === 0 ? undefined : left);
  };
  return (
    <View>
      {question.options.map(({ id, words }) => (
        <Row
          key={id}
          id={`answer-${question.id}-${id}`}
          className={`choice${chosen.includes(id) ? ' choice-on' : ''}`}
          title={text.say.name(words)}
          end={chosen.includes(id) ? <Icon name="check" /> : <View className={several ? 'choice-box' : 'choice-box choice-round'} />}
          onClick={() => choose(id)}
        />
      ))}
    </View>
  );
}

/** Marks from the lowest to the highest, with what the two ends mean. */
function Marks({ question, value, onChange, from, to, low, high }: AnswerProps & { from: number; to: number; low: string; high: string }) {
  return (
    <View>
      <View className={`marks${to - from > 6 ? ' marks-many' : ''}`}>
        {Array.from({ length: to - from + 1 }, (_, step) => from + step).map((mark) => (
          <View key={mark} id={`answer-${question.id}-${mark}`} className={`mark number${mark === value ? ' mark-on' : ''}`} ariaRole="radio" onClick={() => onChange(mark === value ? undefined : mark)}>{mark}</View>
        ))}
      </View>
      <View className="picked quiet tiny"><View>{low}</View><View>{high}</View></View>
    </View>
  );
}

function Answer(props: AnswerProps) {
  const { survey } = useText();
  const { question, value, onChange } = props;
  switch (question.kind) {
    case 'single':
    case 'multi': return <Choice {...props} />;
    case 'scale': return <Marks {...props} from={1} to={5} low={survey.scaleLow} high={survey.scaleHigh} />;
    case 'nps': return <Marks {...props} from={0} to={10} low={survey.npsLow} high={survey.npsHigh} />;
    case 'text': return <TextArea id={`answer-${question.id}`} value={typeof value === 'string' ? value : ''} hint={survey.words} most={surveyLimits.text} onChange={(words) => onChange(words === '' ? undefined : words)} />;
  }
}

/** One question with its answer. */
export function QuestionCard({ place, isMissing, ...props }: AnswerProps & { place: number | undefined; isMissing: boolean }) {
  const { survey, say } = useText();
  const { question } = props;
  return (
    <Card id={`question-${question.id}`} className={`question${isMissing ? ' question-missing' : ''}`}>
      <View className="picked" style={{ alignItems: 'flex-start', gap: '8px' }}>
        <View className="strong row-main">{place === undefined ? '' : `${place}. `}{say.name(question.words)}</View>
        {question.kind === 'multi' ? <Badge>{survey.several}</Badge> : question.required && place !== undefined && <Badge {...(isMissing ? { tone: 'danger' as const } : {})}>{survey.required}</Badge>}
      </View>
      <View style={{ marginTop: '8px' }}><Answer {...props} /></View>
    </Card>
  );
}
