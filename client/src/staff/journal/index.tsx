import { localDateOf } from '../../../../shared/kernel/time';
import { staffApi, storeNow, usePages } from '../../api';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';

/** 刊物: what head office has written, drafts too. */
export default function JournalDeskPage() {
  const { journalDesk, say } = useText();
  const pages = usePages((cursor) => staffApi.query.journal.list(cursor === undefined ? {} : { cursor }));
  const today = localDateOf(storeNow());
  return (
    <Screen id="journal-desk-screen" title={journalDesk.title} foot={<Button id="article-add" onClick={() => go.editArticle()}>{journalDesk.add}</Button>}>
      <PagedList pages={pages} bone={64} forStaff empty={{ title: journalDesk.none, detail: journalDesk.noneHint }}>
        {(articles) => (
          <Card flush>
            {articles.map(({ articleId, title, publishedOn, state }) => (
              <Row
                key={articleId}
                className="t-kept-article"
                title={title === '' ? journalDesk.state.draft : title}
                detail={say.day(publishedOn, today)}
                end={<Badge {...(state === 'out' ? { tone: 'accent' as const } : {})}>{journalDesk.state[state]}</Badge>}
                onClick={() => go.editArticle(articleId)}
              />
            ))}
          </Card>
        )}
      </PagedList>
    </Screen>
  );
}
