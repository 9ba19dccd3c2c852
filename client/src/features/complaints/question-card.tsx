import { View } from '@tarojs/components';
import { useState } from 'react';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { TextArea } from '../../ui/field';
import type { Complaint, Talk } from './use-complaint';

type Question = NonNullable<Complaint['question']>;

/** A no needs its words; this is where they are written. */
function Words({ talk, hint, onSend, onCancel }: { talk: Talk; hint: string; onSend: () => void; onCancel: () => void }) {
  const text = useText();
  return (
    <View>
      <TextArea id="answer-text" value={talk.words} hint={hint} onChange={talk.setWords} />
      <Button id="answer-send" disabled={talk.busy || talk.words.trim().length < 2} onClick={onSend}>{text.talkBack.send}</Button>
      <Button id="answer-cancel" kind="quiet" onClick={onCancel}>{text.states.cancel}</Button>
    </View>
  );
}

/** Whether the store has understood him. Ids: `confirm-right`, `confirm-wrong`. */
export function RestatementCard({ question, talk }: { question: Question; talk: Talk }) {
  const text = useText();
  const [isCorrecting, setCorrecting] = useState(false);
  return (
    <Card id="question-card" className="card-asks">
      <View className="strong">{text.talkBack.rightTitle}</View>
      <View className="asked-words">{question.text}</View>
      {isCorrecting ? (
        <Words talk={talk} hint={text.talkBack.notRightHint} onSend={() => void talk.confirm(question.askedAt, false)} onCancel={() => setCorrecting(false)} />
      ) : (
        <View className="two">
          <Button id="confirm-wrong" kind="plain" onClick={() => setCorrecting(true)}>{text.talkBack.notRight}</Button>
          <Button id="confirm-right" disabled={talk.busy} onClick={() => void talk.confirm(question.askedAt, true)}>{text.talkBack.right}</Button>
        </View>
      )}
    </Card>
  );
}

/** The store's proposal: yes, no, or something else. Ids: `proposal-accept`, `proposal-decline`, `proposal-counter`. */
export function ProposalCard({ question, talk }: { question: Question; talk: Talk }) {
  const text = useText();
  const [saying, setSaying] = useState<'decline' | 'counter'>();
  return (
    <Card id="question-card" className="card-asks">
      <View className="strong">{text.talkBack.proposalTitle}</View>
      <View className="asked-words">{question.text}</View>
      {saying ? (
        <Words
          talk={talk}
          hint={saying === 'decline' ? text.talkBack.declineHint : text.talkBack.counterHint}
          onSend={() => void talk.answerProposal(question.askedAt, saying)}
          onCancel={() => setSaying(undefined)}
        />
      ) : (
        <View>
          <Button id="proposal-accept" disabled={talk.busy} onClick={() => void talk.answerProposal(question.askedAt, 'accept')}>{text.talkBack.accept}</Button>
          <View className="two" style={{ marginTop: '8px' }}>
            <Button id="proposal-decline" kind="quiet" onClick={() => setSaying('decline')}>{text.talkBack.decline}</Button>
            <Button id="proposal-counter" kind="quiet" onClick={() => setSaying('counter')}>{text.talkBack.counter}</Button>
          </View>
        </View>
      )}
    </Card>
  );
}
