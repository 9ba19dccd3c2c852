import { callOfficialAccount } from '../_channels';
import { log } from '../_runtime/log';
import { addMissing, inParallel, slicesOf } from '../_store/batch';
import { is } from '../_store/collection';
import { store } from '../_store/store';
import { pageTimeMs, type KeepProgress, type Night } from './night-context';
import type { NightRunDocument } from '../_store/night-documents';
import type { FollowerDocument } from '../_store/outbox-documents';

/** The platform gives 100 people a call. */
const peoplePerCall = 100;

/**
 * Brings the map of followers up to date, by unionid: an official account's openid is another one than the mini-program's.
 * Pages of the follower list are the checkpoint. A platform that refuses leaves yesterday's map: the night goes on.
 */
export async function pullFollowers(night: Night, run: NightRunDocument, keep: KeepProgress): Promise<void> {
  const goOn = async (): Promise<void> => { await keep({ phase: 'fit', cursor: '' }); };
  if (night.policies.reach.oa === 'disabled') return goOn();
  let { cursor = '' } = run;
  for (;;) {
    if (night.tick.timeLeftMs() < pageTimeMs) return;
    const list = await answerOf(night, '/cgi-bin/user/get', {}, cursor === '' ? {} : { next_openid: cursor });
    if (!list) return goOn();
    const openids = (list['data'] as { openid?: string[] } | undefined)?.openid ?? [];
    if (openids.length === 0) break;
    for (const slice of slicesOf(openids, peoplePerCall)) await keepPeople(night, slice);
    cursor = openids.at(-1) ?? '';
    await keep({ cursor });
  }
  // Whoever was not on the list tonight has left.
  await store.followers.updateWhere({ subscribed: true, seenAt: is.below(run.startedAt) }, { subscribed: false });
  return goOn();
}

/** Writes down a hundred people: whoever is known as he is costs no write of his own. */
async function keepPeople(night: Night, openids: readonly string[]): Promise<void> {
  const list = openids.map((openid) => ({ openid, lang: 'zh_CN' }));
  const reply = await answerOf(night, '/cgi-bin/user/info/batchget', { user_list: list }, {});
  const people = ((reply?.['user_info_list'] ?? []) as { subscribe?: number; openid?: string; unionid?: string }[]).flatMap(
    ({ subscribe, openid, unionid }): FollowerDocument[] => (openid && unionid ? [{ _id: unionid, oaOpenid: openid, subscribed: subscribe === 1, seenAt: night.tick.now }] : []),
  );
  const known = await store.followers.getMany(people.map((person) => person._id));
  const same = (person: FollowerDocument): boolean => known.get(person._id)?.oaOpenid === person.oaOpenid && known.get(person._id)?.subscribed === person.subscribed;
  const unchanged = people.filter(same).map((person) => person._id);
  if (unchanged.length > 0) await store.followers.updateWhere({ _id: is.oneOf(unchanged) }, { seenAt: night.tick.now });
  await addMissing(store.followers, people.filter((person) => !known.has(person._id)));
  await inParallel(people.filter((person) => known.has(person._id) && !same(person)), (person) => store.followers.put(person));
}

async function answerOf({ policies }: Night, path: string, body: unknown, query: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const reply = await callOfficialAccount(policies.reach.oa, path, body, query);
    if ((reply.errcode ?? 0) === 0) return reply;
    log('warn', 'followers not read', { path, errcode: reply.errcode });
  } catch (error) {
    log('warn', 'followers not read', { path, error: error instanceof Error ? error.message : String(error) });
  }
  return undefined;
}
