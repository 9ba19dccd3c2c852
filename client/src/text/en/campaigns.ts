import type { CampaignWords } from '../campaign-words';

/** The values of campaigns as words. */
export const campaignWords: CampaignWords = {
  state: { draft: 'Draft', waiting: 'Waiting for approval', scheduled: 'Approved', running: 'Running', done: 'Finished', stopped: 'Stopped' },
  fault: {
    name_missing: 'Give the campaign a name',
    template_missing: 'Choose what is to be sent',
    template_unknown: 'A template is no longer there; choose again',
    template_service: 'A service notice cannot carry a campaign; choose a marketing template',
    template_oa_service_only: 'The official account’s template messages are for service notices only, never coupons or campaigns. Use a subscribe message or a group message instead',
    templates_of_two_occasions: 'The templates must be about the same thing',
    rounds_range: 'Between 1 and 3 rounds',
    gap_short: 'Leave at least 8 days between rounds',
    window_range: 'Watch for 3 to 60 days',
    window_ends_before_last_round: 'Watch beyond the last round, or make fewer rounds',
    start_past: 'The start has passed',
    away_crossed: 'Days away: the least is more than the most',
    contacted_range: 'Not contacted within 1 to 30 days',
  },
  condition: {
    store: 'another store', state: 'another state', stage: 'another stage', group: 'another group', class: 'another class', tier: 'another tier', interest: 'none of these interests', tag: 'none of these tags',
    birthday_month: 'birthday in another month', away_at_least: 'came lately', away_at_most: 'away too long', not_contacted: 'contacted lately',
  },
  verdict: { no_comparison: 'No holdout, no way to tell', not_yet_proven: 'Not yet proven', brought: 'It brought people back', drove_away: 'Fewer came than without it' },
  stage: { prospect: 'Prospect', first: 'First purchase', repeat: 'Repeat', loyal: 'Loyal', advocate: 'Advocate' },
  memberClass: { key: 'Key', suitable: 'Suitable', ordinary: 'Ordinary' },
  occasion: {
    drifting: 'Coming less often', dormant: 'Not seen for a while', lost: 'Welcome back', first_purchase: 'Thanks for a first purchase', tier_changing: 'Tier about to change', points_expiring: 'Points about to expire',
    coupon_expiring: 'Coupon about to expire', birthday: 'Birthday wishes', festival: 'Festival greetings', rainy_day: 'Rainy-day care', new_goods: 'New in what you like',
    event_invitation: 'Invitation to an event', complaint_closed: 'Feedback dealt with', campaign: 'Store campaign',
  },
  way: { subscribe_message: 'WeChat subscribe messages', oa_template: 'Official account notices', oa_group: 'Official account group messages', sms: 'Text messages', task: 'Calls from the store' },
  refusal: {
    CAMPAIGN_STATE: ({ state }) => `This campaign is now “${campaignWords.state[state].toLowerCase()}”, so that cannot be done. Refresh to see it.`,
    CAMPAIGN_CHANGED: () => 'Somebody has just changed it; nothing was overwritten. Refresh and go on from there.',
    CAMPAIGN_OWN_APPROVAL: () => 'A campaign you wrote must be approved by somebody else.',
    CAMPAIGN_NOT_YOURS_TO_DECLINE: () => 'Only its writer or head office can send it back.',
    CAMPAIGN_UNFIT: ({ faults, source }) => `${faults.map((fault) => campaignWords.fault[fault]).join('; ')}.${source === undefined ? '' : ` Source: WeChat, ${source}`}`,
    TEST_NOT_MEMBER: () => 'Join as a member with your own WeChat first, then send the test to yourself.',
    TEST_CHANNEL: () => 'Only subscribe messages can be tried on yourself.',
    TEST_NO_CREDIT: () => 'Allow this reminder once under “Mine”, then try again.',
    TEST_WORDS_MISSING: () => 'The message is not complete yet; fill in the offer and the day first.',
    TEST_REFUSED: ({ errorCode }) => `WeChat did not take the message (${errorCode}). Try again later.`,
  },
};
