import { newId } from '../../shared/kernel/ids';
import { seededDice } from '../../shared/kernel/random';
import { callFunction } from '../call';
import { brandStores } from './brand';

const seed = 20261124;

/** Each with the words of its own steps: how far they go says where it stands. */
interface Told {
  readonly kind: string;
  readonly text: string;
  readonly summary: string;
  readonly apology: string;
  readonly restatement: string;
  readonly explanation: string;
  readonly proposal: string;
  readonly cause: string;
  /** The last thing that was done about it. */
  readonly until: 'listen' | 'apologise' | 'asked' | 'proposed' | 'approving' | 'rated';
  readonly rating?: number;
}

const complaints: readonly Told[] = [
  {
    kind: 'price', text: '价签写 68 元，收银收了我 98 元，问了店员也没说清楚。', summary: '价签 68 元，收了 98 元，问了没有得到解释', apology: '', restatement: '', explanation: '', proposal: '', cause: 'price_error', until: 'listen',
  },
  {
    kind: 'service', text: '电话问了三次有没有货，到店说卖完了，白跑一趟。', summary: '三次电话都说有货，到店却没有', apology: '三次电话都告诉您有货，却让您白跑这一趟，是我们没去货架看一眼。', restatement: '', explanation: '', proposal: '', cause: 'out_of_stock', until: 'apologise',
  },
  {
    kind: 'environment', text: '二楼的桌子很黏，坐下来袖子都粘住了。', summary: '二楼桌面没擦，袖子粘上了', apology: '让您坐在没擦的桌子前面，袖子都弄脏了，是我们收台收得太马虎。', restatement: '您介意的是坐下前没有人看一眼桌面，对吗？', explanation: '', proposal: '', cause: 'hygiene', until: 'asked',
  },
  {
    kind: 'product', text: '买的铁观音打开有股霉味，才放了一个星期。', summary: '铁观音开罐有霉味，放了一周', apology: '茶叶才放一星期就有霉味，您招待客人时一定很难堪，是我们进货没有查好。', restatement: '您想弄清楚这罐茶还能不能喝，也想换一罐好的。', explanation: '这一批密封条有问题，我们已把同批的都下架送检了。', proposal: '给您换一罐新的，送到您家里，检验结果出来马上告诉您。', cause: 'product_quality', until: 'proposed',
  },
  {
    kind: 'service', text: '预订了周日的茶席，到店发现没有给我留位置。', summary: '周日预订的茶席没有留，带着客人等了半小时', apology: '您请了客人来，我们却没有留位，让您在客人面前为难，是我把预订本看漏了。', restatement: '最让您难受的是在客人面前失了面子，对吗？', explanation: '那天预订记在纸上，换班时没有交接。', proposal: '预订改到系统里，换班当面核对；这次的茶席由我们请。', cause: 'promise_broken', until: 'approving',
  },
  {
    kind: 'service', text: '结账排了二十分钟，只开一个收银台。', summary: '周六下午结账等了二十分钟', apology: '周六让您站着等了二十分钟，也没有人出来说一声，是我排班没有排好。', restatement: '您在意的是没人告诉您要等多久，对吗？', explanation: '两位同事同时在收货，前台只剩一个人。', proposal: '周末固定开两台收银，由店长盯着。', cause: 'waiting', until: 'rated', rating: 5,
  },
  {
    kind: 'product', text: '茶壶盖子对不上，回来换又说没有同款。', summary: '茶壶盖不合，换货没有同款', apology: '买回去的壶盖对不上，还让您为这个多跑一趟，是我们出货前没有试盖。', restatement: '您要的是一把盖子合得上的同款壶。', explanation: '这批手工壶每把尺寸略有不同，出库时配混了。', proposal: '从别的店调一把同款，三天内通知您来取。', cause: 'wrong_goods', until: 'rated', rating: 2,
  },
];

/** What the manager did about one, in one call as after a telephone conversation; none of it twice. */
function stepsOf(told: Told): readonly object[] {
  const { until } = told;
  const inPerson = until === 'asked' ? 'ask' : 'in_person';
  const all = [
    { step: 'listen', summary: told.summary, mood: 'disappointed' },
    { step: 'talk', channel: 'phone', words: '电话里听顾客把经过说完，谢谢他告诉我们' },
    { step: 'apologise', words: told.apology, repeatConfirmed: true },
    { step: 'analyse', cause: told.cause, aboutStaffId: null, restatement: told.restatement, agreed: inPerson },
    { step: 'explain', words: told.explanation },
    { step: 'resolve', proposal: told.proposal, agreed: until === 'proposed' ? 'ask' : 'in_person' },
    { step: 'compensate', compensation: until === 'approving' ? { kind: 'gift', name: '明前龙井礼盒', worthFen: 36_800, reason: '在客人面前失了面子，想好好补上' } : { kind: 'none', reason: '顾客说不用补偿' } },
  ];
  return all.slice(0, { listen: 1, apologise: 3, asked: 4, proposed: 6, approving: 7, rated: 7 }[until]);
}

/**
 * Gives the demo store opening hours and a desk with work on it: complaints of members of the first store, each at another step, sent and worked
 * on by the calls of a phone. The same dice make the same commands, so that a filling taken up again does nothing twice.
 */
export async function seedDesk(url: string, openids: readonly string[]): Promise<void> {
  const dice = seededDice(seed);
  const command = <Value>(name: 'staff' | 'member', openid: string, action: string, input: object): Promise<Value> =>
    callFunction<Value>(url, name, openid, { action, commandId: newId('command', dice), input });
  for (const { _id: storeId } of brandStores) {
    const { hours } = await callFunction<{ hours: object }>(url, 'staff', 'demo-head-office', { action: 'openingHours.show', input: { storeId } });
    await command('staff', 'demo-head-office', 'openingHours.save', { storeId, hours, version: 0 });
  }
  for (const [index, openid] of openids.slice(0, complaints.length).entries()) {
    const told = complaints[index];
    if (!told) continue;
    const { complaintId } = await command<{ complaintId: string }>('member', openid, 'complaints.open', { kind: told.kind, text: told.text, photos: [], contactBy: 'phone' });
    await command('staff', 'demo-manager', 'complaints.take', { complaintId, revision: 1, steps: stepsOf(told) });
    if (told.rating !== undefined) await command('member', openid, 'complaints.rate', { complaintId, rating: told.rating, text: '' });
  }
}
