import { View } from '@tarojs/components';
import { useState } from 'react';
import { suggestionLetters } from '../../../../shared/domain/survey/suggestion';
import { staffApi, storeNow, useCommand, usePages, type Value } from '../../api';
import { PagedList } from '../../frame/shown';
import { go } from '../../navigate';
import { sayProblem, useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Switch, TextArea } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { Segments } from '../../ui/segments';
import { Sheet } from '../../ui/sheet';

type Suggestion = Value<'staff', 'suggestions', 'list'>['items'][number];

function ReplySheet({ suggestion, onClose, onSent }: { suggestion: Suggestion; onClose: () => void; onSent: () => void }) {
  const text = useText();
  const { suggestionDesk } = text;
  const [words, setWords] = useState(suggestion.reply?.words ?? '');
  const [isPublic, setPublic] = useState(suggestion.isPublic);
  const sending = useCommand(() => staffApi.command.suggestions.answer({ suggestionId: suggestion.suggestionId, words: words.trim(), isPublic }));
  const send = async () => {
    const answer = await sending.run();
    if (!answer) return;
    notice(answer.kind === 'done' ? suggestionDesk.sent : sayProblem(text, answer));
    if (answer.kind === 'done') onSent();
  };
  return (
    <Sheet title={suggestionDesk.replyTitle} closeWord={text.states.close} onClose={onClose}>
      <View className="reasons" style={{ marginBottom: '16px' }}>{suggestion.words}</View>
      <TextArea id="reply-words" value={words} hint={suggestionDesk.replyHint} most={suggestionLetters} onChange={setWords} />
      <Row title={suggestionDesk.isPublic} detail={suggestionDesk.isPublicHint} end={<Switch id="reply-public" on={isPublic} onChange={setPublic} />} />
      <View className="section"><Button id="reply-send" disabled={sending.busy || [...words.trim()].length < 2} onClick={() => void send()}>{suggestionDesk.send}</Button></View>
    </Sheet>
  );
}

function SuggestionCard({ suggestion, onReply }: { suggestion: Suggestion; onReply: () => void }) {
  const { suggestionDesk, voice, home, say } = useText();
  const { words, at, memberId, memberName, reply, isPublic } = suggestion;
  const now = storeNow();
  return (
    <Card className="t-desk-suggestion">
      <View className="timeline-words">{words}</View>
      <View className="picked quiet small">
        <View className="link" onClick={() => go.member(memberId)}>{memberName === '' ? home.someone : memberName}</View>
        <View>{say.moment(at, now)}</View>
      </View>
      {reply && (
        <View className="reasons">
          <View className="timeline-words">{reply.words}</View>
          <View className="picked quiet tiny"><View>{voice.replyBy(reply.byName, say.moment(reply.at, now))}</View>{isPublic && <Badge tone="accent">{voice.isPublic}</Badge>}</View>
        </View>
      )}
      <View style={{ marginTop: '8px' }}><Button className="t-reply-open" kind="soft" small onClick={onReply}>{reply ? suggestionDesk.replyAgain : suggestionDesk.reply}</Button></View>
    </Card>
  );
}

/** Suggestions that wait for a reply, the oldest first, and those that have one. */
export function SuggestionDesk() {
  const { suggestionDesk } = useText();
  const [state, setState] = useState<'waiting' | 'answered'>('waiting');
  const [replying, setReplying] = useState<Suggestion>();
  const pages = usePages((cursor) => staffApi.query.suggestions.list({ state, ...(cursor === undefined ? {} : { cursor }) }), state);
  const sent = () => {
    setReplying(undefined);
    pages.reload();
  };
  return (
    <View>
      <Segments id="suggestions" choices={[{ key: 'waiting', word: suggestionDesk.waiting }, { key: 'answered', word: suggestionDesk.answered }]} chosen={state} onChoose={setState} />
      <PagedList pages={pages} bone={110} forStaff empty={{ title: state === 'waiting' ? suggestionDesk.none : suggestionDesk.noneAnswered }}>
        {(items) => items.map((suggestion) => <SuggestionCard key={suggestion.suggestionId} suggestion={suggestion} onReply={() => setReplying(suggestion)} />)}
      </PagedList>
      {replying && <ReplySheet suggestion={replying} onClose={() => setReplying(undefined)} onSent={sent} />}
    </View>
  );
}
