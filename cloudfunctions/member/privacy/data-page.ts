import type { OwnData } from './own-data';

type Lang = 'zh' | 'en';
type Both = Readonly<Record<Lang, string>>;

/** The words of the page. They are here and not with the screens', because the page is made where the phone's texts are not. */
const words: Readonly<Record<string, Both>> = {
  title: { zh: '我们保存的您的信息', en: 'What we keep about you' },
  made: { zh: '生成时间', en: 'Made at' },
  profile: { zh: '基本资料', en: 'Profile' },
  consents: { zh: '授权记录', en: 'Consents' },
  standing: { zh: '会员状态', en: 'Standing' },
  purchases: { zh: '消费', en: 'Purchases' },
  refunds: { zh: '退货', en: 'Refunds' },
  pointsEntries: { zh: '积分流水', en: 'Points' },
  tierHistory: { zh: '等级变化', en: 'Tier history' },
  coupons: { zh: '优惠券', en: 'Coupons' },
  exchanges: { zh: '积分兑换', en: 'Points shop' },
  complaints: { zh: '投诉', en: 'Complaints' },
  ratings: { zh: '评价', en: 'Ratings' },
  answers: { zh: '问卷和投票', en: 'Surveys and polls' },
  suggestions: { zh: '建议', en: 'Suggestions' },
  interests: { zh: '兴趣', en: 'Interests' },
  events: { zh: '活动', en: 'Events' },
  tags: { zh: '店员给您的标签', en: 'Words our staff keep about you' },
  contacts: { zh: '我们联系您的记录', en: 'When we contacted you' },
  none: { zh: '没有记录', en: 'Nothing' },
  cut: { zh: '记录很多，这里只有每类最近的一万条；需要更早的，请联系门店。', en: 'There is a lot: each list stops at the newest ten thousand. Ask the store for what is older.' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
};

/** Names of columns and, in the member's own words, of values that are kept as short codes. */
const labels: Readonly<Record<string, Both>> = {
  memberNumber: { zh: '会员号', en: 'Member number' }, nickname: { zh: '称呼', en: 'Name' }, phone: { zh: '手机号', en: 'Phone' }, birthday: { zh: '生日', en: 'Birthday' },
  joinedAt: { zh: '入会时间', en: 'Joined' }, joinedStore: { zh: '入会门店', en: 'Joined at' }, what: { zh: '内容', en: 'What' }, granted: { zh: '同意', en: 'Agreed' },
  version: { zh: '版本', en: 'Version' }, at: { zh: '时间', en: 'Time' }, channel: { zh: '途径', en: 'Way' }, tier: { zh: '等级', en: 'Tier' }, tierSince: { zh: '等级起始', en: 'Tier since' },
  points: { zh: '积分', en: 'Points' }, reckoned: { zh: '推算的状态', en: 'Reckoned state' }, personalised: { zh: '个性化', en: 'Personalised' }, store: { zh: '门店', en: 'Store' },
  orderNo: { zh: '单号', en: 'Order' }, originalFen: { zh: '原价', en: 'Price' }, paidFen: { zh: '实付', en: 'Paid' }, pointsSpent: { zh: '用掉积分', en: 'Points spent' },
  pointsEarned: { zh: '获得积分', en: 'Points earned' }, reason: { zh: '原因', en: 'Reason' }, pointsClawedBack: { zh: '收回积分', en: 'Points taken back' }, kind: { zh: '类别', en: 'Kind' },
  balanceAfter: { zh: '余额', en: 'Balance' }, on: { zh: '日期', en: 'Day' }, from: { zh: '原等级', en: 'From' }, to: { zh: '新等级', en: 'To' }, name: { zh: '名称', en: 'Name' },
  state: { zh: '状态', en: 'State' }, since: { zh: '起始', en: 'Since' }, issuedAt: { zh: '发放', en: 'Issued' }, validUntil: { zh: '有效期至', en: 'Good until' }, openedAt: { zh: '提交时间', en: 'Sent' },
  text: { zh: '内容', en: 'Words' }, reply: { zh: '门店回复', en: 'Reply' }, photos: { zh: '照片', en: 'Photos' }, steps: { zh: '处理过程', en: 'Steps' }, guide: { zh: '导购', en: 'Guide' },
  calendar: { zh: '历法', en: 'Calendar' }, month: { zh: '月', en: 'Month' }, day: { zh: '日', en: 'Day' }, leap: { zh: '闰月', en: 'Leap month' }, came: { zh: '签到', en: 'Came' },
};
const values: Readonly<Record<string, Both>> = {
  privacy: { zh: '隐私政策', en: 'Privacy policy' }, marketing: { zh: '营销信息', en: 'Marketing' }, join: { zh: '入会时', en: 'When joining' }, settings: { zh: '设置', en: 'Settings' },
  solar: { zh: '公历', en: 'Solar' }, lunar: { zh: '农历', en: 'Lunar' }, earn: { zh: '消费获得', en: 'Earned' }, bonus: { zh: '奖励', en: 'Bonus' }, redeem: { zh: '使用', en: 'Spent' },
  clawback: { zh: '退货收回', en: 'Taken back' }, restore: { zh: '退货返还', en: 'Given back' }, expire: { zh: '到期', en: 'Expired' }, adjust: { zh: '调整', en: 'Adjusted' }, gift: { zh: '赠送', en: 'Gift' },
  transfer: { zh: '转赠', en: 'Transfer' }, issued: { zh: '未使用', en: 'Unused' }, redeemed: { zh: '已使用', en: 'Used' }, expired: { zh: '已过期', en: 'Expired' }, void: { zh: '已作废', en: 'Void' },
  given: { zh: '已转赠', en: 'Given away' }, reserved: { zh: '结账中', en: 'Held at a till' }, offered: { zh: '赠送中', en: 'Being given' },
  active: { zh: '活跃', en: 'Active' }, quiet: { zh: '沉默', en: 'Quiet' }, dormant: { zh: '休眠', en: 'Dormant' }, lost: { zh: '流失', en: 'Lost' },
  picked: { zh: '自己选的', en: 'Chosen' }, bought: { zh: '从购买推断', en: 'From purchases' }, going: { zh: '已报名', en: 'Signed up' }, waiting: { zh: '候补', en: 'Waiting list' }, withdrawn: { zh: '已取消', en: 'Withdrawn' }, joined: { zh: '入会', en: 'Joined' }, upgraded: { zh: '升级', en: 'Raised' }, downgraded: { zh: '降级', en: 'Lowered' }, kept: { zh: '保级', en: 'Kept' },
  subscribe_message: { zh: '小程序消息', en: 'Mini-program message' }, oa_template: { zh: '公众号通知', en: 'Official account notice' }, oa_group: { zh: '公众号群发', en: 'Official account post' }, sms: { zh: '短信', en: 'Text message' }, task: { zh: '电话', en: 'Phone call' },
};

/** Columns that hold somebody's own words: they are shown as they were written, also where they look like a code. */
const written: ReadonlySet<string> = new Set(['nickname', 'name', 'text', 'reply', 'reason', 'orderNo']);

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function said(key: string, value: unknown, lang: Lang): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return words[value ? 'yes' : 'no']?.[lang] ?? '';
  if (typeof value === 'number') return key.endsWith('Fen') ? `¥${(value / 100).toFixed(2)}` : value.toLocaleString('en-US');
  if (Array.isArray(value)) return value.map((item) => said(key, item, lang)).join('；');
  if (typeof value === 'object') {
    const record = value as Record<string, unknown>;
    if (typeof record['zh'] === 'string' && typeof record['en'] === 'string') return record[lang] as string;
    return Object.entries(record).map(([name, item]) => `${labels[name]?.[lang] ?? name} ${said(name, item, lang)}`).join('，');
  }
  return (written.has(key) ? undefined : values[String(value)]?.[lang]) ?? String(value);
}

