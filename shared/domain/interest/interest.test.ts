import { addDays, localDate } from '../../kernel/time';
import { inferTopics } from './index';

const today = localDate('2026-11-22');
const ago = (days: number, ...categories: (string | null)[]) => ({ on: addDays(today, -days), categories });
const topics = [{ topicId: 'oolong', categories: ['乌龙', '铁观音'] }, { topicId: 'cups', categories: ['茶具'] }];

test.each([
  ['on two days', [ago(3, '乌龙'), ago(9, '铁观音')], [], ['oolong']],
  ['twice on one day', [ago(3, '乌龙', '乌龙'), ago(3, '铁观音')], [], []],
  ['once', [ago(3, '乌龙')], [], []],
  ['on two days, but he said no', [ago(3, '乌龙'), ago(9, '乌龙')], ['oolong'], []],
  ['once this year and once before', [ago(3, '乌龙'), ago(365, '乌龙')], [], []],
  ['at the edge of the year', [ago(3, '乌龙'), ago(364, '乌龙')], [], ['oolong']],
  ['where the till did not say what', [ago(3, null), ago(9, null)], [], []],
  ['of two kinds', [ago(3, '乌龙', '茶具'), ago(9, '茶具', '乌龙')], [], ['oolong', 'cups']],
])('a topic is taken as liked when its goods were bought %s', (_, bought, declined, liked) => {
  expect(inferTopics(bought, topics, declined, today)).toEqual(liked);
});
