import type { Value } from '../api';
import type { Text } from '../text';

type Event = Value<'member', 'complaints', 'show'>['events'][number];

/** A compensation in one sentence. */
export function givenWords(given: NonNullable<Event['given']>, text: Text): string {
  const { given: words } = text.talkBack;
  switch (given.kind) {
    case 'none':
      return words.none;
    case 'points':
      return words.points(given.points);
    case 'coupon':
      return words.coupon(text.say.name(given.name));
    case 'gift':
      return words.gift(given.name);
    case 'refund':
      return words.refund(given.paid);
  }
}

/** What a line of the timeline says, when its words are not somebody's own. */
export function eventWords(event: Event, text: Text): string {
  if (event.given) return givenWords(event.given, text);
  if (event.text !== '') return event.text;
  if (event.kind === 'listened') return text.talkBack.listened;
  if (event.kind === 'talked' && event.channel) return text.talkBack.talkedBy(text.caseWords.channel[event.channel]);
  if (event.kind === 'asked_rating') return text.talkBack.askedRating;
  return event.kind === 'ended_unanswered' ? text.talkBack.endedUnanswered : '';
}
