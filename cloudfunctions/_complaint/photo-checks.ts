import type { FileId, MemberId, OpenId } from '../../shared/kernel/ids';
import { smallPhotoOf } from '../../shared/domain/complaint';
import { minuteMs, type Instant } from '../../shared/kernel/time';
import { callWeChat, wechatErrorCode } from '../_store/cloud';
import { is } from '../_store/collection';
import { photoCheckId, type PhotoCheckDocument, type PhotoState } from '../_store/photo-check-documents';
import { store } from '../_store/store';

/** WeChat's scene for pictures in a form, and its number for a picture. Source: security.mediaCheckAsync, version 2. */
const formScene = 2;
const pictureMedia = 2;
/** WeChat answers within half an hour; after that the question is asked again. */
export const answerMs = 35 * minuteMs;
/** A question about somebody is taken for two hours after his last visit, and he sent the photo then. */
export const askableMs = 120 * minuteMs;
/** The person has not visited within two hours. */
const notVisited = 61010;

/** WeChat's number for the question about one picture, or the number of the error for which there is none. */
interface Asked {
  readonly traceId: string;
  readonly error?: number | undefined;
}

async function askOne(url: string, openid: OpenId): Promise<Asked> {
  try {
    const answer = await callWeChat('security.mediaCheckAsync', { version: 2, scene: formScene, openid, mediaUrl: url, mediaType: pictureMedia });
    const traceId = answer['traceId'];
    return { traceId: typeof traceId === 'string' ? traceId : '' };
  } catch (error) {
    return { traceId: '', error: wechatErrorCode(error) };
  }
}

const taken = (before: readonly string[], traceId: string): Pick<PhotoCheckDocument, 'traceIds' | 'isAsked'> => ({ traceIds: traceId === '' ? before : [...before, traceId], isAsked: traceId !== '' });

/**
 * Has photos checked that a member is sending; answers how many questions WeChat did not take. An outage of the check loses no complaint:
 * the photo waits, and a timer asks again. A photo that was asked about before is not asked about twice.
 */
export async function askPhotoChecks(links: ReadonlyMap<string, string>, by: { readonly memberId: MemberId; readonly openid: OpenId }, now: Instant): Promise<number> {
  if (links.size === 0) return 0;
  const known = await store.photoChecks.getMany([...links.keys()].map(photoCheckId));
  const asked = await Promise.all([...links].filter(([fileId]) => !known.has(photoCheckId(fileId))).map(async ([fileId, url]) => {
    const { traceId } = await askOne(url, by.openid);
    await store.photoChecks.put({ _id: photoCheckId(fileId), fileId, memberId: by.memberId, state: 'waiting', ...taken([], traceId), sentAt: now, askedAt: now });
    return traceId;
  }));
  return asked.filter((traceId) => traceId === '').length;
}

/** Asks once more about a photo that nothing was heard of; after two hours, or when WeChat takes no more questions, it stays unchecked. */
export async function askAgain(check: PhotoCheckDocument, url: string | undefined, openid: OpenId | undefined, now: Instant): Promise<PhotoState> {
  const givesUp = now - check.sentAt >= askableMs || url === undefined || openid === undefined;
  const { traceId, error }: Asked = givesUp ? { traceId: '', error: notVisited } : await askOne(url, openid);
  const state = error === notVisited ? 'unchecked' : 'waiting';
  // An answer that came in this moment counts: only what still waits is changed.
  await store.photoChecks.updateWhere({ _id: check._id, state: 'waiting' }, { state, askedAt: now, ...taken(check.traceIds, traceId) });
  return state;
}

/** Writes down what WeChat found, also of a photo that was given up meanwhile. False when nobody asked, or it is not written down yet that somebody did. */
export async function photoJudged(traceId: string, isRisky: boolean): Promise<boolean> {
  const [check] = traceId === '' ? [] : await store.photoChecks.find({ filter: { traceIds: traceId }, limit: 1 });
  if (!check) return false;
  // Two questions about one photo may have two answers: the one that hides it stays.
  await store.photoChecks.updateWhere({ _id: check._id, ...(isRisky ? {} : { state: is.not('risky') }) }, { state: isRisky ? 'risky' : 'passed' });
  return true;
}

/** What is known of each photo. One that came before photos were checked is `unchecked`. */
export async function photoStates(fileIds: readonly string[]): Promise<ReadonlyMap<string, PhotoState>> {
  if (fileIds.length === 0) return new Map();
  const checks = await store.photoChecks.getMany(fileIds.map(photoCheckId));
  return new Map(fileIds.map((fileId) => [fileId, checks.get(photoCheckId(fileId))?.state ?? 'unchecked']));
}

/** Photos with the places of their small copies: what is linked, checked and taken away together. */
export const withSmall = (fileIds: readonly string[]): string[] => fileIds.flatMap((fileId) => [fileId, smallPhotoOf(fileId)]);

/**
 * The photos the desk may look at, and how many it may not: those that wait, and those that were found risky. A small copy is a picture
 * of its own that anybody could have put there: it is shown only when its own check has passed.
 */
export function photosForDesk(fileIds: readonly string[], states: ReadonlyMap<string, PhotoState>, links: ReadonlyMap<string, string>) {
  const count = (state: PhotoState): number => fileIds.filter((fileId) => states.get(fileId) === state).length;
  return {
    shown: fileIds.flatMap((fileId) => {
      const [url, state] = [links.get(fileId), states.get(fileId)];
      if (url === undefined || state === 'waiting' || state === 'risky') return [];
      const small = smallPhotoOf(fileId);
      const smallUrl = states.get(small) === 'passed' ? links.get(small) : undefined;
      return [{ fileId: fileId as FileId, url, ...(smallUrl === undefined ? {} : { smallUrl }) }];
    }),
    held: { waiting: count('waiting'), risky: count('risky'), unchecked: count('unchecked') },
  };
}
