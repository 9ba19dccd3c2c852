import { View } from '@tarojs/components';
import { Icon } from './icon';

/** A person as one letter of the name; a line drawing when there is no name. */
export function Face({ name }: { name: string }) {
  return <View className="person-face">{name === '' ? <Icon name="person" /> : name.slice(0, 1)}</View>;
}
