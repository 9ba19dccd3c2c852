import { createTag, outcomeOfCode, ownerMustAct, removeTag, sendToTag, tagFollowers, type SendOutcome } from '../_channels';
import { log } from '../_runtime/log';
import { addMissing, inParallel } from '../_store/batch';
import { is, removeField } from '../_store/collection';
import type { GroupSendDocument } from '../_store/reach-documents';
import { store } from '../_store/store';
import { textOf } from '../../shared/domain/campaign';
import { cancelGrouped, claim } from './claim';
import type { Dispatch } from './dispatch-context';
import { takeNextWay } from './next-way';
import { takeRoom } from './quotas';
import { readStopped } from './stopped-campaigns';
import type { OutboxDocument } from '../_store/outbox-documents';
import type { ContactDocument } from '../_store/task-documents';

/** Groups of one look. */
const mostAtOnce = 20;
/** The platform takes so many followers in a tagging call. */
const pageSize = 50;
const historyPage = 500;
/** A page may take so long. */
const pageTimeMs = 10_000;
type Count = (became: string, by?: number) => void;

/**
 * Carries out group messages that a person has approved: members are claimed and put under the group's tag fifty at a time, then the tag is
 * sent to once, then history is written and the tag removed. Each step may be done again after a crash: tagging twice changes nothing, and the
 * platform knows a repeated send by its client id. Two copies at once tag and send the same, so the platform sees one.
 */
export async function sendGroups(dispatch: Dispatch, count: Count): Promise<void> {
  if (!dispatch.policies.reach.oaGroup) return;
  const newest = [{ field: 'state', direction: 'asc' }, { field: 'createdAt', direction: 'desc' }, { field: '_id', direction: 'desc' }] as const;
  const groups = await store.groupSends.find({ filter: { state: is.oneOf(['approved', 'sending', 'sent', 'declining', 'refusing']) }, order: newest, limit: mostAtOnce });
  const waiting = await store.groupSends.find({ filter: { state: 'waiting' }, order: newest, limit: mostAtOnce });
  await readStopped(dispatch, [...groups, ...waiting]);
  for (const group of groups) await carryOut(dispatch, group, count);
  // One that waits for a person while its campaign was stopped waits for nothing.
  for (const group of waiting) if (dispatch.stopped.has(group.campaign)) await carryOut(dispatch, group, count);
}

/** A campaign or announcement that was stopped takes its group message with it, until that is handed over. */
function calledOff(dispatch: Dispatch, group: GroupSendDocument): Promise<GroupSendDocument> | GroupSendDocument {
  const stoppable = group.state === 'waiting' || group.state === 'approved' || (group.state === 'sending' && group.handedAt === undefined);
  return stoppable && dispatch.stopped.has(group.campaign) ? change(group, { state: 'declining' }) : group;
}

async function carryOut(dispatch: Dispatch, group: GroupSendDocument, count: Count): Promise<void> {
  let now = await calledOff(dispatch, group);
  if (now.state === 'approved') now = await tagEverybody(dispatch, now, count);
  if (now.state === 'sending') now = await handOver(dispatch, now, count);
  if (now.state === 'sent') await writeHistory(dispatch, now);
  if (now.state === 'refusing') await letGo(dispatch, now, 'refused', async (row) => count(await takeNextWay(dispatch, row, { credit: 'keep', errorCode: now.errorCode, as: 'refused' })));
  if (now.state === 'declining') await letGo(dispatch, now, 'declined', async (row) => count(await cancelGrouped(dispatch, row, dispatch.stopped.has(now.campaign) ? 'CAMPAIGN_STOPPED' : 'GROUP_DECLINED')));
}

async function change(group: GroupSendDocument, patch: Parameters<typeof store.groupSends.updateWhere>[1]): Promise<GroupSendDocument> {
  await store.groupSends.updateWhere({ _id: group._id, state: group.state }, patch);
  return (await store.groupSends.get(group._id)) ?? group;
}

/** Claims the gathered members and tags them; when none is left the group may be handed over, or is done when nobody may get it any more. */
async function tagEverybody(dispatch: Dispatch, given: GroupSendDocument, count: Count): Promise<GroupSendDocument> {
  const { oa } = dispatch.policies.reach;
  let group = given;
  if (group.tagId === undefined) {
    const made = await createTag(oa, group._id);
    if (!made.ok) return troubled(group, made.errorCode);
    group = await change(group, { tagId: made.tagId });
  }
  for (;;) {
    if (dispatch.tick.timeLeftMs() < pageTimeMs) return group;
    const rows = await store.outbox.find({ filter: { groupId: group._id, state: is.oneOf(['gathered', 'sending']) }, order: [{ field: '_id', direction: 'asc' }], limit: pageSize });
    if (rows.length === 0) break;
    const claimed = await claimAll(dispatch, rows, count);
    if (claimed.length === 0) continue;
    const errorCode = await tagFollowers(oa, group.tagId ?? 0, claimed.map((row) => row.to));
    if (errorCode !== 0) return troubled(group, errorCode);
    await store.outbox.updateWhere({ _id: is.oneOf(claimed.map((row) => row._id)), state: 'sending' }, { state: 'tagged' });
  }
  const tagged = await store.outbox.count({ groupId: group._id, state: 'tagged' });
  return change(group, { state: tagged > 0 ? 'sending' : 'done' });
}

