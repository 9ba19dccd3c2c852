import type { MessageChannel, Purpose } from './message-template';

/** A rule of the platform or the law that a text may break. */
export type TextRule = 'ADVERTISING_IN_SERVICE_NOTICE' | 'VOUCHER_IN_OA_TEMPLATE' | 'MARKETING_BY_OA_TEMPLATE' | 'MARKETING_WITHOUT_WAY_OUT';
/** Why a word may not stand: advertising in a service notice, or a voucher in an official account's template message. */
export type WordRule = Extract<TextRule, 'ADVERTISING_IN_SERVICE_NOTICE' | 'VOUCHER_IN_OA_TEMPLATE'>;

/** Where each rule is written, so that whoever is refused can read it. */
const sources: Readonly<Record<TextRule, string>> = {
  MARKETING_BY_OA_TEMPLATE: 'https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html',
  ADVERTISING_IN_SERVICE_NOTICE: 'https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html',
  VOUCHER_IN_OA_TEMPLATE: '微信公众平台《关于规范模板消息使用的公告》；公众平台运营规范 3.9',
  MARKETING_WITHOUT_WAY_OUT: '《中华人民共和国广告法》第四十三条',
};

/** The source of a rule: an address, or the law and its article. */
export function sourceOf(rule: TextRule): string {
  return sources[rule];
}

/** Words of advertising: a service notice that holds one is not a service notice. */
export const advertisingWords: readonly string[] = [
  '优惠', '促销', '特价', '折扣', '打折', '秒杀', '抢购', '大促', '满减', '限时', '钜惠', '爆款', '免费送', '抽奖', '返利', '返现', '低至', '立减', '福利', '速来',
  '清仓', '半价', '买一送一', '第二件', '限量', '手慢无', '疯抢', '领取', '赠品', '新品上市',
  'sale', 'discount', '% off', 'promotion', 'free gift', 'limited time', 'deal', 'special offer',
];

/**
 * What the platform's notice of 2016 names as punishable in template messages, whoever owns it: red packets, coupons, vouchers.
 * Points about to expire are not among them.
 */
const vouchers: readonly string[] = ['红包', '优惠券', '代金券', '卡券', '券', 'coupon', 'voucher', 'red packet'];

/** The first word of a text that its channel and purpose forbid; null when there is none. Capital letters do not hide a word. */
export function forbiddenWordIn(
  text: string,
  channel: MessageChannel,
  purpose: Purpose,
): { readonly word: string; readonly rule: WordRule } | null {
  const lower = text.toLowerCase();
  const voucher = channel === 'oa_template' ? vouchers.find((word) => lower.includes(word)) : undefined;
  if (voucher) return { word: voucher, rule: 'VOUCHER_IN_OA_TEMPLATE' };
  // A service notice may name the coupon a member owns ("优惠券将到期"): only the words around it are judged.
  const named = lower.replaceAll('优惠券', '');
  const advert = purpose === 'service' ? advertisingWords.find((word) => named.includes(word)) : undefined;
  return advert ? { word: advert, rule: 'ADVERTISING_IN_SERVICE_NOTICE' } : null;
}
