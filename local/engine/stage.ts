import { Lazy, type Iterator as LazyIterator } from 'mingo/lazy';
import type { Options } from 'mingo/types';
import type { Document } from './value';

/** A pipeline stage in mingo's form. */
export type Stage = (source: LazyIterator, expr: unknown, options: Options) => LazyIterator;

/** The documents of a stream one by one; mingo's own `transform` would first hold them all. */
export function* documentsOf(source: LazyIterator): Generator<Document> {
  for (let next = source.next(); !next.done; next = source.next()) yield next.value as Document;
}

/** A stream made by a generator, which starts when its first document is asked for. */
export function streamed(produce: () => Generator<unknown>): LazyIterator {
  return Lazy(produce());
}
