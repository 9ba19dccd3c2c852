import type { DueOccasion } from '../../shared/domain/campaign';
import type { MemberId } from '../../shared/kernel/ids';
import type { Tick } from '../_runtime/job';
import { workRun, type KeepOf } from '../_runtime/job-run';
import { is } from '../_store/collection';
import type { AnnouncementDocument } from '../_store/occasion-documents';
import { planReach } from '../_store/plan-reach';
import { currentPolicies } from '../_store/rules-documents';
import { store } from '../_store/store';
import type { PolicyDocument } from '../_store/documents';

/** Members decided about at once: a page is a checkpoint. */
const pageSize = 500;
/** Sending gets the rest of the minute: with less left, the next look goes on. */
const pageTimeMs = 25_000;
/** Announcements of one look. */
const mostAtOnce = 5;

/**
 * Decides about the audiences of announcements, page by page until the time is up. Two copies at once: the lease of each announcement lets one
 * of them work on it. Answers how many members were decided about.
 */
export async function prepareAnnouncements(tick: Tick): Promise<number> {
  const running = await store.announcements.find({ filter: { state: 'running' }, order: [{ field: '_id', direction: 'asc' }], limit: mostAtOnce });
  let members = 0;
  for (const announcement of running) {
    const { leaseUntil: _until, leaseHolder: _holder, ...first } = announcement;
    await workRun<AnnouncementDocument, PolicyDocument>(tick, {
      runs: store.announcements,
      first,
      pageTimeMs,
      begin: () => currentPolicies(),
      phase: async (policies, run, keep) => {
        members += await preparePage(tick, policies, run, keep);
      },
    });
  }
  return members;
}

async function preparePage(tick: Tick, policies: PolicyDocument, run: AnnouncementDocument, keep: KeepOf<AnnouncementDocument>): Promise<number> {
  const stopped = (await store.announcements.get(run._id))?.stopped === true;
  const page = stopped || hasEnded(run, tick) ? [] : await audiencePage(run);
  if (page.length === 0) {
    await keep({ state: 'done', phase: 'done' });
    return 0;
  }
  const due: DueOccasion = { occasion: run.occasion, round: run.round, facts: run.facts, ...(run.endsAt === undefined ? {} : { endsAt: run.endsAt }) };
  const planning = { policies, now: tick.now, businessDay: tick.businessDay, dice: tick.dice };
  const decisions = await planReach(planning, page.map(({ memberId }) => ({ memberId, campaign: run._id, due })));
  const decided = { ...run.decided };
  for (const { channel } of decisions) decided[channel] = (decided[channel] ?? 0) + 1;
  await keep({ cursor: page.at(-1)?.cursor ?? run.cursor, members: run.members + page.length, decided });
  return page.length;
}

const hasEnded = ({ endsAt }: AnnouncementDocument, { now }: Tick): boolean => endsAt !== undefined && endsAt <= now;

interface Listed {
  readonly memberId: MemberId;
  /** His place in the list: what the next page is asked behind. */
  readonly cursor: string;
}

/** The next members of an audience behind the cursor; none: the list is at its end. */
async function audiencePage({ audience, cursor }: AnnouncementDocument): Promise<readonly Listed[]> {
  const behind = cursor === '' ? {} : { _id: is.above(cursor) };
  const list = { order: [{ field: '_id', direction: 'asc' }], limit: pageSize } as const;
  switch (audience.kind) {
    case 'everybody':
      return (await store.accounts.find({ filter: behind, ...list, fields: ['_id'] })).map(({ _id }) => ({ memberId: _id, cursor: _id }));
    case 'store':
      return (await store.accounts.find({ filter: { storeId: audience.storeId, ...behind }, ...list, fields: ['_id'] })).map(({ _id }) => ({ memberId: _id, cursor: _id }));
    case 'topic':
      return (await store.memberTopics.find({ filter: { topicId: audience.topicId, ...behind }, ...list })).map(({ _id, memberId }) => ({ memberId, cursor: _id }));
    case 'event':
      return (await store.eventGuests.find({ filter: { eventId: audience.eventId, ...behind }, ...list })).map(({ _id, memberId }) => ({ memberId, cursor: _id }));
    case 'members':
      return [...audience.memberIds].sort().filter((id) => id > cursor).slice(0, pageSize).map((memberId) => ({ memberId, cursor: memberId }));
  }
}