/** Rows under a claim of an earlier try are tagged again; it changes nothing. */
async function claimAll(dispatch: Dispatch, rows: readonly OutboxDocument[], count: Count): Promise<readonly OutboxDocument[]> {
  const claimed: OutboxDocument[] = rows.filter((row) => row.state === 'sending');
  await inParallel(rows.filter((row) => row.state === 'gathered'), async (row) => {
    const made = await claim(dispatch, row);
    if (made.kind === 'claimed') claimed.push(made.row);
    else if (made.kind === 'no_way') count(await takeNextWay(dispatch, row, { credit: 'keep', errorCode: undefined, as: 'refused' }));
    else count(made.kind);
  });
  return claimed;
}

async function handOver(dispatch: Dispatch, group: GroupSendDocument, count: Count): Promise<GroupSendDocument> {
  const { granted } = await takeRoom(dispatch, 'oa_group', 1);
  if (granted === 0 || group.tagId === undefined) return group;
  // From here on it may be out: who stops it now is told that it is too late. Somebody may have been faster.
  const handing = await change(group, { handedAt: dispatch.tick.now });
  if (handing.state !== 'sending') return handing;
  const outcome: SendOutcome = await sendToTag(dispatch.policies.reach.oa, group._id, group.tagId, group.text);
  if (outcome.kind === 'refused') return change(group, { state: 'refusing', errorCode: outcome.errorCode, handedAt: removeField });
  if (outcome.kind !== 'accepted') return 'errorCode' in outcome && outcome.errorCode !== undefined ? change(group, { errorCode: outcome.errorCode, handedAt: removeField }) : handing;
  const sentAt = dispatch.tick.now;
  const platformId = outcome.platformId === undefined ? {} : { platformId: outcome.platformId };
  const sent = await change(group, { state: 'sent', sentAt, ...platformId });
  count('sent', await store.outbox.updateWhere({ groupId: group._id, state: 'tagged' }, { state: 'sent', queue: 'sent', sentAt }));
  return sent;
}

/** What the platform says no to for good ends the group; what the owner must mend or a busy platform leaves it for the next look. */
function troubled(group: GroupSendDocument, errorCode: number): Promise<GroupSendDocument> {
  log('warn', 'group message', { groupId: group._id, errorCode });
  const ends = outcomeOfCode(errorCode).kind === 'refused' && !ownerMustAct.has(errorCode);
  return change(group, ends ? { state: 'refusing', errorCode } : { errorCode });
}

/** History of contacts for everybody who was sent to; the rows are found again by their state, so a crash writes nobody twice. */
async function writeHistory(dispatch: Dispatch, group: GroupSendDocument): Promise<void> {
  // A send that was accepted just before a crash: its rows have not moved yet.
  await store.outbox.updateWhere({ groupId: group._id, state: 'tagged' }, { state: 'sent', queue: 'sent', sentAt: group.sentAt ?? dispatch.tick.now });
  let cursor = '';
  for (;;) {
    if (dispatch.tick.timeLeftMs() < pageTimeMs) return;
    const behind = cursor === '' ? {} : { _id: is.above(cursor) };
    const rows = await store.outbox.find({ filter: { groupId: group._id, state: 'sent', ...behind }, order: [{ field: '_id', direction: 'asc' }], limit: historyPage });
    await addMissing(store.contacts, rows.map((row) => contactOf(row, group.sentAt ?? dispatch.tick.now)));
    cursor = rows.at(-1)?._id ?? cursor;
    if (rows.length < historyPage) break;
  }
  if (group.tagId !== undefined) await removeTag(dispatch.policies.reach.oa, group.tagId);
  await change(group, { state: 'done' });
}

const contactOf = (row: OutboxDocument, at: ContactDocument['at']): ContactDocument => ({
  _id: `ct_${row._id}`, memberId: row.memberId, at, channel: 'oa_group', text: textOf(row.fields), causeId: row._id,
});

/** Ends every member's part in a group that will not be sent, then the group. Cut off anywhere the next look goes on with whoever is left. */
async function letGo(dispatch: Dispatch, group: GroupSendDocument, ended: 'declined' | 'refused', end: (row: OutboxDocument) => Promise<void>): Promise<void> {
  for (;;) {
    if (dispatch.tick.timeLeftMs() < pageTimeMs) return;
    const rows = await store.outbox.find({ filter: { groupId: group._id, state: is.oneOf(['gathered', 'sending', 'tagged']) }, order: [{ field: '_id', direction: 'asc' }], limit: pageSize });
    if (rows.length === 0) break;
    await inParallel(rows, end);
  }
  if (group.tagId !== undefined) await removeTag(dispatch.policies.reach.oa, group.tagId);
  await change(group, { state: ended });
}
