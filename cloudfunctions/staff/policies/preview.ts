import { staffContract } from '../../../shared/contract/staff';
import { policyExamples, type ExampleEffect } from '../../../shared/domain/checkout';
import { aroundTheClock, dueExamples, givingExamples } from '../../../shared/domain/complaint';
import { checkPolicies, diffPolicies, withBooksPolicies, type Policies } from '../../../shared/domain/policy';
import type { TierId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import { addDays, localDateOf, localTime, weekdayOf, type Instant } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { workingTimeIn } from '../../_complaint/working-time';
import { changeView, editedOver, findingView } from './view';
import { templateIds } from './template-ids';

const mostFindings = 100;
/** A brand whose first stores have not said their hours is shown due times around the clock. */
const mostStoresLookedAt = 50;

function effectView({ payableFen, pointsEarned, growthEarned, pointsMost, pointsAvailableOn, pointsExpireIn, refundUntilOn }: ExampleEffect) {
  return {
    payable: payableFen, pointsEarned, growthEarned, pointsWorth: pointsMost.discountFen,
    ...(pointsAvailableOn === null ? {} : { pointsAvailableOn }),
    pointsExpireIn, refundUntilOn,
  };
}

/** The next Friday at 21:40, when most stores close: an evening complaint before a weekend says most about due times. */
function exampleEvening(now: Instant): Instant {
  const tomorrow = addDays(localDateOf(now), 1);
  return localTime(addDays(tomorrow, (12 - weekdayOf(tomorrow)) % 7), 21, 40);
}

/** What the desk's rules do to complaints of one store: the first that has said its hours. */
async function deskExamples(current: Policies, next: Policies, now: Instant) {
  const stores = await store.stores.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: mostStoresLookedAt });
  const saved = await store.openingHours.getMany(stores.map(({ _id }) => _id));
  const place = stores.find(({ _id }) => saved.has(_id));
  const said = place && saved.get(place._id);
  const hours = said ? workingTimeIn(said.hours) : aroundTheClock;
  const sentAt = exampleEvening(now);
  return {
    sentAt,
    ...(place ? { storeName: place.name } : {}),
    due: dueExamples(current.complaints, next.complaints, hours, sentAt),
    giving: givingExamples(current.complaints, next.complaints).map(({ amountFen, ...rest }) => ({ ...rest, amount: amountFen })),
  };
}

/** What edited rules would change: setting by setting, what is wrong with them, and purchases before and after by the till's own arithmetic, due times by the desk's own clock. */
export const preview = defineQuery(staffContract.policies.preview, async ({ input, now }) => {
  const [{ policies: current }, known] = await Promise.all([currentPolicies(), templateIds()]);
  const next = withBooksPolicies(current, editedOver(current, input.policies));
  const findings = checkPolicies(next, known);
  // Rules that a till could not work with have no effect to show.
  const unfit = findings.some(({ severity }) => severity === 'fault');
  const examples = unfit ? [] : policyExamples(current, next, now);
  return accept({
    changes: diffPolicies(current, next).map(changeView),
    findings: findings.slice(0, mostFindings).map(findingView),
    examples: examples.map(({ tierId, tierName, amountFen, now: before, then }) => ({
      tierId: tierId as TierId, tierName, amount: amountFen,
      ...(before ? { now: effectView(before) } : {}),
      ...(then ? { then: effectView(then) } : {}),
    })),
    ...(unfit ? {} : { desk: await deskExamples(current, next, now) }),
  });
});
