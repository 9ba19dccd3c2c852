import { createHmac } from 'node:crypto';
import { memberContract } from '../../../shared/contract/member';
import { exportEveryHours } from '../../../shared/domain/membership';
import { assert } from '../../../shared/kernel/assert';
import type { FileId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { hourMs, instant, minuteMs, type Instant } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { keepFile, removeFiles, temporaryLinks } from '../../_store/cloud';
import { store } from '../../_store/store';
import { dataPage } from './data-page';
import { ownData } from './own-data';

/** Links of private files end after ten minutes; the files follow within the day. */
const linkMinutes = 10;
const fileHours = 24;

/**
 * The folder of the copy after the one made at `after`: reckoned from the member's own secret, so that nobody else can name it, and the same for
 * two phones at once or for a command that begins again. Each of them writes over the same two files, and none is left that no document names.
 */
const folderAfter = (after: Instant, secret: string): string => `exports/${createHmac('sha256', Buffer.from(secret, 'hex')).update(`copy after ${after}`).digest('hex').slice(0, 32)}`;

/** No copy was made yet. */
const never = instant(0);

/** Puts a copy together, at most once an hour. The files lie under a name that cannot be guessed and are taken away within a day. */
export const exportData = definePreparedCommand(memberContract.privacy.exportData, {
  async prepare({ input, caller, now }) {
    const { memberId } = caller;
    const [before, account] = await Promise.all([store.exports.get(memberId), store.accounts.get(memberId)]);
    assert(account, 'an identity has its account');
    const againAt = before && instant(before.madeAt + exportEveryHours * hourMs);
    if (againAt !== undefined && againAt > now) return refuse('EXPORT_TOO_SOON', { againAt });
    const data = await ownData(memberId, now);
    const madeBeforeAt = before?.madeAt ?? never;
    const folder = folderAfter(madeBeforeAt, account.code.secret);
    const fileIds = [
      await keepFile(`${folder}/huike.html`, Buffer.from(dataPage(data, input.lang))),
      await keepFile(`${folder}/huike.json`, Buffer.from(JSON.stringify(data, null, 2))),
    ] as FileId[];
    // Written down at once: whatever becomes of the command, these files are taken away in time.
    await store.exports.put({ _id: memberId, madeAt: madeBeforeAt, fileIds, endsAt: instant(now + fileHours * hourMs) });
    if (before) await removeFiles(before.fileIds.filter((fileId) => !fileIds.includes(fileId)));
    return accept({ fileIds, links: await temporaryLinks(fileIds) });
  },
  async run({ caller, now, tx, prepared: { fileIds, links } }) {
    const [page, data] = fileIds.map((fileId) => ({ fileId, url: links.get(fileId) ?? '' }));
    assert(page && data, 'a copy is two files');
    await tx.exports.put({ _id: caller.memberId, madeAt: now, fileIds, endsAt: instant(now + fileHours * hourMs) });
    return accept({ page, data, endsAt: instant(now + linkMinutes * minuteMs) });
  },
});
