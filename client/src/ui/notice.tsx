import { View } from '@tarojs/components';
import { useSyncExternalStore } from 'react';

let said = '';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function change(words: string): void {
  said = words;
  listeners.forEach((listener) => listener());
}

/** Says one sentence over the screen for as long as it takes to read. */
export function notice(words: string): void {
  if (timer !== undefined) clearTimeout(timer);
  change(words);
  timer = setTimeout(() => change(''), 2_400 + words.length * 40);
}

/** Whoever does the next thing has read it: what went wrong before no longer stands over what went right now. */
export function hush(): void {
  if (timer !== undefined) clearTimeout(timer);
  if (said !== '') change('');
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const current = () => said;

/** Where notices appear; every screen has one. */
export function NoticePlace() {
  const words = useSyncExternalStore(subscribe, current, current);
  if (words === '') return null;
  return (
    <View className="notice" ariaRole="alert">
      <View className="notice-text t-notice">{words}</View>
    </View>
  );
}
