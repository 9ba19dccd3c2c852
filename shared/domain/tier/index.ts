export type { LocalText, Perk, Tier, TierPolicy } from './tier-policy';
export { effectiveTierId, firstTierState, growthInWindow, growthOf, nextTier, rankOf, tierById, tierEventId, tierOf } from './tier-state';
export type { GrowthMonth, ManualTier, TierEvent, TierGrace, TierState } from './tier-state';
export { addGrowth, manualTierMaxDays, removeGrowth, setManualTier, tierGiftCause, tierGiftDue, tierNight } from './tier-rules';
export type { ManualTierRefusal, TierChange } from './tier-rules';
