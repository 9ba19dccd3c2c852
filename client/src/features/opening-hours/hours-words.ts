import { localDateOf, weekdayOf, type Instant } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import type { Text } from '../../text';
import { clockText, type Blocks } from './edit-hours';

const dayMinutes = 1_440;

/** An end of a block, with the word for the next day where it is one. */
export const endText = (toMinute: number, text: Text): string =>
  toMinute > dayMinutes ? text.openingHours.nextDay(clockText(toMinute)) : toMinute === dayMinutes ? '24:00' : clockText(toMinute);

/** The hours of a day, a line a block. @example blockLines([{ fromMinute: 0, toMinute: 1_440 }], text) //=> ['全天'] */
export function blockLines(blocks: Blocks, text: Text): readonly string[] {
  if (blocks.length === 0) return [text.openingHours.closed];
  const [only, ...more] = blocks;
  if (only && more.length === 0 && only.fromMinute === 0 && only.toMinute === dayMinutes) return [text.openingHours.allDay];
  return blocks.map(({ fromMinute, toMinute }) => text.openingHours.span(clockText(fromMinute), endText(toMinute, text)));
}

/** The same in one line. */
export const blocksText = (blocks: Blocks, text: Text): string => blockLines(blocks, text).join('  ');

export const weekdayText = (at: Instant, text: Text): string => text.openingHours.weekday[weekdayOf(localDateOf(at)) - 1] ?? '';
export const momentText = (at: Instant, text: Text): string => text.say.moment(at, storeNow());
