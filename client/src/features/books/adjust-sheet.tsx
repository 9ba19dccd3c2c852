import { View } from '@tarojs/components';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Segments } from '../../ui/segments';
import { Sheet } from '../../ui/sheet';
import type { Book } from './book-view';
import type { useAdjust } from './use-adjust';

/** More or less, how many, and why. Ids: `adjust-<add,take>`, `adjust-points`, `adjust-reason`, `adjust-send`, `adjust-said`. */
export function AdjustSheet({ adjusting, limits }: { adjusting: ReturnType<typeof useAdjust>; limits: Book['limits'] }) {
  const text = useText();
  return (
    <Sheet title={text.books.adjust} closeWord={text.states.close} onClose={adjusting.close}>
      <Segments
        id="adjust"
        choices={[{ key: 'add', word: text.books.add }, { key: 'take', word: text.books.take }]}
        chosen={adjusting.direction}
        onChoose={adjusting.setDirection}
      />
      <TextField id="adjust-points" digits label={text.books.howMany} value={adjusting.typed} hint={text.books.howManyHint} most={8} onChange={adjusting.setTyped} />
      <TextField id="adjust-reason" label={text.books.reason} value={adjusting.reason} hint={text.books.reasonHint} most={60} onChange={adjusting.setReason} />
      <View className="quiet small">{text.books.alone(limits.alonePoints)}</View>
      {adjusting.said !== undefined && <View id="adjust-said" className="bad small">{adjusting.said}</View>}
      <Button id="adjust-send" disabled={adjusting.busy} onClick={adjusting.send}>{text.books.send}</Button>
    </Sheet>
  );
}
