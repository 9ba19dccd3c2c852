/** Where a coupon is in its life. `offered` is on its way to a friend; `given` was claimed by him (he holds a new coupon). */
export const couponStates = ['issued', 'reserved', 'offered', 'redeemed', 'expired', 'void', 'given'] as const;
export type CouponState = (typeof couponStates)[number];

export const couponMoves = ['reserve', 'release', 'redeem', 'expire', 'void', 'offer', 'take_back', 'claim', 'restore'] as const;
export type CouponMove = (typeof couponMoves)[number];

/** The coupon's life as a table: which move leads from which state to which. What is not in it is refused. */
export const couponLife: Readonly<Record<CouponState, Partial<Readonly<Record<CouponMove, CouponState>>>>> = {
  issued: { reserve: 'reserved', redeem: 'redeemed', offer: 'offered', expire: 'expired', void: 'void' },
  // A till renews its own reservation; one that has lapsed is released by whoever finds it.
  reserved: { reserve: 'reserved', release: 'issued', redeem: 'redeemed', void: 'void' },
  offered: { take_back: 'issued', claim: 'given', expire: 'expired', void: 'void' },
  // A refund gives the coupon back, when the policy says so.
  redeemed: { restore: 'issued' },
  expired: {},
  void: {},
  given: {},
};

/** The states that a life may rest in for good. */
export const couponEndStates: readonly CouponState[] = ['redeemed', 'expired', 'void', 'given'];
