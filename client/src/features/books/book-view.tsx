import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { Row } from '../../ui/row';

export type Book = Value<'staff', 'books', 'member'>;

/** Who it is, what he may spend and when it ends. Ids: `book-available`, `book-adjust`. */
export function BookHead({ book, onAdjust }: { book: Book; onAdjust: () => void }) {
  const text = useText();
  const today = localDateOf(storeNow());
  return (
    <View>
      <Card>
        <View className="quiet small">{book.memberName} · {text.say.name(book.tierName)}</View>
        <View id="book-available" className="desk-figure-value number">{text.say.points(book.available)}</View>
        <View className="quiet small">{text.books.available}</View>
        {book.pending > 0 && <View className="small">{text.books.pending(book.pending)}</View>}
        {book.owed > 0 && <View className="bad small">{text.books.owed(book.owed)}</View>}
      </Card>
      <Button id="book-adjust" onClick={onAdjust}>{text.books.adjust}</Button>
      <Section title={text.books.expiring}>
        {book.expiring.length === 0 ? (
          <View className="quiet small">{text.books.noPoints}</View>
        ) : (
          <Card flush>
            {book.expiring.map((part) => (
              <Row
                key={part.expiresIn}
                title={text.books.endOf(text.say.month(part.expiresIn))}
                detail={text.say.untilMonthEnd(part.expiresIn, today)}
                end={<View className="number">{text.say.points(part.points)}</View>}
              />
            ))}
          </Card>
        )}
      </Section>
    </View>
  );
}

/** Every line of his book, with staff's words where somebody changed it by hand. */
export function BookLines({ lines }: { lines: readonly Book['items'][number][] }) {
  const text = useText();
  const now = storeNow();
  return (
    <Card flush>
      {lines.map((line) => (
        <Row
          key={line.entryId}
          className="t-book-line"
          title={text.words.pointsKind[line.kind]}
          detail={line.reason === undefined ? text.say.moment(line.at, now) : `${text.say.moment(line.at, now)} · ${line.reason}`}
          end={
            <View>
              <View className={`strong number ${line.points > 0 ? 'good' : ''}`}>{text.say.pointsChange(line.points)}</View>
              <View className="tiny number">{text.books.balanceAfter(line.balanceAfter)}</View>
            </View>
          }
        />
      ))}
    </Card>
  );
}
