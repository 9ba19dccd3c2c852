import { isOwnCard, type CardOfSomeone, type TillPerson } from './own-card';

const person: TillPerson = { openid: 'o_lin', unionid: 'u_lin', phone: '13900001234', memberIds: ['m_found'] };
const rows: readonly [what: string, person: TillPerson, card: CardOfSomeone, own: boolean][] = [
  ['his own WeChat', person, { memberId: 'm_1', openid: 'o_lin' }, true],
  ['another WeChat of the same person', person, { memberId: 'm_1', openid: 'o_2', unionid: 'u_lin' }, true],
  ['another WeChat with the phone of his own card', person, { memberId: 'm_1', openid: 'o_2', unionid: 'u_2', phone: '13900001234' }, true],
  ['a card that a night found to be his', person, { memberId: 'm_found', openid: 'o_2' }, true],
  ['a stranger', person, { memberId: 'm_1', openid: 'o_2', unionid: 'u_2', phone: '13900009999' }, false],
  ['a card of which nothing is known', person, { memberId: 'm_1' }, false],
  ['two people without phone and unionid', { openid: 'o_lin', memberIds: [] }, { memberId: 'm_1', openid: 'o_2' }, false],
];
test.each(rows)('%s', (_what, at, card, own) => expect(isOwnCard(at, card)).toBe(own));
