import { parseArgs } from 'node:util';
import { fileRows, shopRows } from '../posters/poster-list';
import { openCodeSource, type CodeSource } from '../posters/mini-program-codes';
import { postersOf } from '../posters/poster';
import { paperSizes, type PaperSize } from '../posters/poster-page';
import { printPosters } from '../posters/print';
import { reachShop, withStore } from '../shop';
import { MINI_PROGRAM_SECRET } from '../wechat/mini-program-api';
import { APP_ID } from '../host/invocation';

export const summary = 'makes posters with join codes, one for each store and guide, as PDF and PNG for the printer';

const usage = `huike codes --out FOLDER [--size a5|a6] [--store ID] [--data DIR | --url URL]
            the local shop's stores and guides, with codes of the local WeChat
huike codes --out FOLDER --list FILE.csv --brand NAME --appid APPID [--version release|trial|develop]
            codes of WeChat itself; the secret comes from the variable HUIKE_WECHAT_SECRET
            the file has the columns store_id,store_name and, where wanted, guide_id,guide_name,till`;

const joinPage = 'pages/join/index';
const realWeChat = 'https://api.weixin.qq.com';
const versions = ['release', 'trial', 'develop'] as const;

const options = {
  out: { type: 'string' }, size: { type: 'string', default: 'a5' }, store: { type: 'string' }, data: { type: 'string' }, url: { type: 'string' },
  list: { type: 'string' }, brand: { type: 'string' }, appid: { type: 'string' }, version: { type: 'string', default: 'release' }, help: { type: 'boolean', default: false },
} as const;

/** Makes the posters and prints what it wrote. Exit code 2 where the command line cannot be used. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const size = values.size as PaperSize;
  const version = versions.find((each) => each === values.version);
  if (values.out === undefined || !Object.hasOwn(paperSizes, size) || version === undefined) return refuse();
  if (values.list === undefined) {
    const shop = await reachShop(values);
    try {
      const { brandName, rows } = await withStore(shop.url, shopRows);
      const source = { url: `${shop.url}/fake-weixin`, appid: APP_ID, secret: MINI_PROGRAM_SECRET, page: joinPage, version };
      return await make(rows, brandName, source, { ...values, out: values.out, size });
    } finally {
      await shop.close();
    }
  }
  const secret = process.env['HUIKE_WECHAT_SECRET'];
  if (values.appid === undefined || values.brand === undefined || secret === undefined || secret === '') return refuse();
  const url = process.env['HUIKE_WEIXIN_URL'] ?? realWeChat;
  return make(fileRows(values.list), values.brand, { url, appid: values.appid, secret, page: joinPage, version }, { ...values, out: values.out, size });
}

function refuse(): number {
  console.error(usage);
  return 2;
}

async function make(rows: ReturnType<typeof fileRows>, brandName: string, source: CodeSource, how: { out: string; size: PaperSize; store?: string | undefined }): Promise<number> {
  const posters = postersOf(rows.filter((row) => how.store === undefined || row.storeId === how.store));
  if (posters.length === 0) {
    console.error(how.store === undefined ? 'There is no store in the list.' : `There is no store ${how.store} in the list.`);
    return 1;
  }
  const codeOf = await openCodeSource(source);
  const withCodes = [];
  for (const poster of posters) withCodes.push({ poster, code: await codeOf(poster.scene) });
  const files = await printPosters(withCodes, brandName, how.size, how.out);
  console.log(`${posters.length} posters in ${how.out}: ${files[0] ?? ''}, and for each a PNG at 300 dpi and the bare code.`);
  return 0;
}
