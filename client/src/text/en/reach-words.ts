import type { RefusalSentences, Words } from '../words';

type Refused =
  | 'TEMPLATE_MARKETING_ON_SERVICE_CHANNEL'
  | 'TEMPLATE_SERVICE_ON_GROUP_CHANNEL'
  | 'TEMPLATE_FIELD_UNKNOWN'
  | 'TEMPLATE_PLACE_UNKNOWN'
  | 'TEMPLATE_TEXT_UNFIT'
  | 'TEMPLATE_WORD_FORBIDDEN'
  | 'TEMPLATE_WAY_OUT_MISSING'
  | 'TEMPLATE_PAGE_UNFIT'
  | 'TEMPLATE_EMPTY'
  | 'TAGS_TOO_MANY'
  | 'GROUP_DECIDED';

/** How a member hears from the store, and why so. */
export const reachWords: Pick<Words, 'channel' | 'decisionReason' | 'outboxState'> & { readonly refusal: Pick<RefusalSentences, Refused> } = {
  refusal: {
    TEMPLATE_MARKETING_ON_SERVICE_CHANNEL: ({ source }) => `An official account template message may only be a service notice, never marketing. See ${source}. Use a subscribe message or a group message.`,
    TEMPLATE_SERVICE_ON_GROUP_CHANNEL: () => 'A group message says the same to many, so it cannot tell one member of what is his. Use a subscribe or template message.',
    TEMPLATE_FIELD_UNKNOWN: ({ field }) => `This channel has no field like “${field}”. Write the field names of the platform's template.`,
    TEMPLATE_PLACE_UNKNOWN: ({ place, places }) => `This occasion has no “{${place}}”. It has: ${places.map((each) => `{${each}}`).join(', ')}.`,
    TEMPLATE_TEXT_UNFIT: ({ field, variant, most }) => `Text ${variant + 1} of ${field} does not fit: at most ${most} characters. Shorten or reword it.`,
    TEMPLATE_WORD_FORBIDDEN: ({ word, source }) => `“${word}” may not stand here. See ${source}. Say it another way.`,
    TEMPLATE_WAY_OUT_MISSING: ({ source }) => `A marketing short message or group message must say how to refuse the next, such as “Reply R to stop”, or “turn these off in the mini-program”. See ${source}.`,
    TEMPLATE_PAGE_UNFIT: () => 'Write the page as a path of the mini-program without a leading slash, such as pages/home/index.',
    TEMPLATE_EMPTY: () => 'There is no text yet. Write at least one.',
    TAGS_TOO_MANY: ({ most }) => `A member has ${most} tags at most. Take one off first.`,
    GROUP_DECIDED: () => 'Somebody has decided on this group message already; nothing was done twice.',
  },
  channel: {
    subscribe_message: 'Subscribe message', oa_template: 'Official account notice', oa_group: 'Official account group message', sms: 'Text message',
    task: 'A person calls', none: 'No contact this time',
  },
  decisionReason: {
    MEMBER_GONE: 'has left',
    BOUGHT_SINCE: 'has bought again since',
    CAMPAIGN_STOPPED: 'the campaign was stopped',
    TOO_LATE: 'over by now, nothing left to tell',
    MARKETING_CONSENT_MISSING: 'has not agreed to offers',
    PERSONALISED_OFF: 'the member turned off suggestions from visits: not chosen by score or visits',
    COMPLAINT_OPEN: 'a complaint is open, marketing paused',
    CAP_WEEK: 'contacted enough this week',
    CAP_MONTH: 'contacted enough this month',
    QUIET_HOURS: 'outside resting hours',
    BEST_HOUR: 'at the hour he mostly comes',
    HOLDOUT: 'kept apart to see what happens without contact',
    NO_WECHAT: 'no WeChat contact',
    SUBSCRIBE_SWITCHED_OFF: 'switched subscribe messages off',
    SUBSCRIBE_NO_TEMPLATE: 'no fitting subscribe template',
    SUBSCRIBE_NO_CREDIT: 'no subscribe message left',
    SUBSCRIBE_CREDIT: 'has a subscribe message left',
    SUBSCRIBE_REFUSED: 'WeChat refused the subscribe message',
    OA_DISABLED: 'no official account connected',
    OA_NOT_FOLLOWING: 'does not follow the official account',
    OA_SWITCHED_OFF: 'switched official account notices off',
    OA_MARKETING_FORBIDDEN: 'official account notices may not advertise',
    OA_NO_TEMPLATE: 'no fitting official account template',
    OA_SERVICE_NOTICE: 'a service notice, may be sent',
    OA_REFUSED: 'WeChat refused the notice',
    GROUP_DISABLED: 'group messages are not set up',
    GROUP_SWITCHED_OFF: 'switched group messages off',
    GROUP_MONTH_FULL: 'has had four group messages this month',
    GROUP_NO_TEMPLATE: 'no fitting group message',
    GROUP_SEND: 'in a group message, sent once approved',
    GROUP_DECLINED: 'a person declined the group message or stopped it',
    GROUP_REFUSED: 'the group message did not go out',
    SMS_DISABLED: 'no short messages connected',
    SMS_NO_PHONE: 'no phone number',
    SMS_SWITCHED_OFF: 'switched short messages off',
    SMS_NO_TEMPLATE: 'no fitting short message',
    SMS_SEND: 'a short message can go',
    SMS_REFUSED: 'the short message did not go out',
    WORDS_SAID_BEFORE: 'heard these very words last time',
    NOTHING_TO_SAY: 'nothing new to say',
    CALLS_SWITCHED_OFF: 'does not wish to be called',
    NO_CALL_FOR_THIS: 'nobody calls for this',
    TASK_OPEN: 'a follow-up is open already',
    PERSON_CALLS: 'a person of the store calls',
  },
  outboxState: { gathered: 'For a group message', waiting: 'Waiting', sending: 'Sending', tagged: 'For a group message', sent: 'Sent', refused: 'Not sent', failed: 'Failed', cancelled: 'Cancelled' },
};
