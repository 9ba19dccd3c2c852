export type Material = 'paper' | 'silver' | 'gold' | 'ink';

/**
 * The material of a tier's card: by the name its id carries, else plain paper.
 * A store may call its tiers anything; the four materials are ours.
 */
export function materialOf(tierId: string): Material {
  if (/diamond|black|ink|platinum/.test(tierId)) return 'ink';
  if (/gold/.test(tierId)) return 'gold';
  if (/silver/.test(tierId)) return 'silver';
  return 'paper';
}
