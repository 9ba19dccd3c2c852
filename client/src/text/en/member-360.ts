import type { BasisPoints, Fen } from '../../../../shared/kernel/units';
import type { Like } from '../like';
import { lunarBirthday } from '../lunar-words';
import { sayIn } from '../say';
import { shareOfPeople } from '../share-of-people';
import type { member360 as zh } from '../zh/member-360';

const say = sayIn('en');
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export const member360: Like<typeof zh> = {
  member360: {
    title: 'Member',
    open: 'Open profile',
    number: (number: string) => `No. ${number}`,
    joined: (day: string, store: string) => `Joined ${day} · looked after by ${store}`,
    birthday: (calendar: 'solar' | 'lunar', leap: boolean, month: number, day: number) => `Birthday: ${calendar === 'lunar' ? lunarBirthday('en', { month, day, leap }) : `${day} ${months[month - 1] ?? ''}`}`,
    consent: (given: boolean) => (given ? 'Agreed to offers' : 'Has not agreed to offers: do not sell'),
    tags: 'Tags',
    noTags: 'No tags yet',
    tagEdit: 'Edit tags',
    tagged: (name: string, moment: string) => `Tags changed by ${name}, ${moment}`,
    tagsHint: 'Tap to put a tag on, tap again to take it off. Members read their tags in the copy of their data: write what you would say to their face.',
    tagNew: 'New tag',
    tagNewHint: 'One word, such as green-tea',
    tagUnfit: 'A tag is one word without spaces or signs',
    tagAdd: 'Put on',
    standing: 'Where they stand',
    notScored: 'Not worked out yet. It will be, the night after the first purchase.',
    since: (day: string) => `since ${day}`,
    alike: (share: BasisPoints) => {
      const { of, come } = shareOfPeople(share);
      return come === 0 ? 'Hardly anyone like this comes back unasked' : `Of members like this, about ${come} in ${of} ${come === 1 ? 'comes' : 'come'} back unasked`;
    },
    expected: (from: string, to: string) => `If still a customer, likely here between ${from} and ${to}`,
    notExpected: 'By their own rhythm, not likely to come soon unasked',
    stage: { prospect: 'Prospect', first: 'First purchase', repeat: 'Repeat', loyal: 'Loyal', advocate: 'Advocate' },
    memberClass: { key: 'Key', suitable: 'Suitable', ordinary: 'Ordinary' },
    bought: 'Purchases',
    boughtSum: (days: number, spent: Fen) => `Came on ${say.count(days)} ${days === 1 ? 'day' : 'days'}, ${say.yuan(spent)} in all`,
    boughtNothing: 'Has not bought yet',
    points: 'Points to spend',
    growth: 'Growth',
    coupons: 'Coupons held',
    noCoupons: 'No coupon to use',
    openCalls: (day: string) => `A follow-up call is waiting, by ${day}`,
    line: 'History',
    noLine: 'Nothing yet',
    purchase: (paid: Fen) => `Bought for ${say.yuan(paid)}`,
    refunded: (amount: Fen) => `${say.yuan(amount)} of it refunded`,
    complaint: (about: string, state: string) => `Feedback: ${about}, ${state}`,
  },
};
