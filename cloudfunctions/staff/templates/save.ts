import { staffContract } from '../../../shared/contract/staff';
import { checkTemplate, type MessageTemplate } from '../../../shared/domain/campaign';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import type { PolicyDocument } from '../../_store/policies-documents';

/**
 * Puts a template into the registry, in place of the one with its id. It is checked against the rules of its fields, the words that its channel
 * and purpose forbid and the facts of its occasion before it is kept; two editors cannot overwrite each other.
 */
export const save = defineCommand(staffContract.templates.save, async ({ input, caller, now, tx }) => {
  const current = await tx.policies.get('current');
  assert(current, 'this environment has no policies; run its setup first');
  if (current.policies.version !== input.version) return refuse('POLICY_VERSION_CHANGED', { version: current.policies.version });
  const { body, ...rest } = input.template;
  const template: MessageTemplate = { ...rest, ...(body === undefined ? {} : { body }) };
  const checked = checkTemplate(template);
  if (!checked.ok) return checked.code === 'TEMPLATE_PLACE_UNKNOWN' ? refuse(checked.code, { ...checked.details, places: [...checked.details.places] }) : checked;
  const { templates } = current.reach;
  const known = templates.some(({ templateId }) => templateId === template.templateId);
  const changed = known ? templates.map((each) => (each.templateId === template.templateId ? template : each)) : [...templates, template];
  const version = current.policies.version + 1;
  const edit = { staffId: caller.staffId, byName: caller.name, at: now, reason: '' };
  const next: PolicyDocument = { ...current, policies: { ...current.policies, version }, reach: { ...current.reach, templates: changed }, edit };
  await tx.policies.put({ ...current, _id: `v${current.policies.version}` });
  await tx.policies.put({ ...next, _id: `v${version}` });
  await tx.policies.put(next);
  return accept({ version });
});
