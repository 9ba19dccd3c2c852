import { useSyncExternalStore } from 'react';
import { keep } from './keep';

/** What screens know of the person without asking: whether the staff tab shows, and the brand's name. Never a permission: functions decide that. */
export interface Known {
  readonly isStaff: boolean;
  readonly brand: { readonly zh: string; readonly en: string };
}

const keptUnder = 'known';
const nobody: Known = { isStaff: false, brand: { zh: '回客', en: 'Huike' } };
const listeners = new Set<() => void>();
let known: Known | undefined;

export function currentlyKnown(): Known {
  known ??= keep.read<Known>(keptUnder) ?? nobody;
  return known;
}

/** Takes what an answer said about the person. */
export function learn(news: Known): void {
  const before = currentlyKnown();
  if (before.isStaff === news.isStaff && before.brand.zh === news.brand.zh && before.brand.en === news.brand.en) return;
  known = { isStaff: news.isStaff, brand: news.brand };
  keep.write(keptUnder, known);
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useKnown(): Known {
  return useSyncExternalStore(subscribe, currentlyKnown, currentlyKnown);
}
