/** What is known of the person at the till. `memberIds` are the cards that a night found to be his. */
export interface TillPerson {
  readonly openid: string;
  readonly unionid?: string | undefined;
  /** The phone of the card that his own WeChat opens. */
  readonly phone?: string | undefined;
  readonly memberIds: readonly string[];
}

/** A card as far as it tells whose it is; fields that the caller has not read may be left out. */
export interface CardOfSomeone {
  readonly memberId: string;
  readonly openid?: string | undefined;
  readonly unionid?: string | undefined;
  readonly phone?: string | undefined;
}

/**
 * Whether a card is the cashier's own: opened by his WeChat, by another account of the same person (unionid), with the phone of his own
 * card, or found so by a night. A card in a relative's WeChat and with a relative's phone is not known to be his; what is rung up
 * for one member again and again shows in the unusual patterns instead.
 * @example isOwnCard({ openid: 'o1', phone: '13900001234', memberIds: [] }, { memberId: 'm2', openid: 'o2', phone: '13900001234' }) //=> true
 */
export function isOwnCard(person: TillPerson, card: CardOfSomeone): boolean {
  const same = (left: string | undefined, right: string | undefined): boolean => left !== undefined && left !== '' && left === right;
  return same(person.openid, card.openid) || same(person.unionid, card.unionid) || same(person.phone, card.phone) || person.memberIds.includes(card.memberId);
}
