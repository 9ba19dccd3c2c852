import { View } from '@tarojs/components';
import { go, type TabName } from '../navigate';
import { useKnown } from '../platform/known';
import { useText } from '../text';
import { Icon, type IconName } from '../ui/icon';

const icons: Readonly<Record<TabName, IconName>> = { home: 'card', perks: 'perks', coupons: 'coupon', mine: 'person', desk: 'desk' };
const all: readonly TabName[] = ['home', 'perks', 'coupons', 'mine', 'desk'];

/** The tabs; 工作台 for staff only. Ids: `tab-home`, `tab-perks`, `tab-coupons`, `tab-mine`, `tab-desk`. */
export function TabBar({ current }: { current: TabName | undefined }) {
  const text = useText();
  const { isStaff } = useKnown();
  return (
    <View className="themed tab-bar">
      {all.filter((tab) => tab !== 'desk' || isStaff).map((tab) => (
        <View key={tab} id={`tab-${tab}`} className={`tab${tab === current ? ' tab-on' : ''}`} ariaRole="tab" onClick={() => tab !== current && go.tab(tab)}>
          <Icon name={icons[tab]} />
          <View>{text.tabs[tab]}</View>
        </View>
      ))}
    </View>
  );
}
