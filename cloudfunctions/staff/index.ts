import type { staffContract } from '../../shared/contract/staff';
import { serve } from '../_runtime/serve';
import { books } from './books';
import { commit } from './checkout/commit';
import { campaigns } from './campaigns';
import { hold } from './checkout/hold';
import { quote } from './checkout/quote';
import { answer } from './complaints/answer';
import { queue } from './complaints/queue';
import { resolve } from './complaints/resolve';
import { show } from './complaints/show';
import { couponTemplates } from './coupon-templates';
import { overview } from './desk/overview';
import { followUps } from './follow-ups';
import { batch } from './imports/batch';
import { insights } from './insights';
import { find } from './members/find';
import { recentlyJoined } from './members/recently-joined';
import { scan } from './members/scan';
import { openingHours } from './opening-hours';
import { outbox } from './outbox';
import { patterns } from './patterns';
import { policies } from './policies';
import { pointsShop } from './points-shop';
import { refunds } from './refunds';
import { retention } from './retention';
import { retentionPolicy } from './retention-policy';
import { tiers } from './tiers';

/** What staff may ask. One line an action, one file each; every answer is narrowed to the caller's stores. */
export const main = serve<typeof staffContract>({
  desk: { overview },
  members: { scan, find, recentlyJoined },
  checkout: { quote, hold, commit },
  refunds,
  complaints: { queue, show, answer, resolve },
  retention,
  followUps,
  outbox,
  books,
  policies,
  tiers,
  patterns,
  insights,
  pointsShop,
  couponTemplates,
  retentionPolicy,
  imports: { batch },
  openingHours,
});
  birthdayWishes,
  campaigns,
