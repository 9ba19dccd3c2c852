import type { MessageChannel, Purpose } from './message-template';

/** Why a word may not stand: advertising in a service notice, or a voucher in an official account's template message. */
export type WordRule = 'ADVERTISING_IN_SERVICE_NOTICE' | 'VOUCHER_IN_OA_TEMPLATE';

/** Words of advertising: a service notice that holds one is not a service notice. */
const advertising: readonly string[] = [
  '优惠', '促销', '特价', '折扣', '打折', '秒杀', '抢购', '大促', '满减', '限时', '钜惠', '爆款', '免费送', '抽奖', '返利', '返现', '低至', '立减', '福利', '速来',
];

/**
 * What the platform's notice of 2016 names as punishable in template messages, whoever owns it: red packets, coupons, vouchers.
 * Points about to expire are not among them.
 */
const vouchers: readonly string[] = ['红包', '优惠券', '代金券', '卡券', '券'];

/** The first word of a text that its channel and purpose forbid; null when there is none. */
export function forbiddenWordIn(
  text: string,
  channel: MessageChannel,
  purpose: Purpose,
): { readonly word: string; readonly rule: WordRule } | null {
  const voucher = channel === 'oa_template' ? vouchers.find((word) => text.includes(word)) : undefined;
  if (voucher) return { word: voucher, rule: 'VOUCHER_IN_OA_TEMPLATE' };
  // A service notice may name the coupon a member owns ("优惠券将到期"): only the words around it are judged.
  const named = text.replaceAll('优惠券', '');
  const advert = purpose === 'service' ? advertising.find((word) => named.includes(word)) : undefined;
  return advert ? { word: advert, rule: 'ADVERTISING_IN_SERVICE_NOTICE' } : null;
}
