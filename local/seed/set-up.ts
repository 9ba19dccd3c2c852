import { deskTemplate } from '../../cloudfunctions/_complaint/desk-template';
import { store } from '../../cloudfunctions/_store/store';
import type { MessageTemplate } from '../../shared/domain/campaign';
import { defaultCouponTemplates } from '../../shared/domain/policy';
import { assert } from '../../shared/kernel/assert';
import type { CouponTemplateId } from '../../shared/kernel/ids';
import { brandPolicies, brandStaff, brandStores } from './brand';
import type { CouponTemplateDocument } from '../../cloudfunctions/_store/coupon-documents';

/**
 * Gives an empty environment its rules, stores, staff and message templates. Where there are rules already nothing is touched,
 * so that what head office edited stays. The rules come last: a set-up that was killed runs again.
 */
export async function setUpBrand(url: string): Promise<void> {
  await registerTemplates(url, [...brandPolicies.reach.templates, { ...deskTemplate, channel: 'subscribe_message', fields: deskTemplate.fields.map((name) => ({ name })) }]);
  if (await store.policies.get('current')) return;
  for (const document of brandStores) await store.stores.put(document);
  for (const document of brandStaff) await store.staff.put(document);
  for (const { id, ...template } of defaultCouponTemplates) {
    await store.couponTemplates.put({ ...template, _id: id as CouponTemplateId } satisfies CouponTemplateDocument);
  }
  await store.policies.put({ ...brandPolicies, _id: `v${brandPolicies.policies.version}` });
  await store.policies.put(brandPolicies);
}

/** Tells the local WeChat which templates were approved; in production the platform knows them. */
async function registerTemplates(url: string, templates: readonly (Pick<MessageTemplate, 'templateId' | 'channel' | 'name'> & { readonly fields: readonly { readonly name: string }[] })[]): Promise<void> {
  for (const template of templates) {
    // Group messages and short messages are not approved by WeChat as templates.
    if (template.channel === 'oa_group' || template.channel === 'sms') continue;
    const answer = await fetch(`${url}/local/wechat/templates`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        channel: template.channel === 'oa_template' ? 'official' : 'subscribe',
        id: template.templateId,
        fields: template.fields.map((field) => field.name),
        title: template.name.zh,
      }),
    });
    assert(answer.ok, `the local WeChat did not take template ${template.templateId}: ${answer.status}`);
  }
}
