import { staffContract } from '../../../shared/contract/staff';
import { fieldRulesOf, messageChannels, occasionIds, occasionRules, type MessageTemplate, type OccasionId } from '../../../shared/domain/campaign';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { currentPolicies } from '../../_store/rules-documents';

/** The registry as it stands, with what its texts may hold. */
export const list = defineQuery(staffContract.templates.list, async () => {
  const { policies, reach } = await currentPolicies();
  return accept({
    version: policies.version,
    templates: reach.templates.map(templateView),
    occasions: occasionIds.map((occasion) => ({ occasion, purpose: occasionRules[occasion].purpose, places: [...occasionRules[occasion].places] })),
    fieldKinds: messageChannels.flatMap((channel) => fieldRulesOf(channel).map(({ kind, most }) => ({ channel, kind, most }))),
  });
});

function templateView({ fields, occasion, name, ...template }: MessageTemplate) {
  return { ...template, occasion: occasion as OccasionId, name: { ...name }, fields: fields.map((field) => ({ name: field.name, variants: [...field.variants] })) };
}
