import { staffContract } from '../../../shared/contract/staff';
import { outboxStatesUnderWay } from '../../../shared/domain/campaign';
import { accept } from '../../../shared/kernel/result';
import { defineCommand, defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { stoppedAnnouncement } from '../../_reach/announce';
import { is } from '../../_store/collection';
import { store } from '../../_store/store';

const shown = 20;

/** What was told to many, the latest first. */
export const announcements = defineQuery(staffContract.outbox.announcements, async () => {
  const found = await store.announcements.find({ filter: {}, order: [{ field: 'createdAt', direction: 'desc' }, { field: '_id', direction: 'desc' }], limit: shown });
  const count = (campaign: string, states: readonly string[]): Promise<number> => store.outbox.count({ campaign, state: is.oneOf(states) });
  const items = await Promise.all(found.map(async ({ _id, occasion, facts, createdAt, state, stopped, members }) => ({
    announcementId: _id, occasion, about: Object.values(facts).join(' · '), createdAt, state: stopped ? ('stopped' as const) : state, members,
    waiting: await count(_id, outboxStatesUnderWay), sent: await count(_id, ['sent']),
  })));
  return accept({ items });
});

/** Stopping what was stopped, or has ended, changes nothing more. */
export const stopAnnouncement = defineCommand(staffContract.outbox.stopAnnouncement, async ({ input, tx }) => {
  if (!(await tx.announcements.update(input.announcementId, stoppedAnnouncement))) return notFound();
  return accept({ state: 'stopped' as const });
});
