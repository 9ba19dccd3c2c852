/**
 * What joining gives: the welcome coupon's template and the cause it is issued by. The cause is the member himself, so that the coupon
 * made of it exists once, however often joining is tried.
 * @example joiningGives('m_1', { welcomeTemplateId: 'welcome' }) //=> [{ templateId: 'welcome', causeId: 'join_m_1' }]
 */
export function joiningGives(
  memberId: string,
  policy: { readonly welcomeTemplateId: string | null },
): readonly { readonly templateId: string; readonly causeId: string }[] {
  return policy.welcomeTemplateId === null ? [] : [{ templateId: policy.welcomeTemplateId, causeId: `join_${memberId}` }];
}
