import type { memberContract } from '../../shared/contract/member';
import { serve } from '../_runtime/serve';
import { complaints } from './complaints';
import { recordSubscriptions } from './consent/record-subscriptions';
import { setMarketing } from './consent/set-marketing';
import { show as showConsent } from './consent/show';
import { coupons } from './coupons';
import { events } from './events';
import { interests } from './interests';
import { journal } from './journal';
import { card } from './membership/card';
import { claimMonthGift } from './membership/claim-month-gift';
import { join } from './membership/join';
import { memberCode } from './membership/member-code';
import { perks } from './membership/perks';
import { welcome } from './membership/welcome';
import { messages } from './messages';
import { entries } from './points/entries';
import { history as tierHistory } from './tiers/history';
import { pointsShop } from './points-shop';
import { privacy } from './privacy';
import { profile } from './profile';
import { purchases } from './purchases';
import { show as showReferral } from './referral/show';
import { list as listStores } from './stores/list';
import { suggestions } from './suggestions';
import { surveys } from './surveys';
import { rate as ratePurchase } from './ratings/rate';

/** What a shopper or a member may ask. One line an action, one file each. */
export const main = serve<typeof memberContract>({
  membership: { welcome, join, card, memberCode, perks, claimMonthGift },
  points: { entries },
  tiers: { history: tierHistory },
  pointsShop,
  coupons,
  purchases,
  stores: { list: listStores },
  ratings: { rate: ratePurchase },
  complaints,
  profile,
  privacy,
  referral: { show: showReferral },
  surveys,
  suggestions,
  interests,
  events,
  journal,
  consent: { show: showConsent, setMarketing, recordSubscriptions },
  messages,
});
