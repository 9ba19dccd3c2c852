import { useState } from 'react';
import { memberApi, useQuery } from '../../api';
import { SuggestSheet } from '../../features/suggestions/suggest-sheet';
import { SuggestionCards } from '../../features/suggestions/suggestion-cards';
import { SurveyRows } from '../../features/surveys/survey-rows';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Segments } from '../../ui/segments';

const parts = ['open', 'mine', 'public'] as const;
type Part = (typeof parts)[number];

function OpenQuestions() {
  const { shown, reload } = useQuery(() => memberApi.query.surveys.list());
  return (
    <ShownValue shown={shown} bones={[64, 64, 64]} onRetry={() => void reload()}>
      {({ open }) => <SurveyRows open={open} />}
    </ShownValue>
  );
}

/** 您的声音: what the store asks, what the member suggests, and what others suggested. */
export default function VoicePage() {
  const { voice } = useText();
  const [part, setPart] = useState<Part>('open');
  const [writing, setWriting] = useState(false);
  const [turn, setTurn] = useState(0);
  const sent = () => {
    setWriting(false);
    setPart('mine');
    setTurn(turn + 1);
  };
  return (
    <Screen id="voice-screen" title={voice.title} foot={<Button id="suggest" onClick={() => setWriting(true)}>{voice.suggest}</Button>}>
      <Segments id="voice" choices={parts.map((key) => ({ key, word: voice.parts[key] }))} chosen={part} onChoose={setPart} />
      {part === 'open' ? <OpenQuestions /> : <SuggestionCards whose={part} turn={turn} />}
      {writing && <SuggestSheet onClose={() => setWriting(false)} onSent={sent} />}
    </Screen>
  );
}
