import { View } from '@tarojs/components';
import { GiftsNow } from '../../features/perks/gifts-now';
import { PerkList } from '../../features/perks/perk-list';
import { TierTable } from '../../features/perks/tier-table';
import { usePerks } from '../../features/perks/use-perks';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';

/** 权益: tiers side by side. */
export default function PerksPage() {
  const text = useText();
  const { shown, reload } = usePerks();
  return (
    <Screen id="perks-screen" title={text.perks.title} tab="perks">
      <ShownValue shown={shown} bones={[320, 48]} onRetry={() => void reload()}>
        {(perks) => (
          <View>
            {perks.mine && <GiftsNow gifts={perks.mine.gifts} onClaimed={reload} />}
            <TierTable perks={perks} />
            <PerkList perks={perks} />
            {perks.mine && <View className="section"><Button id="perks-history" kind="quiet" onClick={go.tierHistory}>{text.perks.history}</Button></View>}
            {!perks.mine && <View className="section"><Button id="go-join" onClick={go.join}>{text.home.joinNow}</Button></View>}
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}
