/** 活跃 / 沉默 / 休眠 / 流失, by the probability of a purchase within the horizon; in the order in which absence moves a member. */
export const retentionStates = ['active', 'quiet', 'dormant', 'lost'] as const;
export type RetentionState = (typeof retentionStates)[number];

/** What states go by: the fitted model, or fixed days where the gate is shut or the past shows no signal. */
export const stateBases = ['model', 'fixed_days'] as const;
export type StateBasis = (typeof stateBases)[number];

/** 潜客 / 首购 / 复购 / 忠诚 / 口碑, by purchases and acts; in the order in which a member comes through them. */
export const memberStages = ['prospect', 'first', 'repeat', 'loyal', 'advocate'] as const;
export type Stage = (typeof memberStages)[number];

/** Where one state ends and the next begins; each number is the lowest value that still belongs to the state. */
export interface StateCutoffs {
  readonly active: number;
  readonly quiet: number;
  readonly dormant: number;
}

/** What head office sets about retention. Probabilities are 0 to 1. */
export interface RetentionPolicy {
  /** The question asked of the model: a purchase within so many days? */
  readonly horizonDays: number;
  readonly cutoffs: StateCutoffs;
  /** A state is left only when its cut-off is passed by this much, so that nobody flickers. */
  readonly hysteresis: number;
  /** Below any of these numbers a model is not fitted, and states go by fixed days. */
  readonly gate: {
    readonly buyers: number;
    readonly historyDays: number;
    readonly newestPurchaseDays: number;
    readonly membersWithThreeDays: number;
  };
  /** Fixed-day states: the last day without a purchase on which the state still holds. */
  readonly fixedDays: { readonly active: number; readonly quiet: number; readonly dormant: number };
  /** Purchase days from which a member counts as loyal. */
  readonly loyalPurchaseDays: number;
  /** Under this area under the curve the engine says that it sees no signal. */
  readonly signalAuc: number;
  /** The logistic layer is considered only with at least so many members. */
  readonly layerMembers: number;
  /** The share of what is paid that is left after the goods are paid for; the store's own figure, .4 until it says otherwise. */
  readonly marginShare?: number;
  /** Shares of the members, by expected value, that are key and that are key or suitable. */
  readonly classShares: { readonly key: number; readonly suitable: number };
}

/** The margin of a store that has not said its own. */
export const usualMarginShare = 0.4;

/** The decisions of the method; a store changes them in its rules. */
export const defaultRetentionPolicy: RetentionPolicy = {
  horizonDays: 90,
  cutoffs: { active: 0.5, quiet: 0.25, dormant: 0.1 },
  hysteresis: 0.03,
  gate: { buyers: 500, historyDays: 180, newestPurchaseDays: 30, membersWithThreeDays: 20 },
  fixedDays: { active: 90, quiet: 180, dormant: 365 },
  loyalPurchaseDays: 5,
  signalAuc: 0.57,
  layerMembers: 1_500,
  classShares: { key: 0.2, suitable: 0.5 },
};
