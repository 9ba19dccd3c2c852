import { View } from '@tarojs/components';
import { useState } from 'react';
import { basisPoints, fen, points } from '../../../../shared/kernel/units';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { Switch } from '../../ui/field';
import { Row } from '../../ui/row';
import { Segments } from '../../ui/segments';
import { ComplaintGivingGroup, ComplaintTimesGroup, ComplaintWordsGroup } from './complaint-form';
import { DaysForm } from './days-form';
import { GiftChoice } from './gift-choice';
import { NumberInput } from './number-input';
import { limitFields, numberFields, tierAbove, type Draft, type NumberField, type PolicyGroup, type Shown } from './policy-draft';
import { TierForm } from './tier-form';

interface Props {
  readonly draft: Draft;
  readonly rules: Shown;
  readonly onChange: (draft: Draft) => void;
  readonly onBad: (id: string, bad: boolean) => void;
}

function Numbers({ fields, draft, onChange, onBad, name }: Omit<Props, 'rules'> & { fields: readonly NumberField<Draft>[]; name?: string }) {
  return <View>{fields.map((field) => <NumberInput key={field.key} field={field} of={draft} onChange={onChange} onBad={onBad} {...(name === undefined ? {} : { name })} />)}</View>;
}

function EarnGroup({ draft, onChange, onBad }: Props) {
  const { policies } = useText();
  const { points: rules } = draft;
  return (
    <Card>
      <Numbers fields={numberFields.earn} draft={draft} onChange={onChange} onBad={onBad} />
      <View className="quiet tiny">{policies.hints.pending}</View>
      <View className="field">
        <View className="field-label"><View>{policies.field['earn.rounding']}</View></View>
        <Segments id="rounding" chosen={rules.earn.rounding} choices={(['down', 'nearest'] as const).map((key) => ({ key, word: policies.rounding[key] }))} onChoose={(rounding) => onChange({ ...draft, points: { ...rules, earn: { ...rules.earn, rounding } } })} />
      </View>
      <View className="field">
        <View className="field-label"><View>{policies.field['points.clawBack']}</View></View>
        <Segments id="claw-back" chosen={rules.clawBack} choices={(['clamp', 'negative'] as const).map((key) => ({ key, word: policies.clawBack[key] }))} onChoose={(clawBack) => onChange({ ...draft, points: { ...rules, clawBack } })} />
      </View>
    </Card>
  );
}

function DaysGroup({ draft, rules, onChange, onBad }: Props) {
  const { policies } = useText();
  return (
    <View>
      <Card>
        <Numbers fields={numberFields.birthday} draft={draft} onChange={onChange} onBad={onBad} />
        <View className="quiet tiny">{policies.hints.birthday}</View>
      </Card>
      <DaysForm days={draft.points.days} stores={rules.stores} onChange={(days) => onChange({ ...draft, points: { ...draft.points, days } })} onBad={onBad} />
    </View>
  );
}

function MoneyGroup({ draft, onChange, onBad }: Props) {
  const { policies } = useText();
  const { asMoney } = draft.points;
  const turn = (on: boolean) => onChange({ ...draft, points: { ...draft.points, asMoney: on ? { pointsPerStep: points(100), fenPerStep: fen(100), capRate: basisPoints(5_000) } : null } });
  return (
    <Card>
      <Row title={policies.groups.money} end={<Switch id="money-on" on={asMoney !== null} onChange={turn} />} />
      {asMoney !== null && <Numbers fields={numberFields.money} draft={draft} onChange={onChange} onBad={onBad} />}
    </Card>
  );
}

function LimitsGroup({ draft, onChange, onBad }: Props) {
  const { policies } = useText();
  return (
    <View>
      {limitFields.map(({ role, fields }) => (
        <Section key={role} title={policies.role[role]}>
          <Card><Numbers fields={fields} name={role} draft={draft} onChange={onChange} onBad={onBad} /></Card>
        </Section>
      ))}
    </View>
  );
}

