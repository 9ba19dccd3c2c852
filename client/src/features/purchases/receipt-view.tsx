import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { go } from '../../navigate';
import { useText, type Text } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { Face } from '../../ui/face';
import { Row } from '../../ui/row';
import { RateVisit } from './rate-visit';
import type { Receipt, useReceipt } from './use-receipt';

const Sum = ({ children, good }: { children: ReactNode; good?: boolean }) => <View className={`number strong${good ? ' good' : ''}`}>{children}</View>;

/** What was paid, large; under it the full price and what came back. */
function Head({ receipt }: { receipt: Receipt }) {
  const text = useText();
  const { say } = text;
  const { refunded } = receipt;
  const back = refunded && [
    text.receipt.refunded(refunded.paid),
    ...(refunded.pointsClawedBack > 0 ? [text.receipt.refundedPoints(refunded.pointsClawedBack)] : []),
    ...(refunded.pointsRestored > 0 ? [text.receipt.refundedRestored(refunded.pointsRestored)] : []),
  ];
  return (
    <View className="balance" id="receipt-head">
      <View className="quiet small">{receipt.storeName && `${say.name(receipt.storeName)} · `}{say.moment(receipt.at, storeNow())}</View>
      <View className="balance-figure number" id="receipt-paid">{say.yuan(receipt.paid)}</View>
      <View className="quiet small">{receipt.saved > 0 ? `${text.receipt.original} ${say.yuan(receipt.original)} · ${text.purchases.saved(receipt.saved)}` : text.receipt.paid}</View>
      {back && <View className="bad small" id="receipt-refunded">{back.join(' · ')}</View>}
    </View>
  );
}

function Lines({ receipt }: { receipt: Receipt }) {
  const text = useText();
  if (receipt.lines.length === 0) return null;
  return (
    <Section title={text.receipt.lines}>
      <Card flush>
        {receipt.lines.map((line, index) => (
          <Row
            key={index}
            className="t-receipt-line"
            title={line.name ?? line.category}
            {...(line.name !== undefined && line.category !== undefined ? { detail: line.category } : {})}
            end={<Sum>{text.say.yuan(line.value)}</Sum>}
          />
        ))}
        {receipt.linesMore > 0 && <Row title={text.receipt.linesMore(receipt.linesMore)} />}
      </Card>
    </Section>
  );
}

/** Every saving with what made it; nothing where nothing was saved. */
function savings({ savedBy }: Receipt, text: Text): readonly { readonly what: string; readonly saved: string }[] {
  const minus = (amount: Receipt['saved']) => `-${text.say.yuan(amount)}`;
  return [
    ...(savedBy.tier > 0 ? [{ what: text.receipt.savedTier, saved: minus(savedBy.tier) }] : []),
    ...savedBy.coupons.map(({ name, saved }) => ({ what: name ? text.say.name(name) : text.receipt.savedCoupon, saved: minus(saved) })),
    ...(savedBy.points.saved > 0 ? [{ what: text.receipt.savedPoints(savedBy.points.spent), saved: minus(savedBy.points.saved) }] : []),
  ];
}

function Savings({ receipt }: { receipt: Receipt }) {
  const text = useText();
  const rows = savings(receipt, text);
  if (rows.length === 0) return null;
  return (
    <Section title={text.receipt.savedBy}>
      <Card flush>{rows.map(({ what, saved }, index) => <Row key={index} className="t-receipt-saving" title={what} end={<Sum good>{saved}</Sum>} />)}</Card>
    </Section>
  );
}

function Brought({ receipt }: { receipt: Receipt }) {
  const text = useText();
  const today = localDateOf(storeNow());
  const when = receipt.pointsUsableOn === undefined ? text.say.untilMonthEnd(receipt.pointsExpireIn, today) : text.receipt.pointsFrom(text.say.day(receipt.pointsUsableOn, today));
  return (
    <Section title={text.receipt.brought}>
      <Card flush>
        <Row id="receipt-points" title={text.receipt.points} {...(receipt.pointsEarned > 0 ? { detail: when } : {})} end={<Sum good>{text.say.pointsChange(receipt.pointsEarned)}</Sum>} onClick={go.points} />
        <Row id="receipt-growth" title={text.receipt.growth} end={<Sum good>{text.receipt.growthSaid(receipt.growthEarned)}</Sum>} onClick={() => go.tab('perks')} />
      </Card>
    </Section>
  );
}

