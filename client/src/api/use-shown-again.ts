import { useDidHide, useDidShow } from '@tarojs/taro';
import { useRef } from 'react';

/**
 * Runs when a screen comes back from under another one. Its first appearance is none of it: the platform tells of that now before, now after
 * the first answer, and the question would be asked twice.
 */
export function useShownAgain(run: () => void): void {
  const hidden = useRef(false);
  useDidHide(() => {
    hidden.current = true;
  });
  useDidShow(() => {
    if (!hidden.current) return;
    hidden.current = false;
    run();
  });
}
