import type { Like } from '../like';
import type { templates as zh } from '../zh/templates';

/** The registry of message templates and the group messages that wait for a person. */
export const templates: Like<typeof zh> = {
  templates: {
    title: 'Message templates',
    row: 'Templates and group messages',
    rowHint: 'Texts are checked before they are kept',
    groups: 'Group messages for you to approve',
    groupMembers: (count: number) => `Would reach ${count} followers`,
    approve: 'Let it go',
    decline: 'Do not send',
    groupNone: 'No group message waits for you',
    groupDone: 'Decided',
    groupUnderWay: 'Under way',
    stopGroup: 'Stop it',
    service: 'Service notice',
    marketing: 'Marketing',
    variant: (number: number) => `Wording ${number}`,
    places: (places: string) => `May name: ${places}`,
    body: 'Text of the short message (approved by the provider)',
    addVariant: 'Add a wording',
    save: 'Check and save',
    saved: 'Saved; the next message uses it',
    edit: 'Edit',
    add: 'Add a template',
    addHint: 'Its id comes from the platform or the provider once it is granted there',
    newTitle: 'New template',
    templateId: 'Template id',
    templateName: 'What to call it',
    purpose: 'Purpose',
    when: 'When it is used',
    page: 'The page it opens',
    fieldNames: 'Names of its fields, with spaces between',
    fieldKinds: (kinds: string) => `This channel has: ${kinds}, each followed by its number, as thing1`,
    cancel: 'Not now',
    occasion: {
      drifting: 'Comes less often', dormant: 'Away for long', lost: 'Perhaps lost', first_purchase: 'First purchase', tier_changing: 'Tier about to change', points_expiring: 'Points about to expire',
      coupon_expiring: 'Coupon about to expire', birthday: 'Birthday', festival: 'Festival', rainy_day: 'Rainy day', new_goods: 'New in his interests', event_invitation: 'Invitation', complaint_asked: 'News of a complaint', complaint_closed: 'Feedback dealt with', event_moved_up: 'A place after waiting', event_cancelled: 'An event called off', campaign: 'Campaign',
    },
  },
};
