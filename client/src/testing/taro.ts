import { useEffect, useRef } from 'react';

const stored = new Map<string, unknown>();
const shown = new Set<() => void>();

/** Stands in for the screen being shown again after another one was on top. */
export function showAgain(): void {
  shown.forEach((hook) => hook());
}

export function useDidShow(hook: () => void): void {
  const latest = useRef(hook);
  useEffect(() => {
    latest.current = hook;
  });
  useEffect(() => {
    const run = () => latest.current();
    run();
    shown.add(run);
    return () => void shown.delete(run);
  }, []);
}
export function useDidHide(): void {}

/** The little of Taro that the tested code touches. */
export default {
  getStorageSync: (key: string) => stored.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
  removeStorageSync: (key: string) => void stored.delete(key),
  setNavigationBarTitle: () => Promise.resolve(),
  navigateTo: () => Promise.resolve(),
  switchTab: () => Promise.resolve(),
  getCurrentPages: () => [],
  cloud: { callFunction: () => Promise.reject(new Error('no cloud in a unit test')) },
};
