import { memberApi, useQuery, type Answer, type Value } from '../../api';

type MemberPerks = Value<'member', 'membership', 'perks'>;
type MemberTier = MemberPerks['tiers'][number];
/** A tier as members see it; what it gives besides money only to members. */
export type PerksTier = Omit<MemberTier, 'perks'> & Partial<Pick<MemberTier, 'perks'>>;

/** What may be claimed now, and what waits for its day. */
export interface Gifts {
  readonly month: MemberPerks['monthGift'];
  readonly birthday: MemberPerks['birthdayGift'];
}

export interface Perks {
  readonly tiers: readonly PerksTier[];
  /** When points are multiplied, and what a purchase earns; a shopper who looks around is not told. */
  readonly rules?: Pick<MemberPerks, 'pointsDays' | 'birthdayMonthTimes' | 'earn' | 'growthRule'>;
  /** Absent for a shopper who looks around. */
  readonly mine?: { readonly tierId: string; readonly growth: number; readonly nextStep: MemberPerks['nextStep']; readonly gifts: Gifts };
}

/** The tiers side by side; a shopper who is no member yet sees them too, without a place among them. */
async function ask(): Promise<Answer<Perks>> {
  const perks = await memberApi.query.membership.perks();
  if (perks.kind === 'done') {
    const { tiers, currentTierId, growth, nextStep, monthGift, birthdayGift } = perks.value;
    return { ...perks, value: { tiers, rules: perks.value, mine: { tierId: currentTierId, growth, nextStep, gifts: { month: monthGift, birthday: birthdayGift } } } };
  }
  if (perks.kind !== 'fault' || perks.fault.code !== 'FORBIDDEN') return perks;
  const welcome = await memberApi.query.membership.welcome({});
  return welcome.kind === 'done' ? { ...welcome, value: { tiers: welcome.value.tiers } } : welcome;
}

export function usePerks() {
  return useQuery(ask, { keepAs: 'perks' });
}
