import Taro from '@tarojs/taro';
import { newId } from '../../../shared/kernel/ids';
import { whoAmI } from './browser-identity';
import { secretDice } from './secret-dice';

/** A photo of a draft. `name` outlives the mini-program; `src` is where a screen finds it now. */
export interface KeptPhoto {
  readonly name: string;
  readonly src: string;
}

const h5 = process.env.TARO_ENV === 'h5';

/** The browser's own drawer for pictures. Each name begins with the person's, so that two people in two tabs keep theirs apart. */
const drawer = 'huike-photos';
const prefix = (): string => `${whoAmI()}.`;

async function inDrawer<Value>(mode: IDBTransactionMode, request: (photos: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
  const settled = <Result>(asked: IDBRequest<Result>) => new Promise<Result>((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('the browser keeps nothing'));
  });
  const opening = window.indexedDB.open(drawer, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(drawer);
  const opened = await settled(opening);
  try {
    return await settled(request(opened.transaction(drawer, mode).objectStore(drawer)));
  } finally {
    opened.close();
  }
}

async function keepInBrowser(src: string): Promise<KeptPhoto> {
  const name = `${prefix()}${newId('command', secretDice())}`;
  const content = await (await fetch(src)).blob();
  await inDrawer('readwrite', (photos) => photos.put(content, name));
  return { name, src };
}

function keepInWeapp(src: string): Promise<KeptPhoto> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: src,
      success: ({ savedFilePath }) => resolve({ name: String(savedFilePath), src: String(savedFilePath) }),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}

/** Keeps a photo so that a draft with it survives the mini-program being closed. A phone that keeps nothing has it for as long as it is open. */
export const keepPhoto = (src: string): Promise<KeptPhoto> => (h5 ? keepInBrowser(src) : keepInWeapp(src)).catch(() => ({ name: src, src }));

async function found(name: string): Promise<KeptPhoto | undefined> {
  if (h5) {
    const content: unknown = await inDrawer('readonly', (photos) => photos.get(name) as IDBRequest<unknown>);
    return content instanceof Blob ? { name, src: URL.createObjectURL(content) } : undefined;
  }
  return new Promise((resolve) => {
    Taro.getFileSystemManager().access({ path: name, success: () => resolve({ name, src: name }), fail: () => resolve(undefined) });
  });
}

/** The photos of a draft that are still there, in its order. */
export async function findKept(names: readonly string[]): Promise<readonly KeptPhoto[]> {
  const photos = await Promise.all(names.map((name) => found(name).catch(() => undefined)));
  return photos.flatMap((photo) => photo ?? []);
}

/** Lets go of photos that were sent or taken out. One that is gone already is fine. */
export async function dropKept(names: readonly string[]): Promise<void> {
  await Promise.all(names.map(async (name) => {
    const gone = h5 ? inDrawer('readwrite', (photos) => photos.delete(name)) : new Promise<void>((resolve) => Taro.getFileSystemManager().removeSavedFile({ filePath: name, complete: () => resolve() }));
    await gone.catch(() => undefined);
  }));
}

/** Lets go of every photo kept for this person: for whoever leaves. */
export async function dropAllKept(): Promise<void> {
  if (h5) {
    const names = await inDrawer('readonly', (photos) => photos.getAllKeys()).catch((): IDBValidKey[] => []);
    return dropKept(names.flatMap((name) => (typeof name === 'string' && name.startsWith(prefix()) ? [name] : [])));
  }
  const paths = await new Promise<string[]>((resolve) => {
    Taro.getFileSystemManager().getSavedFileList({ success: ({ fileList }) => resolve(fileList.map(({ filePath }) => filePath)), fail: () => resolve([]) });
  });
  return dropKept(paths);
}
