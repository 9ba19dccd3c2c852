import { staffContract } from '../../../shared/contract/staff';
import { policyExamples, type ExampleEffect } from '../../../shared/domain/checkout';
import { checkPolicies, diffPolicies, withBooksPolicies } from '../../../shared/domain/policy';
import type { TierId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { currentPolicies } from '../../_store/rules-documents';
import { changeView, editedOver, findingView } from './view';
import { templateIds } from './template-ids';

const mostFindings = 100;

function effectView({ payableFen, pointsEarned, growthEarned, pointsMost, pointsAvailableOn, pointsExpireIn, refundUntilOn }: ExampleEffect) {
  return {
    payable: payableFen, pointsEarned, growthEarned, pointsWorth: pointsMost.discountFen,
    ...(pointsAvailableOn === null ? {} : { pointsAvailableOn }),
    pointsExpireIn, refundUntilOn,
  };
}

/** What edited rules would change: setting by setting, what is wrong with them, and purchases before and after by the till's own arithmetic. */
export const preview = defineQuery(staffContract.policies.preview, async ({ input, now }) => {
  const [{ policies: current }, known] = await Promise.all([currentPolicies(), templateIds()]);
  const next = withBooksPolicies(current, editedOver(current, input.policies));
  const findings = checkPolicies(next, known);
  // Rules that a till could not work with have no effect to show.
  const examples = findings.some(({ severity }) => severity === 'fault') ? [] : policyExamples(current, next, now);
  return accept({
    changes: diffPolicies(current, next).map(changeView),
    findings: findings.slice(0, mostFindings).map(findingView),
    examples: examples.map(({ tierId, tierName, amountFen, now: before, then }) => ({
      tierId: tierId as TierId, tierName, amount: amountFen,
      ...(before ? { now: effectView(before) } : {}),
      ...(then ? { then: effectView(then) } : {}),
    })),
  });
});
