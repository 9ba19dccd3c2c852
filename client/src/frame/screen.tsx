import { View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect, type ReactNode } from 'react';
import { go, type TabName } from '../navigate';
import { useText } from '../text';
import { Icon } from '../ui/icon';
import { NoticePlace } from '../ui/notice';
import { PrivacyAsk } from './privacy-ask';
import { TabBar } from './tab-bar';

const h5 = process.env.TARO_ENV === 'h5';
const weapp = process.env.TARO_ENV === 'weapp';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly tab?: TabName;
  /** What stands at the thumb: the screen's one action. */
  readonly foot?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The frame of every screen: its name above (WeChat draws its own bar, in the browser we do), the tabs or one action below. */
export function Screen({ id, title, tab, foot, className = '', children }: Props) {
  const text = useText();
  const name = () => void Taro.setNavigationBarTitle({ title });
  useEffect(name, [title]);
  useDidShow(name);
  const room = foot !== undefined ? ' screen-footed' : tab !== undefined ? ' screen-tabbed' : '';
  return (
    <View id={id} className={`themed screen${room} ${className}`}>
      {h5 && tab !== 'home' && (
        <View className="nav-bar">
          <View className="nav-side" id="nav-back" ariaRole="button" ariaLabel={text.states.goHome} {...(tab === undefined ? { onClick: go.back } : {})}>
            {tab === undefined && <Icon name="back" />}
          </View>
          <View className="nav-title">{title}</View>
          <View className="nav-side" />
        </View>
      )}
      {children}
      {foot !== undefined && <View className="screen-foot">{foot}</View>}
      {h5 && tab !== undefined && <TabBar current={tab} />}
      {weapp && <PrivacyAsk />}
      <NoticePlace />
    </View>
  );
}
