import { smallPhotoOf } from '../../../shared/domain/complaint/small-photo';
import { newId } from '../../../shared/kernel/ids';
import type { FileId } from '../../../shared/kernel/ids';
import { keep } from '../platform/keep';
import type { KeptPhoto } from '../platform/kept-photos';
import { smallCopy } from '../platform/photos';
import { secretDice } from '../platform/secret-dice';
import { memberApi, transport } from './index';
import type { Problem } from './contract-types';

const keptUnder = 'uploaded-photos';
/** More names than any two drafts have. */
const mostNames = 40;

/**
 * What was uploaded already, by the photo's name: trying again, after the mini-program was closed too, sends only what is missing and names
 * the same files, so the command stays the same command.
 */
const uploaded = {
  all: (): Record<string, FileId> => keep.read<Record<string, FileId>>(keptUnder) ?? {},
  of: (name: string): FileId | undefined => uploaded.all()[name],
  add(name: string, fileId: FileId): void {
    keep.write(keptUnder, Object.fromEntries([...Object.entries(uploaded.all()), [name, fileId] as const].slice(-mostNames)));
  },
};

/** Forgets what was uploaded of photos whose sending is over, or that the cloud says it has not. */
export function forgetUploads(over: (name: string, fileId: FileId) => boolean): void {
  keep.write(keptUnder, Object.fromEntries(Object.entries(uploaded.all()).filter(([name, fileId]) => !over(name, fileId))));
}

/** Puts a photo's small copy beside where the photo will lie. Lists do without one that could not be made or did not arrive. */
async function putSmall(path: string, src: string): Promise<void> {
  const small = await smallCopy(src);
  if (small !== undefined) await transport.upload(smallPhotoOf(path), small).catch(() => undefined);
}

/**
 * Puts photos into the member's own folder, each with a small copy, or into the one that is asked for. All or nothing: one that does not
 * arrive is a problem for the whole. The copy goes first, so that a photo that has arrived has its copy.
 */
export async function uploadPhotos(photos: readonly (string | KeptPhoto)[], folderFor?: typeof memberApi.query.complaints.photoFolder): Promise<{ readonly fileIds: FileId[] } | { readonly problem: Problem }> {
  if (photos.length === 0) return { fileIds: [] };
  const answer = await (folderFor ?? memberApi.query.complaints.photoFolder)();
  if (answer.kind !== 'done') return { problem: answer };
  const folder = answer.value.folder.replace(/\/+$/, '');
  const dice = secretDice();
  const arrived = await Promise.allSettled(
    photos.map(async (photo) => {
      const { name, src } = typeof photo === 'string' ? { name: photo, src: photo } : photo;
      const before = uploaded.of(name);
      if (before !== undefined) return before;
      const path = `${folder}/${newId('command', dice).slice(2)}.jpg`;
      if (folderFor === undefined) await putSmall(path, src);
      const fileId = (await transport.upload(path, src)) as FileId;
      uploaded.add(name, fileId);
      return fileId;
    }),
  );
  const fileIds = arrived.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  return fileIds.length === photos.length ? { fileIds } : { problem: { kind: 'offline' } };
}
