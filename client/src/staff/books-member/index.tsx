import { View } from '@tarojs/components';
import type { MemberId } from '../../../../shared/kernel/ids';
import { staffApi, usePages } from '../../api';
import { AdjustSheet } from '../../features/books/adjust-sheet';
import { BookHead, BookLines } from '../../features/books/book-view';
import { useAdjust } from '../../features/books/use-adjust';
import { MemberTier } from '../../features/tiers/member-tier';
import { WaitingList } from '../../features/books/waiting-list';
import { ProblemState } from '../../frame/shown';
import { Screen } from '../../frame/screen';
import { useAddress } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Skeleton } from '../../ui/states';

/** 会员积分: one member's points, every line of his book, and changing them by hand. */
export default function BooksMemberPage() {
  const text = useText();
  const memberId = (useAddress('id') ?? '') as MemberId;
  const pages = usePages((cursor) => staffApi.query.books.member({ memberId, ...(cursor === undefined ? {} : { cursor }) }), memberId);
  const adjusting = useAdjust(memberId, pages.reload);
  const { head: book } = pages;
  return (
    <Screen id="books-member-screen" title={text.books.bookOf}>
      {pages.status === 'loading' && <Skeleton heights={[140, 48, 120, 200]} />}
      {!book && pages.problem && <ProblemState problem={pages.problem} onRetry={pages.reload} forStaff />}
      {book && (
        <View>
          <BookHead book={book} onAdjust={adjusting.show} />
          <MemberTier memberId={memberId} onChanged={pages.reload} />
          {book.waiting.length > 0 && (
            <Section title={text.books.waiting}><WaitingList adjustments={book.waiting} onDecided={pages.reload} /></Section>
          )}
          <Section title={text.books.entries}>
            {pages.items.length === 0 ? <View className="quiet small">{text.books.noEntries}</View> : <BookLines lines={pages.items} />}
          </Section>
          {pages.more && <Button id="load-more" kind="quiet" disabled={pages.busy} onClick={pages.loadMore}>{text.states.more}</Button>}
        </View>
      )}
      {adjusting.open && book && <AdjustSheet adjusting={adjusting} limits={book.limits} />}
    </Screen>
  );
}
