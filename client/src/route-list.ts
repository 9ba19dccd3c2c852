/** Every screen there is. A path here is a folder of route files; `navigate.ts` is the only other place that names paths. */
export const mainPages = [
  'pages/home/index', 'pages/perks/index', 'pages/coupons/index', 'pages/mine/index', 'pages/desk/index',
  'pages/join/index', 'pages/code/index',
] as const;
export const tabPages = ['pages/home/index', 'pages/perks/index', 'pages/coupons/index', 'pages/mine/index', 'pages/desk/index'] as const;
/** Relative to the subpackage `member`. */
export const memberPages = [
  'points/index', 'tiers/index', 'purchases/index', 'purchase/index', 'stores/index', 'about/index', 'complaints/index', 'complain/index', 'complaint/index',
  'points-shop/index', 'exchanges/index', 'coupon/index', 'coupon-offer/index', 'profile/index', 'own-data/index',
  'interests/index', 'events/index', 'event/index', 'journal/index', 'article/index',
  'referral/index', 'message/index', 'messages/index', 'voice/index', 'survey/index',
] as const;
/** Relative to the subpackage `staff`. */
export const staffPages = [
  'topics/index', 'events/index', 'event/index', 'event-edit/index', 'journal/index', 'article-edit/index',
  'checkout/index', 'refunds/index', 'queue/index', 'case/index', 'case-approvals/index', 'desk-notices/index',
  'drifting/index', 'member/index', 'follow-ups/index', 'outbox/index', 'templates/index', 'announcements/index', 'nights/index',
  'insights/index', 'insights-group/index', 'insights-costly/index', 'insights-policy/index', 'books/index',
  'books-member/index', 'pick-ups/index', 'rewards/index', 'coupon-templates/index', 'policies/index',
  'policies-group/index', 'till-patterns/index', 'opening-hours/index', 'complaint-patterns/index',
  'complaint-patterns-cases/index', 'birthday-wishes/index', 'campaigns/index', 'campaign/index',
  'campaign-edit/index', 'why/index', 'tills/index', 'care-notes/index', 'contact-cards/index', 'surveys/index', 'survey-edit/index', 'survey-results/index', 'suggestions/index',
] as const;
