import { View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { storeNow, type Pages, type Problem, type Shown } from '../api';
import { go } from '../navigate';
import { isNoMember, sayProblem, useText } from '../text';
import { Button } from '../ui/button';
import { Empty, Failed, OfflineBar, Skeleton } from '../ui/states';

/** Why something did not come, and the way on: try again, or join when one is no member, or back to the card. */
export function ProblemState({ problem, onRetry, forStaff = false }: { problem: Problem<unknown>; onRetry: () => void; forStaff?: boolean }) {
  const text = useText();
  const notAllowed = problem.kind === 'fault' && problem.fault.code === 'FORBIDDEN';
  if (isNoMember(problem) && !forStaff) return <Empty title={text.home.lookTitle} detail={text.states.notMember} action={{ word: text.home.joinNow, onClick: go.join, id: 'go-join' }} />;
  return (
    <Failed
      offline={problem.kind === 'offline'}
      title={problem.kind === 'offline' ? text.states.offlineTitle : text.states.failedTitle}
      detail={problem.kind === 'offline' ? text.states.offlineDetail : sayProblem(text, problem)}
      action={notAllowed ? { word: text.states.goHome, onClick: () => go.tab('home'), id: 'go-home' } : { word: text.states.retry, onClick: onRetry, id: 'retry' }}
    />
  );
}

/** Shows the value of a question, or its skeleton, or why it did not come. Old values say how old they are. */
export function ShownValue<Value>({ shown, bones, onRetry, forStaff = false, children }: {
  shown: Shown<Value, unknown>;
  /** Heights of the skeleton's parts. */
  bones: readonly number[];
  onRetry: () => void;
  forStaff?: boolean;
  children: (value: Value) => ReactNode;
}) {
  const text = useText();
  if (shown.status === 'loading') return <Skeleton heights={bones} />;
  if (shown.status === 'failed') return <ProblemState problem={shown.problem} onRetry={onRetry} forStaff={forStaff} />;
  return (
    <>
      {shown.problem && <OfflineBar words={text.states.offlineBar(text.say.ago(shown.at, storeNow()))} />}
      {children(shown.value)}
    </>
  );
}

/** A list by pages: its skeleton, its rows and the next twenty as one scrolls, its empty state, or why it did not come. */
export function PagedList<Item>({ pages, bone, empty, forStaff = false, children }: {
  pages: Pages<Item, unknown>;
  bone: number;
  forStaff?: boolean;
  empty: { readonly title: string; readonly detail?: string; readonly action?: { readonly word: string; readonly onClick: () => void; readonly id?: string } };
  children: (items: readonly Item[]) => ReactNode;
}) {
  const text = useText();
  // The next rows come as one nears the end; the button is for who taps, and for who tries again.
  useReachBottom(() => {
    if (pages.more && !pages.busy) pages.loadMore();
  });
  if (pages.status === 'loading') return <Skeleton heights={[bone, bone, bone, bone]} />;
  if (pages.status === 'failed' && pages.problem) return <ProblemState problem={pages.problem} onRetry={pages.reload} forStaff={forStaff} />;
  if (pages.items.length === 0) return <Empty {...empty} />;
  return (
    <View>
      {pages.problem && <OfflineBar words={sayProblem(text, pages.problem)} />}
      {children(pages.items)}
      {pages.more && (
        <Button id="load-more" kind="quiet" disabled={pages.busy} onClick={pages.loadMore}>{text.states.more}</Button>
      )}
    </View>
  );
}
