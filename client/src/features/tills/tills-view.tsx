import { View } from '@tarojs/components';
import { storeNow } from '../../api';
import { useText, type Text } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/states';
import type { Till, useTills } from './use-tills';

type Tills = ReturnType<typeof useTills>;

function lastUse(till: Till, text: Text): string {
  if (till.state === 'revoked') return text.tills.revoked;
  return till.usedAt === undefined ? text.tills.neverUsed : text.tills.usedAt(text.say.moment(till.usedAt, storeNow()));
}

/** Every key with when it was last used. Ids: `till-rotate`, `till-revoke` by class within `.t-till`. */
export function TillsView({ tills, keys }: { tills: readonly Till[]; keys: Tills }) {
  const text = useText();
  if (tills.length === 0) return <Empty title={text.tills.none} detail={text.tills.noneHint} />;
  return (
    <View>
      {tills.map((till) => (
        <Card key={till.tillId} className="t-till">
          <View className="picked">
            <View className="strong">{till.name}</View>
            <View className="quiet small">{text.say.name(till.storeName)}</View>
          </View>
          <View className="quiet small number">{till.tillId}</View>
          <View className="quiet small">{lastUse(till, text)}</View>
          {till.oldGoodUntilAt !== undefined && <View className="quiet small">{text.tills.oldGood(text.say.moment(till.oldGoodUntilAt, storeNow()))}</View>}
          {till.state === 'active' && (
            <View className="picked" style={{ gap: '8px', marginTop: '8px' }}>
              <Button className="t-till-revoke" kind="plain" small disabled={keys.busy} onClick={() => keys.ask({ revoke: till })}>{text.tills.revoke}</Button>
              <Button className="t-till-rotate" kind="soft" small disabled={keys.busy} onClick={() => keys.rotate(till)}>{text.tills.rotate}</Button>
            </View>
          )}
        </Card>
      ))}
    </View>
  );
}
