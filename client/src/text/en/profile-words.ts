import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api/clock';
import { sayIn } from '../say';
import type { ProfileRefusals } from '../words';

const say = sayIn('en');
const day = (on: Parameters<typeof say.day>[0]) => say.day(on, localDateOf(storeNow()));

export const profileRefusals: ProfileRefusals = {
  BIRTHDAY_LOCKED: ({ untilOn }) => `Your birthday was set lately and can be changed from ${day(untilOn)}. If it is wrong, ask the store.`,
  BIRTHDAY_UNLOCKED: () => 'You can change it yourself now.',
  BIRTHDAY_UNKNOWN: () => 'Tell us your birthday first.',
  BIRTHDAY_NOT_NEAR: ({ nextOn }) => `Not yet: your birthday is ${day(nextOn)}.`,
  BIRTHDAY_GIFT_GIVEN: ({ givenOn }) => `You took this birthday's gift on ${day(givenOn)}.`,
  BIRTHDAY_WITHOUT_GIFT: () => 'Your tier has no birthday gift.',
  EXPORT_TOO_SOON: ({ againAt }) => `You just exported. Please try again after ${say.moment(againAt, storeNow())}.`,
  NOT_A_MEMBER: () => 'You are no longer a member; there is nothing to delete.',
  WISH_ANSWERED: () => 'This was answered already, or the member changed his mind. Refresh the list.',
};
