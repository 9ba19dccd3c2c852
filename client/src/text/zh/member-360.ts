import type { BasisPoints, Fen } from '../../../../shared/kernel/units';
import { lunarBirthday } from '../lunar-words';
import { sayIn } from '../say';
import { shareOfPeople } from '../share-of-people';

const say = sayIn('zh');

/** One member on one screen, and the facts behind a state in words a guide can say. */
export const member360 = {
  member360: {
    title: '会员档案',
    open: '看档案',
    number: (number: string) => `会员号 ${number}`,
    joined: (day: string, store: string) => `${day}入会 · 由${store}照看`,
    birthday: (calendar: 'solar' | 'lunar', leap: boolean, month: number, day: number) => `生日 ${calendar === 'lunar' ? lunarBirthday('zh', { month, day, leap }) : `${month}月${day}日`}`,
    consent: (given: boolean) => (given ? '同意接收活动消息' : '没有同意接收活动消息，不要推销'),
    tags: '标签',
    noTags: '还没有标签',
    tagEdit: '改标签',
    tagged: (name: string, moment: string) => `${name} ${moment}改过标签`,
    tagsHint: '点一下加上，再点一下去掉。会员能在自己的信息副本里看到，请写能当面说的话。',
    tagNew: '新的标签',
    tagNewHint: '一个词，例如：爱喝绿茶',
    tagUnfit: '标签是一个词，不带空格和标点',
    tagAdd: '加上',
    standing: '现在怎么样',
    notScored: '还没有算过。第一次消费后的当晚会算出来。',
    since: (day: string) => `${day}起`,
    alike: (share: BasisPoints) => {
      const { of, come } = shareOfPeople(share);
      return come === 0 ? '像这样的会员，几乎没有自己回来的' : `像这样的会员，${of} 位里约有 ${come} 位会自己回来`;
    },
    expected: (from: string, to: string) => `如果还会来，大约在 ${from} 到 ${to} 之间`,
    notExpected: '按以往的节奏，近期不太会自己来',
    stage: { prospect: '潜客', first: '首购', repeat: '复购', loyal: '忠诚', advocate: '口碑' },
    memberClass: { key: '关键顾客', suitable: '合适顾客', ordinary: '一般顾客' },
    bought: '消费',
    boughtSum: (days: number, spent: Fen) => `来过 ${say.count(days)} 天，累计 ${say.yuan(spent)}`,
    boughtNothing: '还没有消费过',
    points: '可用积分',
    growth: '成长值',
    coupons: '手里的券',
    noCoupons: '没有能用的券',
    openCalls: (day: string) => `有一条回访等着打，${day}前`,
    line: '来往',
    noLine: '还没有来往记录',
    purchase: (paid: Fen) => `消费 ${say.yuan(paid)}`,
    refunded: (amount: Fen) => `其中退 ${say.yuan(amount)}`,
    complaint: (about: string, state: string) => `反馈：${about}，${state}`,
  },
};
