import { staffContract } from '../../../shared/contract/staff';
import type { FileId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { temporaryLinks } from '../../_store/cloud';

/** Where photos of articles and news are put; no other file is shown in them. */
const folder = 'journal';

export const photoFolder = defineQuery(staffContract.journal.photoFolder, () => Promise.resolve(accept({ folder })));

/** The first of these files that is not there, or not from the folder: a member's photo of a complaint is nobody's illustration. */
export async function unreadablePhoto(fileIds: readonly FileId[]): Promise<FileId | undefined> {
  const links = await temporaryLinks(fileIds);
  return fileIds.find((fileId) => !links.has(fileId) || !/^cloud:\/\/[^/]+\/journal\/[^/]+$/.test(fileId));
}
