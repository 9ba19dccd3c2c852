import { csvOf } from '../../../../shared/kernel/csv';
import { textIn } from '../../text';
import { holdingsTable, type Night } from './holdings-table';

const liability = (activePoints: number, expiring: readonly [string, number][]) => ({
  members: 2, activePoints, pendingPoints: 30, owedPoints: 5, negativeMembers: 1, overduePoints: 0, expiring: expiring.map(([expiresIn, points]) => ({ expiresIn, points })),
});
const night = {
  businessDay: '2026-11-22',
  total: liability(300, [['2026-12', 100], ['2027-01', 200]]),
  stores: [
    { storeId: 'S1', storeName: { zh: '中山路店', en: 'Zhongshan Road' }, liability: liability(100, [['2026-12', 100]]) },
    { storeId: 'S2', storeName: { zh: '湖滨店', en: 'Lakeside' }, liability: liability(200, [['2027-01', 200]]) },
  ],
} as unknown as Night;

test('the table of what members hold has a line a store under all stores, and a column a month, zero where nothing ends', () => {
  const lines = csvOf(holdingsTable(night, textIn('zh'))).split('\r\n');
  expect(lines.slice(1)).toEqual(['全部门店,2,300,30,5,1,0,100,200', '中山路店,2,100,30,5,1,0,100,0', '湖滨店,2,200,30,5,1,0,0,200', '']);
  const [heads = []] = holdingsTable(night, textIn('en'));
  expect(heads).toHaveLength(9);
});
