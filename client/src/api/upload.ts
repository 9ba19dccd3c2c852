import { newId } from '../../../shared/kernel/ids';
import type { FileId } from '../../../shared/kernel/ids';
import { secretDice } from '../platform/secret-dice';
import { memberApi, transport } from './index';
import type { Problem } from './contract-types';

/** What was uploaded already, by local path: trying again names the same files, so the command stays the same command. */
const uploaded = new Map<string, FileId>();

/** Puts photos into the member's own folder, or into the one that is asked for. All or nothing: one that does not arrive is a problem for the whole. */
export async function uploadPhotos(filePaths: readonly string[], folderFor: typeof memberApi.query.complaints.photoFolder = memberApi.query.complaints.photoFolder): Promise<{ readonly fileIds: FileId[] } | { readonly problem: Problem }> {
  if (filePaths.length === 0) return { fileIds: [] };
  const answer = await folderFor();
  if (answer.kind !== 'done') return { problem: answer };
  const folder = answer.value.folder.replace(/\/+$/, '');
  const dice = secretDice();
  try {
    const fileIds = await Promise.all(
      filePaths.map(async (filePath) => {
        const fileId = uploaded.get(filePath) ?? ((await transport.upload(`${folder}/${newId('command', dice).slice(2)}.jpg`, filePath)) as FileId);
        uploaded.set(filePath, fileId);
        return fileId;
      }),
    );
    return { fileIds };
  } catch {
    return { problem: { kind: 'offline' } };
  }
}
