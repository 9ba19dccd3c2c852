import { memberApi, useQuery, type Answer, type Value } from '../../api';

export interface Perks {
  readonly tiers: Value<'member', 'membership', 'perks'>['tiers'];
  /** Absent for a shopper who looks around. */
  readonly mine?: { readonly tierId: string; readonly growth: number };
}

/** The tiers side by side; a shopper who is no member yet sees them too, without a place among them. */
async function ask(): Promise<Answer<Perks>> {
  const perks = await memberApi.query.membership.perks();
  if (perks.kind === 'done') return { ...perks, value: { tiers: perks.value.tiers, mine: { tierId: perks.value.currentTierId, growth: perks.value.growth } } };
  if (perks.kind !== 'fault' || perks.fault.code !== 'FORBIDDEN') return perks;
  const welcome = await memberApi.query.membership.welcome({});
  return welcome.kind === 'done' ? { ...welcome, value: { tiers: welcome.value.tiers } } : welcome;
}

export function usePerks() {
  return useQuery(ask, { keepAs: 'perks' });
}