function TiersGroup({ draft, rules, onChange, onBad }: Props) {
  const text = useText();
  const { policies } = text;
  const [open, setOpen] = useState<string>();
  const { tiers } = draft.tiers;
  const put = (next: Draft['tiers']['tiers']) => onChange({ ...draft, tiers: { ...draft.tiers, tiers: next } });
  const add = () => {
    const above = tierAbove(tiers);
    if (!above) return;
    put([...tiers, above]);
    setOpen(above.id);
  };
  return (
    <View>
      <View className="quiet small chart-said">{policies.hints.tiers}</View>
      {tiers.map((tier) => (
        <View key={tier.id} className="section">
          <Card flush><Row id={`tier-row-${tier.id}`} className="t-tier-row" title={text.say.name(tier.name) || policies.addTier} detail={text.tiers.growth(tier.growth)} onClick={() => setOpen(open === tier.id ? undefined : tier.id)} /></Card>
          {open === tier.id && (
            <TierForm
              tier={tier}
              templates={rules.templates}
              onBad={onBad}
              onChange={(next) => put(tiers.map((one) => (one.id === tier.id ? next : one)))}
              {...(tiers.length > 1 ? { onRemove: () => put(tiers.filter(({ id }) => id !== tier.id)) } : {})}
            />
          )}
        </View>
      ))}
      {tiers.length < 10 && <View className="section"><Button id="tier-add" kind="quiet" onClick={add}>{policies.addTier}</Button></View>}
      <Section title={policies.groups.tiers}>
        <Card><Numbers fields={numberFields.tiers} draft={draft} onChange={onChange} onBad={onBad} /></Card>
      </Section>
    </View>
  );
}

function RefundGroup({ draft, onChange, onBad }: Props) {
  const { policies } = useText();
  return (
    <Card>
      <Numbers fields={numberFields.refund} draft={draft} onChange={onChange} onBad={onBad} />
      <View className="quiet tiny">{policies.hints.refundMost}</View>
      <Row title={policies.field['coupons.returnOnWholeRefund']} end={<Switch id="return-coupons" on={draft.coupons.returnOnWholeRefund} onChange={(on) => onChange({ ...draft, coupons: { ...draft.coupons, returnOnWholeRefund: on } })} />} />
    </Card>
  );
}

function CouponsGroup({ draft, onChange, onBad }: Props) {
  const { policies } = useText();
  const { checkout } = draft;
  return (
    <Card>
      <Numbers fields={numberFields.coupons} draft={draft} onChange={onChange} onBad={onBad} />
      <Row title={policies.field['checkout.couponsWithTierDiscount']} end={<Switch id="coupons-with-tier" on={checkout.couponsWithTierDiscount} onChange={(on) => onChange({ ...draft, checkout: { ...checkout, couponsWithTierDiscount: on } })} />} />
      <Row title={policies.field['checkout.pointsWithCoupons']} end={<Switch id="points-with-coupons" on={checkout.pointsWithCoupons} onChange={(on) => onChange({ ...draft, checkout: { ...checkout, pointsWithCoupons: on } })} />} />
      <Row title={policies.field['checkout.unscannedMaySpend']} detail={policies.hints.unscanned} end={<Switch id="unscanned-may-spend" on={checkout.unscannedMaySpend} onChange={(on) => onChange({ ...draft, checkout: { ...checkout, unscannedMaySpend: on } })} />} />
    </Card>
  );
}

function ReferralGroup({ draft, rules, onChange, onBad }: Props) {
  const { policies } = useText();
  const { referral } = draft;
  const put = (change: Partial<NonNullable<Draft['referral']>>) => referral && onChange({ ...draft, referral: { ...referral, ...change } });
  const turn = (on: boolean) => onChange({ ...draft, referral: on ? { referrerTemplateId: null, friendTemplateId: null, endsAfterDays: 180 } : null });
  return (
    <Card>
      <Row title={policies.groups.referral} detail={policies.hints.referral} end={<Switch id="referral-on" on={referral !== null} onChange={turn} />} />
      {referral && (
        <View>
          <GiftChoice id="referral-referrer" label={policies.field['referral.referrerTemplateId']} chosen={referral.referrerTemplateId} templates={rules.templates} onChoose={(referrerTemplateId) => put({ referrerTemplateId })} />
          <GiftChoice id="referral-friend" label={policies.field['referral.friendTemplateId']} chosen={referral.friendTemplateId} templates={rules.templates} onChoose={(friendTemplateId) => put({ friendTemplateId })} />
          <Numbers fields={numberFields.referral} draft={draft} onChange={onChange} onBad={onBad} />
        </View>
      )}
    </Card>
  );
}

const forms: Readonly<Record<PolicyGroup, (props: Props) => JSX.Element>> = {
  earn: EarnGroup, days: DaysGroup, money: MoneyGroup, limits: LimitsGroup, tiers: TiersGroup, refund: RefundGroup, coupons: CouponsGroup, referral: ReferralGroup,
  complaintTimes: ComplaintTimesGroup, complaintGiving: ComplaintGivingGroup, complaintWords: ComplaintWordsGroup,
};

/** The fields of one group of rules: one thing a screen. */
export function GroupForm({ group, ...props }: Props & { group: PolicyGroup }) {
  const Form = forms[group];
  return <Form {...props} />;
}
