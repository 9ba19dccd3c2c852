import { staffApi, useQuery } from '../../api';
import { ArticleForm } from '../../features/journal/article-form';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';

function KeptArticle({ articleId }: { articleId: string }) {
  const { shown, reload } = useQuery(() => staffApi.query.journal.show({ articleId }), { about: articleId });
  return (
    <ShownValue shown={shown} bones={[48, 240, 48]} onRetry={() => void reload()} forStaff>
      {(article) => <ArticleForm article={article} />}
    </ShownValue>
  );
}

/** Writing an article, new or kept. */
export default function ArticleEditPage() {
  const { journalDesk } = useText();
  const articleId = useAddress('id');
  return (
    <Screen id="article-edit-screen" title={articleId === undefined ? journalDesk.add : journalDesk.edit}>
      {articleId === undefined ? <ArticleForm article={undefined} /> : <KeptArticle articleId={articleId} />}
    </Screen>
  );
}
