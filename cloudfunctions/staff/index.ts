import type { staffContract } from '../../shared/contract/staff';
import { serve } from '../_runtime/serve';
import { birthdayWishes } from './birthday-wishes';
import { books } from './books';
import { campaigns } from './campaigns';
import { careNotes } from './care-notes';
import { categories } from './checkout/categories';
import { commit } from './checkout/commit';
import { hold } from './checkout/hold';
import { quote } from './checkout/quote';
import { contactCards } from './contact-cards';
import { couponTemplates } from './coupon-templates';
import { complaintPatterns } from './complaint-patterns';
import { complaints } from './complaints';
import { overview } from './desk/overview';
import { deskNotices } from './desk-notices';
import { events } from './events';
import { followUps } from './follow-ups';
import { interests } from './interests';
import { journal } from './journal';
import { batch } from './imports/batch';
import { insights } from './insights';
import { member360 } from './member-360';
import { find } from './members/find';
import { recentlyJoined } from './members/recently-joined';
import { scan } from './members/scan';
import { openingHours } from './opening-hours';
import { outbox } from './outbox';
import { templates } from './templates';
import { patterns } from './patterns';
import { policies } from './policies';
import { pointsShop } from './points-shop';
import { refunds } from './refunds';
import { retention } from './retention';
import { retentionPolicy } from './retention-policy';
import { suggestions } from './suggestions';
import { surveys } from './surveys';
import { tiers } from './tiers';
import { tills } from './tills';

/** What staff may ask. One line an action, one file each; every answer is narrowed to the caller's stores. */
export const main = serve<typeof staffContract>({
  desk: { overview },
  members: { scan, find, recentlyJoined },
  checkout: { categories, quote, hold, commit },
  refunds,
  complaints,
  deskNotices,
  member360,
  retention,
  followUps,
  outbox,
  templates,
  books,
  policies,
  tiers,
  patterns,
  pointsShop,
  couponTemplates,
  insights,
  retentionPolicy,
  imports: { batch },
  birthdayWishes,
  surveys,
  suggestions,
  interests,
  events,
  journal,
  campaigns,
  openingHours,
  complaintPatterns,
  tills,
  careNotes,
  contactCards,
});
