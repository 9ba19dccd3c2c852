import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The key of an offer's link: 128 bits reckoned from the giver's own secret and the offer. It is in no document, so what is read from the
 * offers or the kept answers opens no coupon.
 */
export function offerKey(giverSecret: string, offerId: string): string {
  return createHmac('sha256', Buffer.from(giverSecret, 'hex')).update(`coupon offer ${offerId}`).digest('hex').slice(0, 32);
}

/** Whether a key is the offer's, without telling by the time it takes. */
export function opensOffer(giverSecret: string, offerId: string, key: string): boolean {
  const [expected, given] = [Buffer.from(offerKey(giverSecret, offerId)), Buffer.from(key)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
