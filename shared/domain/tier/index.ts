export type { LocalText, Perk, Tier, TierPolicy } from './tier-policy';
export { effectiveTierId, firstTierState, growthInWindow, growthOf, nextTier, rankOf, tierById, tierEventId, tierOf } from './tier-state';
export type { GrowthMonth, ManualTier, TierEvent, TierGrace, TierState } from './tier-state';
export { addGrowth, removeGrowth, tierGiftCause, tierGiftDue, tierNight, upgradeGiftDue } from './tier-rules';
export type { TierChange } from './tier-rules';
export { endManualTier, manualTierMaxDays, setManualTier } from './manual-tier';
export type { ManualTierRefusal, ManualTierRole } from './manual-tier';
export { nextStep, usualSpend } from './next-step';
export type { NextStep } from './next-step';
