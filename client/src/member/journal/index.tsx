import { memberApi, usePages } from '../../api';
import { ArticleRows } from '../../features/journal/article-rows';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { useText } from '../../text';

/** 刊物: articles of the store, the newest first. */
export default function JournalPage() {
  const { journal } = useText();
  const pages = usePages((cursor) => memberApi.query.journal.list(cursor === undefined ? {} : { cursor }));
  return (
    <Screen id="journal-screen" title={journal.title}>
      <PagedList pages={pages} bone={180} empty={{ title: journal.none, detail: journal.noneHint }}>
        {(articles) => <ArticleRows articles={articles} />}
      </PagedList>
    </Screen>
  );
}
