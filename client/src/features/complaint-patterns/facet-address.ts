import type { Facet } from './pattern-figures';

/** What a figure counts, as part of an address. @example facetAddress({ by: 'hour', value: 9 }) //=> 'hour~9' */
export const facetAddress = (facet: Facet): string => (facet.by === 'all' ? 'all' : `${facet.by}~${facet.value}`);

/** Reads it back; the server says whether a value is one. An address that holds nothing means all. */
export function facetOfAddress(address: string | undefined): Facet {
  const [, by, value = ''] = /^([a-z]+)~(.+)$/.exec(address ?? '') ?? [];
  if (by === 'hour') return { by, value: Number(value) };
  return by === 'kind' || by === 'cause' || by === 'product' || by === 'person' ? ({ by, value } as Facet) : { by: 'all' };
}
