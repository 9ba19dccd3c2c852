import { memberContract } from '../../../shared/contract/member';
import { addConsentChange, setMarketing } from '../../../shared/domain/membership';
import { closePoints } from '../../../shared/domain/points';
import { emptyStatistics } from '../../../shared/domain/retention';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { codeSecretBytes, newSecret } from '../../_runtime/dice';
import { identityId } from '../../_runtime/identity';
import { increase, removeField } from '../../_store/collection';
import { currentPolicies, pointsEntryDocument } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { keptOf } from './terms';

/**
 * Ends a membership in one transaction: the identity goes, so that the same person may join anew; nothing names him any more; points end by
 * an entry; his code is worth nothing; nobody scores or reaches him. What other documents hold is swept by the timer of `privacy`.
 */
export const leave = definePreparedCommand(memberContract.privacy.leave, {
  async prepare({ caller, now }) {
    const identity = await store.identities.get(identityId(caller.openid));
    if (!identity) return refuse('NOT_A_MEMBER', {});
    const { memberId } = identity;
    const [kept, { policies }] = await Promise.all([keptOf(memberId, now), currentPolicies()]);
    return accept({ memberId, kept, policyVersion: policies.version });
  },
  async run({ caller, now, tx, prepared: { memberId, kept, policyVersion } }) {
    const [identity, member, account] = await Promise.all([tx.identities.get(identityId(caller.openid)), tx.members.get(memberId), tx.accounts.get(memberId)]);
    if (!identity) return refuse('NOT_A_MEMBER', {});
    assert(member && account, 'an identity has its member and account');
    const { consent, change } = setMarketing(member.consent, { granted: false, version: member.consent.privacy.version, at: now, channel: 'settings' });
    const { account: points, entry } = closePoints(account.points, { causeId: `leaving_${memberId}`, at: now, policyVersion });
    await tx.identities.remove(identity._id);
    await tx.members.update(memberId, {
      nickname: '', consent, consentChanges: change ? addConsentChange(member.consentChanges, change) : member.consentChanges, leftAt: now,
      openid: removeField, unionid: removeField, phone: removeField, phoneTail: removeField, birthday: removeField, guideId: removeField,
      referrerNumber: removeField, importedAs: removeField, tags: removeField, tagChanges: removeField,
    });
    await tx.accounts.update(memberId, {
      points, statistics: emptyStatistics, code: { secret: newSecret(codeSecretBytes), lastStep: null }, credits: {}, marketingContactsAt: [], leftAt: now, revision: increase(1),
      openid: removeField, retention: removeField, booksDueOn: removeField, reachSwitches: removeField,
    });
    if (entry) await tx.pointsEntries.add(pointsEntryDocument(entry, memberId));
    await tx.leavings.put({ _id: memberId, storeId: account.storeId, leftAt: now, kept, state: 'sweeping', dueOn: localDateOf(now) });
    return accept({ leftAt: now, kept });
  },
});
