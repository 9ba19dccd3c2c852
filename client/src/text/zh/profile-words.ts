import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api/clock';
import { sayIn } from '../say';
import type { ProfileRefusals } from '../words';

const say = sayIn('zh');
const day = (on: Parameters<typeof say.day>[0]) => say.day(on, localDateOf(storeNow()));

/** Why something about a member's own profile, birthday or data cannot be done now. */
export const profileRefusals: ProfileRefusals = {
  BIRTHDAY_LOCKED: ({ untilOn }) => `生日刚改过，${day(untilOn)}起才能再改。填错了，可以请门店更正。`,
  BIRTHDAY_UNLOCKED: () => '现在可以自己修改，不用等门店。',
  BIRTHDAY_UNKNOWN: () => '请先填生日。',
  BIRTHDAY_NOT_NEAR: ({ nextOn }) => `还没到领取的日子，您的生日是 ${day(nextOn)}。`,
  BIRTHDAY_GIFT_GIVEN: ({ givenOn }) => `这次生日的礼物已在 ${day(givenOn)}领过。`,
  BIRTHDAY_WITHOUT_GIFT: () => '您现在的等级没有生日礼。',
  EXPORT_TOO_SOON: ({ againAt }) => `刚刚导出过，请在 ${say.moment(againAt, storeNow())} 后再试。`,
  NOT_A_MEMBER: () => '您已经不是会员，不用再注销。',
  WISH_ANSWERED: () => '这条申请已经处理过，或会员改了主意。请刷新列表。',
};
