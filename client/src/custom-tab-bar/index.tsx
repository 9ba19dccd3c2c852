import { View } from '@tarojs/components';
export default function Bar() { return <View>bar</View>; }
