import type { PosCallRefusal, PosRowDelay, PosRowRefusal } from '../../shared/contract/pos';

interface Said {
  readonly zh: string;
  readonly en: string;
}

/** What whoever looks after a till system should do about a call that was refused whole. */
export const callWords: Readonly<Record<PosCallRefusal, Said>> = {
  PATH_UNKNOWN: { zh: '地址不对，请发送到 /pos/batch。', en: 'Wrong address: send to /pos/batch.' },
  METHOD_WRONG: { zh: '请用 POST 发送。', en: 'Send with POST.' },
  SIGNATURE_MISSING: {
    zh: '缺少签名请求头，或写法不对：x-huike-till、x-huike-timestamp（毫秒）、x-huike-nonce（16 到 64 位字母、数字、- 或 _）、x-huike-signature（64 位小写十六进制）。',
    en: 'A header of the signature is missing or malformed: x-huike-till, x-huike-timestamp (milliseconds), x-huike-nonce (16 to 64 letters, digits, - or _), x-huike-signature (64 lower-case hex digits).',
  },
  SIGNATURE_WRONG: {
    zh: '签名不对，或密钥已停用。请核对收银机编号和密钥，并对发送出去的原始字节签名。',
    en: 'The signature is wrong or the key was revoked. Check the till id and the secret, and sign the very bytes that are sent.',
  },
  CLOCK_WRONG: { zh: '收银机的时间相差超过五分钟。请校准时间后重新签名再发。', en: 'The till’s clock is off by more than five minutes. Set it, sign anew and send again.' },
  NONCE_USED: {
    zh: '这个随机数已经用过。请换一个随机数重新签名再发；已经记账的单不会重复记。',
    en: 'This nonce was used before. Sign with a new one and send again; rows that were recorded are not recorded twice.',
  },
  BODY_TOO_LARGE: { zh: '这一批太大。请分成每批最多 50 单。', en: 'The batch is too large. Send at most 50 rows at a time.' },
  BODY_NOT_JSON: { zh: '内容不是 UTF-8 的 JSON。', en: 'The body is not JSON in UTF-8.' },
  BATCH_INVALID: { zh: '内容应为 {"rows": [...]}，1 到 50 单。', en: 'The body must be {"rows": [...]} with 1 to 50 rows.' },
  UNAVAILABLE: { zh: '现在有点忙，请稍后原样再发一次。', en: 'Busy at the moment: send the same rows again later.' },
  INTERNAL: { zh: '我们这边出了差错。请稍后原样再发一次；仍不行请联系总部，并告知时间。', en: 'Our fault. Send the same rows again later; if it stays, tell head office the time.' },
};

/** What to do about a row that was refused. */
export const rowWords: Readonly<Record<PosRowRefusal, Said>> = {
  ROW_INVALID: { zh: '这一单的内容不对，见 issues，改好后再发。', en: 'The row is malformed, see issues. Correct it and send it again.' },
  MEMBER_UNKNOWN: { zh: '没有这位会员。请核对号码；顾客入会后可以再发。', en: 'No such member. Check the number; it may be sent again once the shopper has joined.' },
  MEMBER_AMBIGUOUS: { zh: '这个手机号有不止一位会员。请改用会员号或会员码。', en: 'More than one member has this phone number. Send the member number or code instead.' },
  CASHIER_UNKNOWN: { zh: '收银员编号不是本店员工。请核对，或去掉 cashier。', en: 'The cashier is nobody of this store. Check the id, or leave cashier out.' },
  OWN_CARD: { zh: '收银员不能给自己的会员卡记账。请由另一位同事收银。', en: 'A cashier may not ring up his own card. Another one must.' },
  PURCHASE_IN_FUTURE: { zh: '消费时间还没到。请校准收银机的时间，改正 at 后再发。', en: 'The purchase lies in the future. Set the till’s clock, correct at and send it again.' },
  PURCHASE_TOO_OLD: { zh: '消费已超过十天，不能自动补记。需要时请店长在小程序里调整积分。', en: 'Made more than ten days ago: too late to be posted. A manager may adjust the points by hand.' },
  PURCHASE_BEFORE_JOINING: { zh: '这一单早于会员入会的日子，不能记到他名下。', en: 'Made before the day the member joined; it cannot be his.' },
  ORDER_DIFFERS: { zh: '这个单号已经记过，而且内容不同。单号在一家店里不能重复，请核对。', en: 'This order number was recorded with other contents. A number may be used once in a store; check it.' },
  ORDER_UNKNOWN: { zh: '没有这个单号的消费。请先补发消费，再发退货。', en: 'No purchase has this order number. Post the purchase first, then the refund.' },
  REFUND_DIFFERS: { zh: '这个退货单号已经记过，而且内容不同。请核对。', en: 'This refund number was recorded with other contents. Check it.' },
  REFUND_COMPLETE: { zh: '这一单已经全部退完。', en: 'Everything of this purchase has come back already.' },
  REFUND_TOO_LARGE: { zh: '退货金额超过这一单剩下的金额。请核对 value。', en: 'More than is left of the purchase. Check value.' },
};

/** What to do about a row that was not recorded yet. */
export const delayWords: Readonly<Record<PosRowDelay, Said>> = {
  TRY_AGAIN: { zh: '这一单没有记上，请原样再发一次。', en: 'Not recorded. Send the same row again.' },
  NOT_REACHED: { zh: '时间到了，还没轮到这一单。请原样再发一次。', en: 'Time was up before this row. Send the same row again.' },
  LOOKUPS_ENDED: { zh: '查不到的会员太多了。请核对号码，到 retryAt 之后再发。', en: 'Too many members were not found. Check the numbers and send again after retryAt.' },
};
