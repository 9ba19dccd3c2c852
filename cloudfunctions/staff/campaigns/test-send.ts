import { staffContract } from '../../../shared/contract/staff';
import { creditsOf, fillTemplate, messageDay, textOf, withNoCredit, withoutCredit } from '../../../shared/domain/campaign';
import { accept, refuse } from '../../../shared/kernel/result';
import { addDays, localDateOf } from '../../../shared/kernel/time';
import { channels, permissionGone } from '../../_channels';
import { definePreparedCommand } from '../../_runtime/define';
import { identityId } from '../../_runtime/identity';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { campaignOfMine } from './mine';

/**
 * Sends a campaign's first words to the caller's own WeChat. He asked for it with his own finger, so it asks for nothing but his credit, and
 * counts for no cap. Handed over before the credit is taken: a second tap is answered from the record of the first.
 */
export const test = definePreparedCommand(staffContract.campaigns.test, {
  async prepare({ input, caller, now }) {
    const campaign = await campaignOfMine(caller, input.campaignId);
    const { reach, brandName } = await currentPolicies();
    const template = reach.templates.find(({ templateId }) => templateId === input.templateId);
    if (template?.channel !== 'subscribe_message') return refuse('TEST_CHANNEL', {});
    const identity = await store.identities.get(identityId(caller.openid));
    const account = identity && (await store.accounts.get(identity.memberId));
    if (!account) return refuse('TEST_NOT_MEMBER', {});
    if (creditsOf(account.credits, template.templateId) <= 0) return refuse('TEST_NO_CREDIT', {});
    const today = localDateOf(now);
    const { plan } = campaign;
    const facts = { brand: brandName.zh, campaignName: plan.name, offer: plan.offer, untilOn: messageDay(plan.untilOn ?? addDays(today, 7)), lastOn: messageDay(addDays(today, -90)) };
    const fields = fillTemplate(template, 0, facts);
    if (fields === null) return refuse('TEST_WORDS_MISSING', {});
    const sent = await channels.subscribe_message.send({
      _id: `test_${campaign._id}`, channel: 'subscribe_message', templateId: template.templateId, occasion: template.occasion, purpose: template.purpose,
      to: caller.openid, page: template.page, fields,
    }, reach);
    if (sent.kind === 'refused' || sent.kind === 'later') {
      // A refusal takes back whatever its command wrote, so the platform's word about his permission is kept before it.
      if (sent.errorCode === permissionGone) {
        await store.accounts.updateWhere({ _id: account._id, revision: account.revision }, { credits: withNoCredit(account.credits, template.templateId), revision: account.revision + 1 });
      }
      return refuse('TEST_REFUSED', { errorCode: sent.errorCode ?? 0 });
    }
    return accept({ memberId: account._id, templateId: template.templateId, text: textOf(fields) });
  },

  async run({ tx, prepared: { memberId, templateId, text } }) {
    const account = await tx.accounts.get(memberId);
    const credits = account && withoutCredit(account.credits, templateId);
    if (account && credits) await tx.accounts.update(memberId, { credits, revision: account.revision + 1 });
    return accept({ text });
  },
});
