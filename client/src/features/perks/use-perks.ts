import { memberApi, useQuery, type Answer, type Value } from '../../api';

type MemberPerks = Value<'member', 'membership', 'perks'>;
type MemberTier = MemberPerks['tiers'][number];
/** A tier as members see it; what it gives besides money only to members. */
export type PerksTier = Omit<MemberTier, 'perks'> & Partial<Pick<MemberTier, 'perks'>>;

export interface Perks {
  readonly tiers: readonly PerksTier[];
  /** When points are multiplied, and what a purchase earns; a shopper who looks around is not told. */
  readonly rules?: Pick<MemberPerks, 'pointsDays' | 'birthdayMonthTimes' | 'earn' | 'growthRule'>;
  /** Absent for a shopper who looks around. */
  readonly mine?: { readonly tierId: string; readonly growth: number };
}

/** The tiers side by side; a shopper who is no member yet sees them too, without a place among them. */
async function ask(): Promise<Answer<Perks>> {
  const perks = await memberApi.query.membership.perks();
  if (perks.kind === 'done') return { ...perks, value: { tiers: perks.value.tiers, rules: perks.value, mine: { tierId: perks.value.currentTierId, growth: perks.value.growth } } };
  if (perks.kind !== 'fault' || perks.fault.code !== 'FORBIDDEN') return perks;
  const welcome = await memberApi.query.membership.welcome({});
  return welcome.kind === 'done' ? { ...welcome, value: { tiers: welcome.value.tiers } } : welcome;
}

export function usePerks() {
  return useQuery(ask, { keepAs: 'perks' });
}
