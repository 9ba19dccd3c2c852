import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseJoinScene } from '../../shared/domain/membership';
import { APP_ID } from '../host/invocation';
import { openTestShop, type TestShop } from '../testing-shop';
import { MINI_PROGRAM_SECRET } from '../wechat/mini-program-api';
import { openCodeSource, type CodeSource } from './mini-program-codes';
import { postersOf } from './poster';
import { fileRows, shopRows } from './poster-list';
import { postersHtml } from './poster-page';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop(); });
afterAll(() => shop.cloud.close());

const source = (): CodeSource => ({ url: `${shop.url}/fake-weixin`, appid: APP_ID, secret: MINI_PROGRAM_SECRET, page: 'pages/join/index', version: 'release' });

test('every store and everybody who works in one has a poster whose code the join screen reads whole', async () => {
  const { rows, brandName } = await shop.inStore(shopRows);
  const posters = postersOf(rows);
  expect(brandName).toBe('知春茶事');
  expect(posters.map(({ name }) => name)).toEqual(['S1', 'S1-st_lin', 'S1-st_zhou', 'S2', 'S2-st_he', 'S2-st_ma', 'S3', 'S4']);
  for (const { scene } of posters) expect(parseJoinScene(scene).problems).toEqual([]);
});

test('ids that do not fit into a code are refused by name before anything is printed', () => {
  expect(() => postersOf([{ storeId: 'S1', storeName: '知春路店', guideId: 'much-too-long-a-name' }])).toThrow(/知春路店.*much-too-long-a-name/);
});

test('a list file gives its rows; a line or a column that cannot be used is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huike-codes-'));
  const file = (text: string): string => {
    writeFileSync(join(folder, 'list.csv'), text);
    return join(folder, 'list.csv');
  };
  try {
    expect(fileRows(file('\uFEFFstore_id,store_name,guide_id,guide_name,till\r\nS1,一店,,,\r\nS1,一店,g1,小林,07\r\n'))).toEqual([
      { storeId: 'S1', storeName: '一店' }, { storeId: 'S1', storeName: '一店', guideId: 'g1', guideName: '小林', till: '07' },
    ]);
    expect(() => fileRows(file('store_id,store_name\nS1\n'))).toThrow(/line 2/);
    expect(() => fileRows(file('store_id,name\nS1,x\n'))).toThrow(/columns/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a code comes as a picture; what WeChat refuses is said with what to do', async () => {
  const codeOf = await openCodeSource(source());
  expect((await codeOf('s=S1')).subarray(1, 4).toString()).toBe('PNG');
  await expect(codeOf('店')).rejects.toThrow(/40169/);
  shop.cloud.wechat.setError('wxa/getwxacodeunlimit', 45009, 'reach max api minute quota limit', 1);
  await expect(codeOf('s=S1')).rejects.toThrow(/wait a minute/);
  await expect(openCodeSource({ ...source(), secret: 'wrong' })).rejects.toThrow(/make a new one/);
});

test('names from a list cannot become markup on the poster', () => {
  const [poster] = postersOf([{ storeId: 'S1', storeName: '<img src=x>' }]);
  if (poster === undefined) throw new Error('there is one');
  expect(postersHtml([{ poster, code: Buffer.from([0xff]) }], '"&', 'a5')).not.toContain('<img src=x>');
});
