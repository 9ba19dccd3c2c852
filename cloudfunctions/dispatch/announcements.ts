import type { DueOccasion } from '../../shared/domain/campaign';
import { effectiveTierId } from '../../shared/domain/tier';
import type { MemberId } from '../../shared/kernel/ids';
import type { Tick } from '../_runtime/job';
import { workRun, type KeepOf } from '../_runtime/job-run';
import { is } from '../_store/collection';
import type { AnnouncementDocument } from '../_store/occasion-documents';
import { planReach } from '../_reach/plan-reach';
import { currentPolicies } from '../_store/rules-documents';
import { store } from '../_store/store';
import type { PolicyDocument } from '../_store/policies-documents';

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
  const { listed: page, last } = stopped || hasEnded(run, tick) ? nobody : await audiencePage(run, policies, tick);
  if (last === undefined) {
    await keep({ state: 'done', phase: 'done' });
    return 0;
  }
  const due: DueOccasion = { occasion: run.occasion, round: run.round, facts: run.facts, ...(run.endsAt === undefined ? {} : { endsAt: run.endsAt }) };
  const planning = { policies, now: tick.now, businessDay: tick.businessDay, dice: tick.dice };
  const decisions = await planReach(planning, page.map(({ memberId }) => ({ memberId, campaign: run._id, due })));
  const decided = { ...run.decided };
  for (const { channel } of decisions) decided[channel] = (decided[channel] ?? 0) + 1;
  await keep({ cursor: last, members: run.members + page.length, decided });
  return page.length;
}

const hasEnded = ({ endsAt }: AnnouncementDocument, { now }: Tick): boolean => endsAt !== undefined && endsAt <= now;

interface Listed {
  readonly memberId: MemberId;
}
/** Members of an audience, and the place in its list behind which the next are asked for; no place: the list is at its end. */
interface AudiencePage {
  readonly listed: readonly Listed[];
  readonly last: string | undefined;
}
const nobody: AudiencePage = { listed: [], last: undefined };
const list = { order: [{ field: '_id', direction: 'asc' }], limit: pageSize } as const;

/** The next members of an audience behind the cursor. */
async function audiencePage(run: AnnouncementDocument, policies: PolicyDocument, tick: Tick): Promise<AudiencePage> {
  const { audience, cursor } = run;
  const behind = cursor === '' ? {} : { _id: is.above(cursor) };
  switch (audience.kind) {
    case 'everybody':
      return accountsPage(await store.accounts.find({ filter: behind, ...list, fields: ['_id'] }));
    case 'store':
      return accountsPage(await store.accounts.find({ filter: { storeId: audience.storeId, ...behind }, ...list, fields: ['_id'] }));
    case 'tiers': {
      const { tierIds, storeId } = audience;
      const accounts = await store.accounts.find({ filter: { ...(storeId === undefined ? {} : { storeId }), ...behind }, ...list, fields: ['tier'] });
      const { tiers } = policies.policies;
      return { ...accountsPage(accounts.filter(({ tier }) => tierIds.includes(effectiveTierId(tier, tick.businessDay, tiers)))), last: accounts.at(-1)?._id };
    }
    case 'topics':
      return topicsPage([...audience.topicIds].sort(), cursor);
    case 'event': {
      const guests = await store.eventGuests.find({ filter: { eventId: audience.eventId, ...behind }, ...list });
      return { listed: guests.filter(({ state }) => state !== 'withdrawn'), last: guests.at(-1)?._id };
    }
    case 'members': {
      const ids = [...audience.memberIds].sort().filter((id) => id > cursor).slice(0, pageSize);
      return { listed: ids.map((memberId) => ({ memberId })), last: ids.at(-1) };
    }
  }
}

const accountsPage = (accounts: readonly { readonly _id: MemberId }[]): AudiencePage => ({ listed: accounts.map(({ _id }) => ({ memberId: _id })), last: accounts.at(-1)?._id });

/** One topic after the other; who follows two of them is met twice and decided about once. Ids begin with the topic, so the cursor says where it was. */
async function topicsPage(topicIds: readonly string[], cursor: string): Promise<AudiencePage> {
  const reached = cursor.split('~')[0] ?? '';
  for (const topicId of topicIds) {
    if (topicId < reached) continue;
    const followers = await store.memberTopics.find({ filter: { topicId, ...(topicId === reached ? { _id: is.above(cursor) } : {}) }, ...list });
    if (followers.length > 0) return { listed: followers, last: followers.at(-1)?._id };
  }
  return nobody;
}
