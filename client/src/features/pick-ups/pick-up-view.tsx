import { View } from '@tarojs/components';
import { useState } from 'react';
import type { StoreId } from '../../../../shared/kernel/ids';
import { localDateOf } from '../../../../shared/kernel/time';
import { staffApi, storeNow, usePages } from '../../api';
import { PagedList } from '../../frame/shown';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Row } from '../../ui/row';
import { usePickUp, type PickUp } from './use-pick-up';

const weapp = process.env.TARO_ENV === 'weapp';

/** Cancelling in two taps, the first of which says what comes of it. */
function CancelForMember({ busy, onCancel }: { busy: boolean; onCancel: () => void }) {
  const text = useText();
  const [sure, setSure] = useState(false);
  if (!sure) return <Button id="cancel-for-member" kind="quiet" disabled={busy} onClick={() => setSure(true)}>{text.pickUps.cancel}</Button>;
  return (
    <View style={{ marginTop: '12px' }}>
      <View className="quiet small" style={{ marginBottom: '8px' }}>{text.pickUps.cancelSure}</View>
      <Button id="cancel-for-member-sure" kind="plain" disabled={busy} onClick={onCancel}>{text.states.confirm}</Button>
    </View>
  );
}

function Found({ pickUp, busy, onHandOut, onCancel }: { pickUp: PickUp; busy: boolean; onHandOut: () => void; onCancel: () => void }) {
  const text = useText();
  const now = storeNow();
  return (
    <Card className="t-pick-up">
      <View className="picked">
        <View className="strong">{text.say.name(pickUp.name)}</View>
        <Badge {...(pickUp.state === 'waiting' ? { tone: 'accent' as const } : {})}>{text.words.exchangeState[pickUp.state]}</Badge>
      </View>
      <View>{text.pickUps.of(pickUp.memberName, pickUp.memberNumber)}</View>
      <View className="quiet small" style={{ marginBottom: '12px' }}>{pickUp.doneAt === undefined ? text.pickUps.until(text.say.day(pickUp.untilOn, localDateOf(now))) : text.pickUps.doneAt(text.say.moment(pickUp.doneAt, now))}</View>
      {pickUp.mayHandOut && <Button id="hand-out" disabled={busy} onClick={onHandOut}>{text.pickUps.handOut}</Button>}
      {pickUp.mayCancel && <CancelForMember key={pickUp.exchangeId} busy={busy} onCancel={onCancel} />}
    </Card>
  );
}

/** The code, what it stands for, and what else waits in this store. Ids: `pick-up-code`, `pick-up-find`, `pick-up-scan`, `hand-out`, `cancel-for-member`, `cancel-for-member-sure`. */
export function PickUpView({ storeId }: { storeId: StoreId }) {
  const text = useText();
  const pages = usePages((cursor) => staffApi.query.pointsShop.waiting({ storeId, ...(cursor === undefined ? {} : { cursor }) }), storeId);
  const picking = usePickUp(storeId, pages.reload);
  const today = localDateOf(storeNow());
  return (
    <View>
      {weapp && (
        <View style={{ marginBottom: '12px' }}>
          <Button id="pick-up-scan" onClick={picking.scan}><Icon name="scan" />{text.pickUps.scan}</Button>
        </View>
      )}
      <View className="find">
        <TextField id="pick-up-code" value={picking.code} hint={text.pickUps.hint} most={20} said={picking.said} onChange={picking.type} onConfirm={picking.find} />
        <Button id="pick-up-find" kind={weapp ? 'plain' : 'primary'} disabled={picking.busy} onClick={picking.find}>{text.pickUps.find}</Button>
      </View>
      {picking.found.map((one) => <Found key={one.exchangeId} pickUp={one} busy={picking.busy} onHandOut={() => picking.handOut(one)} onCancel={() => picking.cancel(one)} />)}
      <Section title={text.pickUps.waiting}>
        <PagedList pages={pages} bone={64} forStaff empty={{ title: text.pickUps.waitingNone, detail: text.pickUps.waitingNoneHint }}>
          {(waiting) => (
            <Card flush>
              {waiting.map((one) => (
                <Row key={one.exchangeId} className="t-waiting" icon="gift" title={text.say.name(one.name)} detail={`${text.pickUps.of(one.memberName, one.memberNumber)} · ${text.pickUps.until(text.say.day(one.untilOn, today))}`} {...(one.mayCancel ? { onClick: () => picking.open(one) } : {})} />
              ))}
            </Card>
          )}
        </PagedList>
      </Section>
    </View>
  );
}
