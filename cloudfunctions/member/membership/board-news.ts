import type { memberContract } from '../../../shared/contract/member';
import type { OutputOf } from '../../../shared/contract/action';
import { isInvited } from '../../../shared/domain/event';
import { effectiveTierId, type TierPolicy } from '../../../shared/domain/tier';
import { addDays, localDateOf, startOfDay, type Instant } from '../../../shared/kernel/time';
import type { BoardItem } from '../../_store/board';
import type { EventGuestDocument } from '../../_store/event-documents';
import { store } from '../../_store/store';
import type { AccountDocument } from '../../_store/account-documents';

type News = Extract<OutputOf<typeof memberContract.membership.card>, { kind: 'member' }>['forYou'][number];

/** A guest is reminded so many days before. */
const soonDays = 3;
const newsDays = 14;
/** Events of one member that may have something to say. */
const mostGuests = 10;

export interface Gathered {
  readonly board: readonly BoardItem[];
  readonly topicIds: ReadonlySet<string>;
  readonly guests: readonly EventGuestDocument[];
}

/** What a card needs to say what is new: the board, what he follows, where he is a guest. Three requests, whatever there is. */
export async function gatherNews(memberId: AccountDocument['_id'], board: Promise<readonly BoardItem[]>): Promise<Gathered> {
  const [items, followed, guests] = await Promise.all([
    board,
    store.memberTopics.find({ filter: { memberId }, limit: 100, fields: ['topicId'] }),
    store.eventGuests.find({ filter: { memberId }, order: [{ field: 'changedAt', direction: 'desc' }, { field: '_id', direction: 'desc' }], limit: mostGuests }),
  ]);
  return { board: items, topicIds: new Set(followed.map(({ topicId }) => topicId)), guests };
}

/** His events that have something to say: called off, a place after waiting, or near. */
export async function guestNews({ guests }: Gathered, now: Instant): Promise<News[]> {
  const staying = guests.filter(({ state, cameAt }) => state !== 'withdrawn' && cameAt === null);
  if (staying.length === 0) return [];
  const events = await store.events.getMany(staying.map(({ eventId }) => eventId));
  const soonAt = startOfDay(addDays(localDateOf(now), soonDays + 1));
  return staying.flatMap((guest): News[] => {
    const event = events.get(guest.eventId);
    if (!event || event.startsAt <= now) return [];
    const about = { eventId: event._id, title: event.title, startsAt: event.startsAt };
    if (event.cancelledAt !== undefined) return [{ kind: 'event_cancelled', ...about }];
    if (guest.state !== 'going') return [];
    if (guest.movedUpAt !== null) return [{ kind: 'event_moved_up', ...about }];
    return event.startsAt < soonAt ? [{ kind: 'event_soon', ...about }] : [];
  });
}

/** What is new for him on the board, the newest first. */
export function boardNews({ board, topicIds, guests }: Gathered, account: AccountDocument, tiers: TierPolicy, now: Instant): News[] {
  const on = localDateOf(now);
  const member = { tierId: effectiveTierId(account.tier, on, tiers), storeId: account.storeId };
  const fresh = board.filter(({ at, untilAt }) => at <= now && untilAt > now && localDateOf(at) >= addDays(on, -newsDays));
  return fresh.flatMap((item): News[] => {
    switch (item.kind) {
      case 'news':
        return item.topicIds.some((id) => topicIds.has(id)) ? [{ kind: 'topic_news', newsId: item.id, title: item.title, at: item.at }] : [];
      case 'event':
        return isInvited(item.invited, item.storeId, member) && !guests.some(({ eventId }) => eventId === item.id) ? [{ kind: 'event_new', eventId: item.id, title: item.title, signUpUntilAt: item.untilAt }] : [];
      case 'article':
        return [{ kind: 'article_new', articleId: item.id, title: item.title, at: item.at }];
    }
  });
}
