import { View } from '@tarojs/components';
import { fen } from '../../../../shared/kernel/units';
import { storeNow } from '../../api';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { TextArea, TextField } from '../../ui/field';
import { Chips } from '../../ui/segments';
import type { FormProps } from './step-forms';
import type { StepDraft } from './step-drafts';

function Choice({ complaint, draft, change }: FormProps) {
  const text = useText();
  const { giving } = complaint;
  const now = storeNow();
  if (draft.give === 'points') {
    const worth = fen(Math.ceil(Number(draft.points || '0') * giving.pointFen));
    return <TextField id="give-points-count" digits label={text.steps.points} aside={worth > 0 ? text.steps.worthNow(worth) : undefined} value={draft.points} most={7} onChange={(points) => change({ points })} />;
  }
  if (draft.give === 'coupon') {
    if (giving.coupons.length === 0) return <View className="quiet small">{text.steps.couponNone}</View>;
    return (
      <View className="field">
        <View className="field-label">{text.steps.coupon}</View>
        <Chips
          id="give-coupon"
          choices={giving.coupons.map(({ templateId, name }) => ({ key: templateId as string, word: text.say.name(name) }))}
          chosen={draft.templateId}
          onChoose={(key) => change({ templateId: giving.coupons.find(({ templateId }) => templateId === key)?.templateId })}
        />
      </View>
    );
  }
  if (draft.give === 'gift') {
    return (
      <View>
        <TextField id="give-gift-name" label={text.steps.gift} value={draft.giftName} hint={text.steps.giftHint} most={30} onChange={(giftName) => change({ giftName })} />
        <TextField id="give-gift-worth" label={text.steps.giftWorth} value={draft.giftYuan} hint="20.00" most={9} onChange={(giftYuan) => change({ giftYuan })} />
      </View>
    );
  }
  if (draft.give !== 'refund') return null;
  if (giving.refunds.length === 0) {
    return (
      <View className="field">
        <View className="quiet small">{text.steps.refundNone}</View>
        <Button id="give-refund-go" kind="soft" small onClick={go.refunds}>{text.steps.refundGo}</Button>
      </View>
    );
  }
  return (
    <View className="field">
      <View className="field-label">{text.steps.refund}</View>
      <Chips id="give-refund" choices={giving.refunds.map(({ refundId, at, paid }) => ({ key: refundId, word: `${text.say.yuan(paid)} · ${text.say.moment(at, now)}` }))} chosen={draft.refundId} onChoose={(refundId) => change({ refundId })} />
    </View>
  );
}

/** What is given for the trouble, with its reason and what is left of the giver's limit. */
export function CompensationForm(props: FormProps) {
  const text = useText();
  const { complaint, draft, change } = props;
  const { oneFen, leftFen } = complaint.giving;
  const kinds = Object.keys(text.caseWords.give) as StepDraft['give'][];
  return (
    <View>
      <View className="field">
        <View className="field-label">{text.steps.give}</View>
        <Chips id="give" choices={kinds.map((key) => ({ key, word: text.caseWords.give[key] }))} chosen={draft.give} onChoose={(give) => change({ give })} />
      </View>
      <Choice {...props} />
      {draft.give !== 'none' && draft.give !== 'refund' && oneFen !== undefined && leftFen !== undefined && <View className="quiet small" style={{ marginBottom: '12px' }}>{text.steps.limit(oneFen, leftFen)}</View>}
      <TextArea id="give-reason" label={text.steps.reason} value={draft.reason} hint={text.steps.reasonHint} most={200} onChange={(reason) => change({ reason })} />
    </View>
  );
}
