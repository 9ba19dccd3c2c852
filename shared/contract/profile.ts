import { z } from 'zod';
import { action } from './action';
import { birthday } from './birthday';
import * as s from './schema';

/** This year's and next year's day, with the days on which the gift may be had. */
const birthdayDays = z.array(z.strictObject({ on: s.localDate, fromOn: s.localDate, untilOn: s.localDate })).length(2);

/** Where the birthday gift stands, in the order the screen asks. */
export const birthdayGift = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no_birthday') }),
  z.strictObject({ kind: z.literal('no_gift') }),
  z.strictObject({ kind: z.literal('waiting'), fromOn: s.localDate, birthdayOn: s.localDate }),
  z.strictObject({ kind: z.literal('ready'), untilOn: s.localDate, birthdayOn: s.localDate, name: s.localName }),
  z.strictObject({ kind: z.literal('given'), givenOn: s.localDate, nextOn: s.localDate }),
]);

const birthdayView = z.strictObject({
  birthday,
  days: birthdayDays,
  /** From this day on it may be changed without asking. */
  changeFromOn: s.localDate,
  /** He asked the store to change it before that day. */
  asked: z.strictObject({ birthday, at: s.instant }).optional(),
});

const profileView = z.strictObject({
  memberNumber: z.string(),
  nickname: z.string(),
  phoneMasked: z.string().optional(),
  joinedOn: s.localDate,
  birthday: birthdayView.optional(),
  gift: birthdayGift,
});

const birthdayRefusals = { BIRTHDAY_IMPOSSIBLE: z.strictObject({}), BIRTHDAY_LOCKED: z.strictObject({ untilOn: s.localDate }) };

/** The member's area `profile`: his name, phone and birthday, and the gift for it. All of it is his to leave empty. */
export const profileArea = {
  show: action({ kind: 'query', auth: 'member', input: s.nothing, output: profileView, refusals: {} }),
  saveName: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ nickname: s.personName }),
    output: profileView,
    refusals: { TEXT_RISKY: z.strictObject({}) },
  }),
  /** Exchanges WeChat's code for the phone number; the number never passes through the phone's own hands. */
  savePhone: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ phoneCode: z.string().min(1).max(200) }),
    output: profileView,
    refusals: { PHONE_CODE_REJECTED: z.strictObject({}) },
  }),
  /** The days a birthday is kept on, before it is saved. */
  previewBirthday: action({
    kind: 'query',
    auth: 'anyone',
    input: z.strictObject({ birthday }),
    output: z.strictObject({ days: birthdayDays }),
    refusals: { BIRTHDAY_IMPOSSIBLE: z.strictObject({}) },
  }),
  saveBirthday: action({ kind: 'command', auth: 'member', input: z.strictObject({ birthday }), output: profileView, refusals: birthdayRefusals }),
  /** While the birthday is locked: asks the store to change it, with the reason. A newer wish takes the older one's place. */
  askBirthday: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ birthday, reason: s.words(2, 200) }),
    output: profileView,
    refusals: { BIRTHDAY_IMPOSSIBLE: z.strictObject({}), BIRTHDAY_UNLOCKED: z.strictObject({}), TEXT_RISKY: z.strictObject({}) },
  }),
  /** Takes the gift of this year's birthday, once. */
  claimGift: action({
    kind: 'command',
    auth: 'member',
    input: s.nothing,
    output: z.strictObject({ couponId: s.couponId, name: s.localName, endsAt: s.instant }),
    refusals: {
      BIRTHDAY_UNKNOWN: z.strictObject({}),
      BIRTHDAY_NOT_NEAR: z.strictObject({ nextOn: s.localDate }),
      BIRTHDAY_GIFT_GIVEN: z.strictObject({ givenOn: s.localDate }),
      BIRTHDAY_WITHOUT_GIFT: z.strictObject({}),
    },
  }),
} as const;
