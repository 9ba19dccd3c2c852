import { instant, minuteMs } from '../../shared/kernel/time';
import type { Tick } from '../_runtime/job';
import { temporaryLinks } from '../_store/cloud';
import { is } from '../_store/collection';
import { answerMs, askAgain } from '../_complaint/photo-checks';
import type { PhotoCheckDocument } from '../_store/photo-check-documents';
import { store } from '../_store/store';

/** Photos of one tick; links are made for at most fifty files a request. */
const pageSize = 50;
/** A question WeChat did not take is asked again by the next tick but one at the latest. */
const pauseMs = 9 * minuteMs;
/** Time a page may take. */
const pageTimeMs = 10_000;

async function waitingPage(tick: Tick, filter: object): Promise<readonly PhotoCheckDocument[]> {
  return store.photoChecks.find({ filter: { state: 'waiting', ...filter }, order: [{ field: 'askedAt', direction: 'asc' }], limit: pageSize });
}

/**
 * One tick: asks again where WeChat did not take the question, or has not answered it within the half hour it promises. Each photo that
 * was asked about moves to the end of the line, so a tick that is killed, or two at once, leave nothing out.
 */
export async function askForPhotos(tick: Tick): Promise<{ readonly asked: number; readonly unchecked: number }> {
  const report = { asked: 0, unchecked: 0 };
  for (const filter of [{ isAsked: false, askedAt: is.atMost(instant(tick.now - pauseMs)) }, { askedAt: is.atMost(instant(tick.now - answerMs)) }]) {
    for (let page = await waitingPage(tick, filter); page.length > 0; page = page.length < pageSize ? [] : await waitingPage(tick, filter)) {
      if (tick.timeLeftMs() < pageTimeMs) return report;
      const [links, accounts] = await Promise.all([temporaryLinks(page.map(({ fileId }) => fileId)), store.accounts.getMany(page.map(({ memberId }) => memberId))]);
      const states = await Promise.all(page.map((check) => askAgain(check, links.get(check.fileId), accounts.get(check.memberId)?.openid, tick.now)));
      report.asked += page.length;
      report.unchecked += states.filter((state) => state === 'unchecked').length;
    }
  }
  return report;
}