function CareNotes({ notes }: { notes: Receipt['careNotes'] }) {
  const text = useText();
  if (notes.length === 0) return null;
  return (
    <Section title={text.receipt.care}>
      {notes.map((note) => (
        <Card key={note.category ?? ''} className="t-care-note">
          <View className="strong">{note.category ?? text.receipt.careGeneral}</View>
          <View className="row-detail" style={{ whiteSpace: 'pre-wrap', marginTop: '4px' }}>{text.say.name(note.text)}</View>
        </Card>
      ))}
    </Section>
  );
}

/** Who served him, and the ways to reach him that he or the store gave. */
function GuideCard({ receipt, onCopy }: { receipt: Receipt; onCopy: (wechatId: string) => void }) {
  const text = useText();
  const { guide, store } = receipt;
  const phone = store?.phone ?? '';
  if (!guide && phone === '') return null;
  const wechatId = guide?.wechatId;
  return (
    <Section title={guide ? text.receipt.guide : text.stores.title}>
      <Card id="receipt-guide">
        <View className="person">
          {guide && <Face name={guide.name} />}
          <View className="row-main">
            <View className="strong">{guide?.name ?? (store && text.say.name(store.name))}</View>
            <View className="quiet small">{wechatId === undefined ? guide && store && text.say.name(store.name) : `${text.receipt.wechat} ${wechatId}`}</View>
          </View>
        </View>
        <View className="picked" style={{ gap: '8px', marginTop: '12px' }}>
          {wechatId !== undefined && <Button id="guide-wechat" kind="soft" small onClick={() => onCopy(wechatId)}>{text.receipt.wechatCopy}</Button>}
          {phone !== '' && <Button id="guide-call" kind="plain" small onClick={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}>{text.receipt.call}</Button>}
        </View>
      </Card>
    </Section>
  );
}

function AllowMessages({ receipt, busy, onAllow }: { receipt: Receipt; busy: boolean; onAllow: () => void }) {
  const text = useText();
  const { subscribeTemplates } = receipt;
  if (subscribeTemplates.length === 0) return null;
  const allowed = subscribeTemplates.filter(({ credits }) => credits > 0);
  return (
    <Card id="receipt-allow" className="section">
      <View className="strong">{text.receipt.allow}</View>
      <View className="quiet small" style={{ margin: '4px 0 12px' }}>
        {allowed.length === 0 ? text.receipt.allowHint : allowed.map(({ name, credits }) => text.receipt.allowLeft(text.say.name(name), credits)).join(' · ')}
      </View>
      <Button id="receipt-allow-now" kind="soft" disabled={busy} onClick={onAllow}>{text.receipt.allowNow}</Button>
    </Card>
  );
}

/** 消费详情: the sum, how it was, what was saved and brought, how to keep it, whom to ask. */
export function ReceiptView({ receipt, after }: { receipt: Receipt; after: ReturnType<typeof useReceipt> }) {
  const text = useText();
  const asked = receipt.rateUntilAt !== undefined || receipt.rating !== undefined;
  return (
    <View>
      <Head receipt={receipt} />
      {asked && <Card><RateVisit purchase={receipt} about="visit" /></Card>}
      <Lines receipt={receipt} />
      <Savings receipt={receipt} />
      <Brought receipt={receipt} />
      <CareNotes notes={receipt.careNotes} />
      <GuideCard receipt={receipt} onCopy={after.copy} />
      <AllowMessages receipt={receipt} busy={after.busy} onAllow={() => after.allow(receipt.subscribeTemplates)} />
      <View className="section"><Button id="receipt-complain" kind="plain" onClick={() => go.complain(receipt.purchaseId)}>{text.receipt.complain}</Button></View>
    </View>
  );
}
