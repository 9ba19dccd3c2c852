import { View } from '@tarojs/components';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Row } from '../../ui/row';
import { GiftChoice } from './gift-choice';
import { NumberInput } from './number-input';
import { tierFields, type Shown, type TierDraft } from './policy-draft';

const mostPerks = 8;

interface Props {
  readonly tier: TierDraft;
  readonly templates: Shown['templates'];
  readonly onChange: (tier: TierDraft) => void;
  readonly onBad: (id: string, bad: boolean) => void;
  /** Absent for the only tier there is. */
  readonly onRemove?: (() => void) | undefined;
}

/** One tier: its names, what it asks, what it gives. */
export function TierForm({ tier, templates, onChange, onBad, onRemove }: Props) {
  const { policies } = useText();
  const perkWords = { zh: policies.perkName, en: policies.perkNameEn };
  const detailWords = { zh: policies.perkDetail, en: policies.perkDetailEn };
  const putPerk = (place: number, change: Partial<TierDraft['perks'][number]>) => onChange({ ...tier, perks: tier.perks.map((perk, index) => (index === place ? { ...perk, ...change } : perk)) });
  return (
    <Card>
      <TextField id="rule-tier-nameZh" label={policies.field['tier.nameZh']} value={tier.name.zh} most={40} onChange={(zh) => onChange({ ...tier, name: { ...tier.name, zh } })} />
      <TextField id="rule-tier-nameEn" label={policies.field['tier.nameEn']} value={tier.name.en} most={40} onChange={(en) => onChange({ ...tier, name: { ...tier.name, en } })} />
      {tierFields.map((field) => <NumberInput key={field.key} field={field} of={tier} onChange={onChange} onBad={onBad} />)}
      <GiftChoice id="tier-gift" label={policies.field['tier.giftTemplateId']} chosen={tier.giftTemplateId} templates={templates} onChoose={(giftTemplateId) => onChange({ ...tier, giftTemplateId })} />
      <GiftChoice id="tier-up-gift" label={policies.field['tier.upgradeGiftTemplateId']} chosen={tier.upgradeGiftTemplateId} templates={templates} onChoose={(upgradeGiftTemplateId) => onChange({ ...tier, upgradeGiftTemplateId })} />
      {tier.perks.map((perk, place) => (
        <View key={perk.id} className="t-perk" style={{ marginTop: '12px' }}>
          <Row title={`${policies.field['tier.perks']} ${place + 1}`} end={<Button kind="quiet" small onClick={() => onChange({ ...tier, perks: tier.perks.filter((_, index) => index !== place) })}>{policies.remove}</Button>} />
          {(['zh', 'en'] as const).map((lang) => (
            <View key={lang}>
              <TextField id={`perk-${place}-${lang}`} label={perkWords[lang]} value={perk.name[lang]} most={40} onChange={(value) => putPerk(place, { name: { ...perk.name, [lang]: value } })} />
              <TextField id={`perk-${place}-detail-${lang}`} label={detailWords[lang]} value={perk.detail[lang]} most={80} onChange={(value) => putPerk(place, { detail: { ...perk.detail, [lang]: value } })} />
            </View>
          ))}
        </View>
      ))}
      {tier.perks.length < mostPerks && (
        <Button id="tier-add-perk" kind="quiet" small onClick={() => onChange({ ...tier, perks: [...tier.perks, { id: freeId(tier), name: { zh: '', en: '' }, detail: { zh: '', en: '' } }] })}>{policies.addPerk}</Button>
      )}
      {onRemove && <Button id="tier-remove" kind="quiet" small onClick={onRemove}>{policies.remove}</Button>}
    </Card>
  );
}

function freeId({ perks }: TierDraft): string {
  let number = perks.length + 1;
  while (perks.some(({ id }) => id === `perk-${number}`)) number += 1;
  return `perk-${number}`;
}