function table(rows: readonly object[], lang: Lang): string {
  const [first] = rows;
  if (first === undefined) return `<p class="none">${words['none']?.[lang] ?? ''}</p>`;
  const keys = Object.keys(first);
  const head = keys.map((key) => `<th>${escaped(labels[key]?.[lang] ?? key)}</th>`).join('');
  const body = rows.map((row) => `<tr>${keys.map((key) => `<td>${escaped(said(key, (row as Record<string, unknown>)[key], lang))}</td>`).join('')}</tr>`).join('\n');
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const style = `body{font-family:-apple-system,'PingFang SC','Noto Sans CJK SC',sans-serif;color:#1c1b19;background:#faf8f4;margin:0 auto;max-width:960px;padding:24px 16px;line-height:1.5}
h1{font-size:24px}h2{font-size:16px;margin:32px 0 8px}.none,.made{color:#6b675f}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;background:#fff;font-size:14px}
th,td{border-bottom:1px solid #e8e3da;padding:8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{color:#6b675f;font-weight:500;white-space:nowrap}`;

/** The copy as a page that opens in any browser, without anything from outside. */
export function dataPage({ madeAt, isWhole, ...lists }: OwnData, lang: Lang): string {
  const title = words['title']?.[lang] ?? '';
  const sections = Object.entries(lists).map(([name, list]) => `<h2>${words[name]?.[lang] ?? name}</h2>${table(Array.isArray(list) ? list : [list], lang)}`);
  const cut = isWhole ? '' : `<p class="none">${words['cut']?.[lang] ?? ''}</p>`;
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style><body><h1>${title}</h1><p class="made">${words['made']?.[lang] ?? ''} ${madeAt}</p>${cut}${sections.join('\n')}</body></html>`;
}
