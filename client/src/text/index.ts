import { useSyncExternalStore } from 'react';
import { keep } from '../platform/keep';
import { textIn, type Text } from './catalogue';
import type { Lang } from './say';

const keptUnder = 'language';
const listeners = new Set<() => void>();
let current: Lang | undefined;

/** The chosen language; Chinese until the person chooses. */
export function language(): Lang {
  current ??= keep.read<Lang>(keptUnder) === 'en' ? 'en' : 'zh';
  return current;
}

/** Changes the language of every screen at once and keeps it on this phone. */
export function setLanguage(lang: Lang): void {
  current = lang;
  keep.write(keptUnder, lang);
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The text of the chosen language, as state. */
export function useText(): Text {
  return textIn(useSyncExternalStore(subscribe, language, language));
}

export { textIn, type Text } from './catalogue';
export { isNoMember, sayProblem, sayRefusal } from './problem';
export { grouped, type Lang, type LocalName } from './say';
