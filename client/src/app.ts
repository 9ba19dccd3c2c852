import type { PropsWithChildren } from 'react';
import './app.scss';

/** Taro's root: pages are its children. */
export default function App({ children }: PropsWithChildren) {
  return children;
}
