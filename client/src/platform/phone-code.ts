/** What came of WeChat's button for a phone number. */
export type PhoneAnswer =
  | { readonly kind: 'code'; readonly code: string }
  /** He said no: nothing more is said about it. */
  | { readonly kind: 'refused' }
  /** WeChat has none to give: no right to, or the quota is used up (errno 1400001). */
  | { readonly kind: 'unavailable' };

/**
 * Reads the event of a button with `open-type="getPhoneNumber"`. The code is good once and for five minutes.
 * Source: developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html
 */
export function readPhoneAnswer(detail: unknown): PhoneAnswer {
  const { code, errMsg = '' } = (detail ?? {}) as { readonly code?: unknown; readonly errMsg?: string };
  if (typeof code === 'string' && code !== '') return { kind: 'code', code };
  return /deny|cancel|privacy/i.test(errMsg) ? { kind: 'refused' } : { kind: 'unavailable' };
}
