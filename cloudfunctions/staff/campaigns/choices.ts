import { staffContract } from '../../../shared/contract/staff';
import { variantsOf, type MessageTemplate } from '../../../shared/domain/campaign';
import type { TierId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { readAudienceLines } from '../../_reach/audience-facts';
import { currentModel, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { newestTagWords } from '../../_member/tag-words';

const mostTopics = 100;

/** The registry's templates with their words, and what audiences may ask for. */
export const choices = defineQuery(staffContract.campaigns.choices, async ({ now }) => {
  const [policies, model] = await Promise.all([currentPolicies(), currentModel()]);
  const [lines, topics, tags] = await Promise.all([readAudienceLines(policies, model, now), store.topics.find({ filter: {}, limit: mostTopics }), newestTagWords()]);
  return accept({
    templates: policies.reach.templates.map(templateView),
    tiers: policies.policies.tiers.tiers.map(({ id, name }) => ({ tierId: id as TierId, name })),
    topics: topics.filter(({ isActive }) => isActive).map(({ _id, name }) => ({ topicId: _id, name })),
    tags,
    groupsKnown: lines.cuts !== null,
    classesKnown: lines.classEdges !== null && model !== undefined,
  });
});

function templateView(template: MessageTemplate) {
  const { templateId, name, channel, occasion, purpose, fields } = template;
  const variants = Array.from({ length: variantsOf(template) }, (_, i) => fields.map(({ variants: texts }) => texts[Math.min(i, texts.length - 1)] ?? '').join(' '));
  return { templateId, name, channel, occasion, purpose, variants };
}
