import { memberContract } from '../../../shared/contract/member';
import { exportEveryHours } from '../../../shared/domain/membership';
import { assert } from '../../../shared/kernel/assert';
import type { FileId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { hourMs, instant, minuteMs } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { newSecret } from '../../_runtime/dice';
import { keepFile, removeFiles, temporaryLinks } from '../../_store/cloud';
import { store } from '../../_store/store';
import { dataPage } from './data-page';
import { ownData } from './own-data';

/** Links of private files end after ten minutes; the files follow within the day. */
const linkMinutes = 10;
const fileHours = 24;

/** Puts a copy together, at most once an hour. The files lie under a name that cannot be guessed and are taken away within a day. */
export const exportData = definePreparedCommand(memberContract.privacy.exportData, {
  async prepare({ input, caller, now }) {
    const { memberId } = caller;
    const before = await store.exports.get(memberId);
    const againAt = before && instant(before.madeAt + exportEveryHours * hourMs);
    if (againAt !== undefined && againAt > now) return refuse('EXPORT_TOO_SOON', { againAt });
    const data = await ownData(memberId, now);
    const folder = `exports/${newSecret(16)}`;
    const fileIds = [
      await keepFile(`${folder}/huike.html`, Buffer.from(dataPage(data, input.lang))),
      await keepFile(`${folder}/huike.json`, Buffer.from(JSON.stringify(data, null, 2))),
    ] as FileId[];
    if (before) await removeFiles(before.fileIds);
    return accept({ fileIds, links: await temporaryLinks(fileIds) });
  },
  async run({ caller, now, tx, prepared: { fileIds, links } }) {
    const [page, data] = fileIds.map((fileId) => ({ fileId, url: links.get(fileId) ?? '' }));
    assert(page && data, 'a copy is two files');
    await tx.exports.put({ _id: caller.memberId, madeAt: now, fileIds, endsAt: instant(now + fileHours * hourMs) });
    return accept({ page, data, endsAt: instant(now + linkMinutes * minuteMs) });
  },
});
