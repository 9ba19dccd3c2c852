import { dayMs, instant, localDateOf, timeOfDayMs, hourMs, minuteMs, type Instant } from '../../shared/kernel/time';
import { channels, permissionGone } from '../_channels';
import type { Tick } from '../_runtime/job';
import { inParallel } from '../_store/batch';
import { is } from '../_store/collection';
import type { StaffNoticeDocument } from '../_store/complaint-documents';
import { deskNoticeWords, deskTemplate } from '../_complaint/desk-template';
import { currentPolicies } from '../_store/rules-documents';
import { store, transact } from '../_store/store';
import type { PolicyDocument } from '../_store/policies-documents';

const pageSize = 100;
const pageTimeMs = 10_000;
/** What is older than this nobody needs on his phone any more; it stands in the app. */
const staleMs = dayMs;

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-22 14:05`, as the platform's `time` field takes it. */
function timeField(at: Instant): string {
  const ms = timeOfDayMs(at);
  return `${localDateOf(at)} ${two(Math.floor(ms / hourMs))}:${two(Math.floor((ms % hourMs) / minuteMs))}`;
}

/**
 * Sends what staff are to be told by message. A notice is claimed together with the credit it costs and handed over once: the platform
 * knows no message ids, so one whose answer was lost counts as sent. Without a credit, or refused, it stays in the app, where it stood anyway.
 */
export async function sendNotices(tick: Tick): Promise<{ readonly counts: Readonly<Record<string, number>>; readonly more: boolean }> {
  const counts: Record<string, number> = {};
  const seen = new Set<string>();
  for (;;) {
    if (tick.timeLeftMs() < pageTimeMs) return { counts, more: true };
    const found = await store.staffNotices.find({ filter: { message: 'waiting', at: is.atMost(tick.now) }, order: [{ field: 'at', direction: 'asc' }], limit: pageSize });
    const waiting = found.filter(({ _id }) => !seen.has(_id));
    if (waiting.length === 0) return { counts, more: false };
    const { reach } = await currentPolicies();
    await inParallel(waiting, async (notice) => {
      seen.add(notice._id);
      const became = await sendOne(tick, notice, reach);
      counts[became] = (counts[became] ?? 0) + 1;
    });
    if (found.length < pageSize) return { counts, more: false };
  }
}

async function sendOne(tick: Tick, notice: StaffNoticeDocument, policy: PolicyDocument['reach']): Promise<string> {
  const openid = await claim(tick, notice);
  if (openid === undefined) return 'kept';
  const outcome = await channels.subscribe_message.send({
    _id: notice._id,
    channel: 'subscribe_message',
    templateId: deskTemplate.templateId,
    occasion: 'complaint_desk',
    purpose: 'service',
    to: openid,
    page: `${deskTemplate.page}?id=${encodeURIComponent(notice.complaintId)}`,
    fields: [
      { name: 'thing1', value: deskNoticeWords[notice.kind] },
      { name: 'thing2', value: [...notice.excerpt.replace(/\s+/g, ' ')].slice(0, 20).join('') },
      { name: 'time3', value: timeField(notice.at) },
    ],
  }, policy);
  if (outcome.kind === 'later') return tryLater(tick, notice);
  const message = outcome.kind === 'accepted' || outcome.kind === 'unknown' ? 'sent' : 'refused';
  await store.staffNotices.updateWhere({ _id: notice._id, message: 'sending' }, { message });
  if (outcome.kind === 'refused' && outcome.errorCode === permissionGone) await forgetCredits(tick, notice);
  return message;
}

/** Takes the notice and one credit; undefined when there is none, when it is stale, or when another copy has it. */
async function claim({ now, dice }: Tick, { _id, staffId }: StaffNoticeDocument): Promise<string | undefined> {
  const { templateId } = deskTemplate;
  return transact(async (tx) => {
    const [notice, staff] = [await tx.staffNotices.get(_id), await tx.staff.get(staffId)];
    if (notice?.message !== 'waiting') return undefined;
    const credits = staff?.noticeCredits?.[templateId] ?? 0;
    const sendable = staff !== undefined && credits > 0 && notice.isUnread && now < instant(notice.at + staleMs);
    await tx.staffNotices.update(_id, { message: sendable ? 'sending' : 'none' });
    if (!sendable) return undefined;
    await tx.staff.update(staffId, { noticeCredits: { ...staff.noticeCredits, [templateId]: credits - 1 } });
    return staff.openid;
  }, dice);
}

/** The platform did not take it now: the next tick tries again, with the credit it gives back. */
async function tryLater({ dice }: Tick, { _id, staffId }: StaffNoticeDocument): Promise<string> {
  const { templateId } = deskTemplate;
  return transact(async (tx) => {
    const [notice, staff] = [await tx.staffNotices.get(_id), await tx.staff.get(staffId)];
    if (notice?.message !== 'sending') return 'taken';
    await tx.staffNotices.update(_id, { message: 'waiting' });
    if (staff) await tx.staff.update(staffId, { noticeCredits: { ...staff.noticeCredits, [templateId]: (staff.noticeCredits?.[templateId] ?? 0) + 1 } });
    return 'later';
  }, dice);
}

async function forgetCredits({ dice }: Tick, { staffId }: StaffNoticeDocument): Promise<void> {
  await transact(async (tx) => {
    const staff = await tx.staff.get(staffId);
    if (staff) await tx.staff.update(staffId, { noticeCredits: { ...staff.noticeCredits, [deskTemplate.templateId]: 0 } });
  }, dice);
}
