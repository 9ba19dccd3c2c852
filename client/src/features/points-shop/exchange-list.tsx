import { View } from '@tarojs/components';
import { useState } from 'react';
import { groupPickUpCode } from '../../../../shared/domain/points/pick-up-code';
import { localDateOf } from '../../../../shared/kernel/time';
import { memberApi, storeNow, useCommand, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { notice } from '../../ui/notice';
import { QrCode } from '../../ui/qr-code';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';

export type Exchange = Value<'member', 'pointsShop', 'show'>;

/** What I exchanged; a gift that waits opens its code. Ids: `exchange-<id>`. */
export function ExchangeList({ exchanges, onOpen }: { exchanges: readonly Exchange[]; onOpen: (exchange: Exchange) => void }) {
  const text = useText();
  const now = storeNow();
  return (
    <Card flush>
      {exchanges.map((one) => {
        const waits = one.state === 'waiting';
        const where = waits && one.storeName && one.untilOn ? text.pointsShop.pickUpAt(text.say.name(one.storeName), text.say.day(one.untilOn, localDateOf(now))) : text.say.moment(one.doneAt ?? one.at, now);
        return (
          <Row
            key={one.exchangeId}
            id={`exchange-${one.exchangeId}`}
            className="t-exchange"
            icon={one.gives === 'gift' ? 'gift' : 'coupon'}
            title={text.say.name(one.name)}
            detail={`${where} · ${text.pointsShop.spent(one.points)}`}
            end={<Badge {...(waits ? { tone: 'accent' as const } : {})}>{text.words.exchangeState[one.state]}</Badge>}
            {...(waits ? { onClick: () => onOpen(one) } : {})}
          />
        );
      })}
    </Card>
  );
}

/** The pick-up code as scanners and people read it, and letting go of the gift. Ids: `pick-up-qr`, `pick-up-digits`, `pick-up-cancel`, `pick-up-cancel-sure`. */
export function CodeOfGift({ exchange, onClose, onCancelled }: { exchange: Exchange; onClose: () => void; onCancelled: () => void }) {
  const text = useText();
  const [sure, setSure] = useState(false);
  const cancelling = useCommand(memberApi.command.pointsShop.cancel);
  const { code = '', storeName, untilOn } = exchange;
  const cancel = async () => {
    const answer = await cancelling.run({ exchangeId: exchange.exchangeId });
    if (!answer) return;
    notice(answer.kind === 'done' ? text.pointsShop.cancelled(answer.value.balance) : sayProblem(text, answer));
    if (answer.kind === 'done' || answer.kind === 'refused') onCancelled();
  };
  return (
    <Sheet title={text.say.name(exchange.name)} closeWord={text.states.close} onClose={onClose}>
      <View className="code-sheet">
        <View className="quiet small">{text.pointsShop.codeLead}</View>
        <QrCode id="pick-up-qr" className="code-qr" text={code} />
        <View id="pick-up-digits" className="code-digits">{groupPickUpCode(code)}</View>
        {storeName && untilOn && <View className="quiet small">{text.pointsShop.pickUpAt(text.say.name(storeName), text.say.day(untilOn, localDateOf(storeNow())))}</View>}
      </View>
      <View className="section">
        {sure ? (
          <View>
            <View className="quiet small" style={{ marginBottom: '8px' }}>{text.pointsShop.cancelSure}</View>
            <Button id="pick-up-cancel-sure" kind="plain" disabled={cancelling.busy} onClick={() => void cancel()}>{text.states.confirm}</Button>
          </View>
        ) : (
          <Button id="pick-up-cancel" kind="quiet" onClick={() => setSure(true)}>{text.pointsShop.cancel}</Button>
        )}
      </View>
    </Sheet>
  );
}
