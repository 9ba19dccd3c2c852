import { View } from '@tarojs/components';
import { useText } from '../../text';
import { Chips } from '../../ui/segments';
import type { Shown, TierDraft } from './policy-draft';

/** The coupon that a rule gives: one of the templates there are, or none. */
export function GiftChoice({ id, label, chosen, templates, onChoose }: { id: string; label: string; chosen: string | null; templates: Shown['templates']; onChoose: (id: TierDraft['giftTemplateId']) => void }) {
  const text = useText();
  const choices = [{ key: 'none', word: text.policies.noGift }, ...templates.map(({ templateId, name }) => ({ key: templateId as string, word: text.say.name(name) }))];
  return (
    <View className="field">
      <View className="field-label"><View>{label}</View></View>
      <Chips id={id} choices={choices} chosen={chosen ?? 'none'} onChoose={(key) => onChoose(templates.find(({ templateId }) => templateId === key)?.templateId ?? null)} />
    </View>
  );
}
