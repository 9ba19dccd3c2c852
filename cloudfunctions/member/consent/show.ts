import { memberContract } from '../../../shared/contract/member';
import { maskPhone, mostConsentChanges } from '../../../shared/domain/membership';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';

export const show = defineQuery(memberContract.consent.show, async ({ caller }) => {
  const [member, account, rules] = await Promise.all([store.members.get(caller.memberId), store.accounts.get(caller.memberId), currentPolicies()]);
  assert(member && account, 'an identity has its member and account');
  const changes = member.consentChanges.map(({ what, granted, at, version }) => ({ what, granted, at, version }));
  const marketing = changes.filter(({ what }) => what === 'marketing').at(-1);
  const joined = { granted: false, at: member.joinedAt, version: member.consent.privacy.version };
  return accept({
    memberNumber: member.number,
    nickname: member.nickname,
    ...(member.phone ? { phoneMasked: maskPhone(member.phone) } : {}),
    marketing: marketing ? { granted: marketing.granted, at: marketing.at, version: marketing.version } : joined,
    history: [...changes].reverse().slice(0, mostConsentChanges),
    privacyVersion: member.consent.privacy.version,
    subscribeTemplates: rules.reach.templates
      .filter((template) => template.channel === 'subscribe_message')
      .map(({ templateId, name }) => ({ templateId, name, credits: account.credits[templateId] ?? 0 })),
  });
});
