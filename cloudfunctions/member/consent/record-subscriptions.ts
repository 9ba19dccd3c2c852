import { memberContract } from '../../../shared/contract/member';
import { creditsOf, withCredit, type SubscribeCredits } from '../../../shared/domain/campaign';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { increase } from '../../_store/collection';
import { currentPolicies } from '../../_store/rules-documents';

/**
 * One accept is one message, and accepts add up. The phone could claim more than was tapped; the platform then refuses
 * with 43101 and the credit falls to zero, so a false claim gains nothing.
 */
export const recordSubscriptions = definePreparedCommand(memberContract.consent.recordSubscriptions, {
  async prepare({ input }) {
    const rules = await currentPolicies();
    const known = new Set(rules.reach.templates.filter((template) => template.channel === 'subscribe_message').map((template) => template.templateId));
    const unknown = input.accepted.find((templateId) => !known.has(templateId));
    return unknown === undefined ? accept([...new Set(input.accepted)]) : refuse('TEMPLATE_UNKNOWN', { templateId: unknown });
  },
  async run({ caller, tx, prepared }) {
    const account = await tx.accounts.get(caller.memberId);
    assert(account, 'an identity has its account');
    const credits = prepared.reduce<SubscribeCredits>(withCredit, account.credits);
    await tx.accounts.update(account._id, { credits, revision: increase(1) });
    return accept({ credits: prepared.map((templateId) => ({ templateId, credits: creditsOf(credits, templateId) })) });
  },
});
