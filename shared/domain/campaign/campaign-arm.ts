import { basisPoints } from '../../kernel/units';
import { decideReach, type ReachDecision, type ReachReason, type ReachRequest } from './decide-reach';

/**
 * Where a member stands in the measuring of a campaign. told: something goes out to him. held_out: it would, but he is left alone so that the
 * effect can be seen. unreachable: nothing would go out anyway, so he tells nothing about its effect.
 */
export type Arm = 'told' | 'held_out' | 'unreachable';

export interface ArmDecision {
  readonly decision: ReachDecision;
  readonly arm: Arm;
  /** Why nothing would reach him, the holdout aside: what a list of reasons should say of who is both held out and out of reach. */
  readonly withoutHoldout: readonly ReachReason[];
}

/**
 * The decision for one member of an audience, and his arm. A held-out member belongs to the experiment only if the same decision without a
 * holdout would have reached him: both arms are then drawn from the same list, and comparing them is fair.
 */
export function decideArm(request: ReachRequest): ArmDecision {
  const decision = decideReach(request);
  if (decision.channel !== 'none') return { decision, arm: 'told', withoutHoldout: decision.reasons };
  if (!decision.reasons.includes('HOLDOUT')) return { decision, arm: 'unreachable', withoutHoldout: decision.reasons };
  const without = decideReach({ ...request, policy: { ...request.policy, holdout: basisPoints(0) } });
  return { decision, arm: without.channel === 'none' ? 'unreachable' : 'held_out', withoutHoldout: without.reasons };
}
