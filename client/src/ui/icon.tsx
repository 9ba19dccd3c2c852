import { View } from '@tarojs/components';

export type IconName =
  | 'card' | 'perks' | 'coupon' | 'person' | 'desk' | 'code' | 'back' | 'next' | 'close' | 'check' | 'bell' | 'phone' | 'gift' | 'chat'
  | 'bag' | 'camera' | 'scan' | 'search' | 'clock' | 'moon' | 'outbox' | 'wave' | 'call' | 'delete' | 'plus' | 'points' | 'shield'
  | 'globe' | 'offline' | 'star' | 'chart';

/** A line icon in the colour of the text around it; drawn in `styles/icons.scss`. */
export function Icon({ name, small, filled }: { name: IconName; small?: boolean; filled?: boolean }) {
  return <View className={`icon icon-${name}${small ? ' icon-small' : ''}${filled ? ' icon-filled' : ''}`} />;
}
