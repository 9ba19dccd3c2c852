import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Sheet } from '../../ui/sheet';
import { TimePick } from '../../ui/time-pick';
import { changedBlock, clockText, withBlock, type Blocks } from './edit-hours';
import { endText } from './hours-words';

const mostBlocks = 4;

/** The blocks of one day, each with its beginning and end; what belongs to the day besides stands below. Ids: `block-<n>-from`, `-to`, `-remove`. */
export function DaySheet({ title, blocks, onChange, onClose, children }: { title: string; blocks: Blocks; onChange: (blocks: Blocks) => void; onClose: () => void; children?: ReactNode }) {
  const text = useText();
  const { openingHours, states } = text;
  const at = (index: number, block: Blocks[number]) => onChange(blocks.map((one, place) => (place === index ? block : one)));
  return (
    <Sheet title={title} closeWord={states.close} onClose={onClose}>
      {blocks.length === 0 && <View className="quiet small chart-said">{openingHours.closedHint}</View>}
      {blocks.map((block, index) => (
        <View key={index} className="hours-block t-block">
          <TimePick id={`block-${index}-from`} label={openingHours.from} value={clockText(block.fromMinute)} shown={clockText(block.fromMinute)} onChange={(value) => at(index, changedBlock(block, 'from', value))} />
          <View className="quiet">–</View>
          <TimePick id={`block-${index}-to`} label={openingHours.to} value={clockText(block.toMinute)} shown={endText(block.toMinute, text)} onChange={(value) => at(index, changedBlock(block, 'to', value))} />
          <View id={`block-${index}-remove`} className="hours-remove" ariaRole="button" ariaLabel={openingHours.removeBlock} onClick={() => onChange(blocks.filter((_, place) => place !== index))}>
            <Icon name="close" small />
          </View>
        </View>
      ))}
      {blocks.length < mostBlocks && <Button id="block-add" kind="soft" onClick={() => onChange(withBlock(blocks))}>{openingHours.addBlock}</Button>}
      {children}
    </Sheet>
  );
}
