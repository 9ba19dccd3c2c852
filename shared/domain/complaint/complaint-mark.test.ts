import { instant } from '../../kernel/time';
import { complaintMarkOf, type ComplaintMark } from './complaint-mark';

const day = 86_400_000;
const now = instant(1_000 * day);
const ago = (days: number) => instant(now - days * day);

test.each<[string, number, number | null, number | null, ComplaintMark | null]>([
  ['an open one, whatever came before', 1, 400, 5, 'open'],
  ['one that ended badly', 0, 3, 2, 'rated_low'],
  ['one that ended well', 0, 3, 3, null],
  ['one he did not answer about', 0, 3, null, 'unanswered'],
  ['a bad end half a year ago', 0, 180, 1, 'rated_low'],
  ['a bad end that is forgotten', 0, 181, 1, null],
  ['no complaint', 0, null, null, null],
])('beside his state stands %s', (_name, open, closedDaysAgo, lastRating, mark) => {
  expect(complaintMarkOf({ open, lastClosedAt: closedDaysAgo === null ? null : ago(closedDaysAgo), lastRating }, now)).toBe(mark);
});
