import { View } from '@tarojs/components';
import { memberApi, storeNow, usePages, type Value } from '../../api';
import { PagedList } from '../../frame/shown';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';

type Suggestion = Value<'member', 'suggestions', 'list'>['items'][number];

function SuggestionCard({ suggestion: { words, at, reply, isMine, isPublic } }: { suggestion: Suggestion }) {
  const { voice, say } = useText();
  const now = storeNow();
  return (
    <Card className="t-suggestion">
      <View className="timeline-words">{words}</View>
      <View className="picked quiet small">
        <View>{say.moment(at, now)}</View>
        {isMine && !reply && <Badge>{voice.waiting}</Badge>}
        {isMine && reply && isPublic && <Badge tone="accent">{voice.isPublic}</Badge>}
      </View>
      {reply && (
        <View className="reasons t-reply">
          <View className="timeline-words">{reply.words}</View>
          <View className="quiet tiny">{voice.replyBy(reply.byName, say.moment(reply.at, now))}</View>
        </View>
      )}
    </Card>
  );
}

/** The member's own suggestions, or those that the store answered for all to read. */
export function SuggestionCards({ whose, turn }: { whose: 'mine' | 'public'; turn: number }) {
  const { voice } = useText();
  const pages = usePages((cursor) => memberApi.query.suggestions.list({ whose, ...(cursor === undefined ? {} : { cursor }) }), `${whose} ${turn}`);
  const empty = whose === 'mine' ? { title: voice.noSuggestion, detail: voice.noSuggestionHint } : { title: voice.noPublic, detail: voice.noPublicHint };
  return (
    <PagedList pages={pages} bone={110} empty={empty}>
      {(items) => items.map((suggestion) => <SuggestionCard key={suggestion.suggestionId} suggestion={suggestion} />)}
    </PagedList>
  );
}
