import { useEffect, useRef } from 'react';

const stored = new Map<string, unknown>();
const shown = new Set<() => void>();
const hidden = new Set<() => void>();

/** Stands in for the screen being shown again after another one was on top. */
export function showAgain(): void {
  hidden.forEach((hook) => hook());
  shown.forEach((hook) => hook());
}

function useOccasion(hooks: Set<() => void>, hook: () => void, first: boolean): void {
  const latest = useRef(hook);
  useEffect(() => {
    latest.current = hook;
  });
  useEffect(() => {
    const run = () => latest.current();
    if (first) run();
    hooks.add(run);
    return () => void hooks.delete(run);
  }, [hooks, first]);
}
export const useDidShow = (hook: () => void): void => useOccasion(shown, hook, true);
export function useReachBottom(): void {}
export const useDidHide = (hook: () => void): void => useOccasion(hidden, hook, false);

/** Files the phone keeps, by their path. */
const saved = new Set<string>();
const files = {
  saveFile({ tempFilePath, success }: { tempFilePath: string; success: (answer: { savedFilePath: string }) => void }) {
    const savedFilePath = tempFilePath.replace('tmp', 'store');
    saved.add(savedFilePath);
    success({ savedFilePath });
  },
  access({ path, success, fail }: { path: string; success: () => void; fail: () => void }) {
    if (saved.has(path)) success();
    else fail();
  },
  removeSavedFile({ filePath, complete }: { filePath: string; complete: () => void }) {
    saved.delete(filePath);
    complete();
  },
  getFileInfo({ filePath, success }: { filePath: string; success: (answer: { size: number }) => void }) {
    success({ size: sizes.get(filePath) ?? 1_000 });
  },
};
/** How large files are that a test speaks of; any other has 1,000 bytes. */
export const sizes = new Map<string, number>();
/** What the person chooses the next time. */
export const album: string[] = [];
export const savedFiles: ReadonlySet<string> = saved;

/** What the person answers to WeChat's question about messages, by template; what is not there is refused. */
export const answers: Record<string, 'accept'> = {};

/** The little of Taro that the tested code touches. */
export default {
  getStorageSync: (key: string) => stored.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
  removeStorageSync: (key: string) => void stored.delete(key),
  setNavigationBarTitle: () => Promise.resolve(),
  navigateTo: () => Promise.resolve(),
  switchTab: () => Promise.resolve(),
  getCurrentPages: () => [],
  getFileSystemManager: () => files,
  requestSubscribeMessage: ({ tmplIds }: { tmplIds: readonly string[] }) => Promise.resolve(Object.fromEntries(tmplIds.map((id) => [id, answers[id] ?? 'reject']))),
  showToast: () => Promise.resolve(),
  chooseMedia: ({ count }: { count: number }) => Promise.resolve({ tempFiles: album.splice(0, count).map((tempFilePath) => ({ tempFilePath })) }),
  compressImage: ({ src, quality }: { src: string; quality: number }) => Promise.resolve({ tempFilePath: `${src}.q${quality}` }),
  cloud: { callFunction: () => Promise.reject(new Error('no cloud in a unit test')) },
};
