import { View } from '@tarojs/components';
import { useText } from '../../text';
import { Card } from '../../ui/card';
import { Switch, TextField } from '../../ui/field';
import { Icon } from '../../ui/icon';
import type { Choices, Plan } from './campaign-types';

/** The store's brand stands where the template has it; other places are shown by their meaning's place. */
const readable = (words: string): string => words.replace(/\{[a-zA-Z]+\}/g, '…');

/** What is said: templates of the registry with all their words; who is not reached may be called. */
export function ContentFields({ plan, choices, onChange }: { plan: Plan; choices: Choices; onChange: (part: Partial<Plan>) => void }) {
  const { campaigns, words, say } = useText();
  const toggle = (templateId: string) =>
    onChange({ templateIds: plan.templateIds.includes(templateId) ? plan.templateIds.filter((one) => one !== templateId) : [...plan.templateIds, templateId] });
  const asksOffer = choices.templates.some(({ templateId, variants }) => plan.templateIds.includes(templateId) && variants.some((variant) => variant.includes('{offer}')));
  // What may carry a campaign first; service notices stay in sight, because choosing one says why it may not.
  const listed = [...choices.templates].filter(({ purpose, channel }) => purpose === 'marketing' || channel === 'oa_template').sort((a, b) => Number(a.purpose === 'service') - Number(b.purpose === 'service'));
  return (
    <View>
      <View className="quiet small" style={{ marginBottom: '8px' }}>{campaigns.whatHint}</View>
      {listed.map((template) => {
        const on = plan.templateIds.includes(template.templateId);
        return (
          <Card key={template.templateId} id={`template-${template.templateId}`} onClick={() => toggle(template.templateId)}>
            <View className="picked">
              <View>
                <View className="strong">{say.name(template.name)}</View>
                <View className="quiet small">{words.channel[template.channel]}</View>
              </View>
              <View className={`tick${on ? ' tick-on' : ''}`}><Icon name="check" small /></View>
            </View>
            {on && <View className="reasons">{template.variants.map((variant) => <View key={variant}>{readable(variant)}</View>)}</View>}
          </Card>
        );
      })}
      {asksOffer && <TextField id="plan-offer" label={campaigns.offer} value={plan.offer} hint={campaigns.offerHint} most={20} onChange={(offer) => onChange({ offer })} />}
      <Card>
        <View className="picked">
          <View>
            <View>{campaigns.calls}</View>
            <View className="quiet small">{campaigns.callsHint}</View>
          </View>
          <Switch id="plan-calls" on={plan.calls} onChange={(calls) => onChange({ calls })} />
        </View>
      </Card>
    </View>
  );
}
