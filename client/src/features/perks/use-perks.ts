import { memberApi, useQuery, type Answer, type Value } from '../../api';

type MemberPerks = Extract<Value<'member', 'membership', 'perks'>, { kind: 'member' }>;
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
  if (perks.kind !== 'done') return perks;
  const { value } = perks;
  if (value.kind === 'stranger') return { ...perks, value: { tiers: value.tiers } };
  const { tiers, currentTierId, growth, nextStep, monthGift, birthdayGift } = value;
  return { ...perks, value: { tiers, rules: value, mine: { tierId: currentTierId, growth, nextStep, gifts: { month: monthGift, birthday: birthdayGift } } } };
}

export function usePerks() {
  return useQuery(ask, { keepAs: 'perks' });
}
