import { View } from '@tarojs/components';
import { Button } from './button';
import { Icon } from './icon';

/** Shapes of what is coming, in the heights given; never a spinner. */
export function Skeleton({ heights }: { heights: readonly number[] }) {
  return (
    <View className="t-skeleton">
      {heights.map((height, index) => (
        <View key={index} className="bone" style={{ height: `${height}px`, marginBottom: '12px' }} />
      ))}
    </View>
  );
}

interface StateProps {
  readonly title: string;
  readonly detail?: string;
  readonly action?: { readonly word: string; readonly onClick: () => void; readonly id?: string };
}

/** Nothing here: one sentence, one way on. */
export function Empty({ title, detail, action }: StateProps) {
  return (
    <View className="state t-empty">
      <View className="state-mark mark-huike" />
      <View className="state-title">{title}</View>
      <View className="state-detail">{detail}</View>
      {action && <Button kind="soft" small {...(action.id ? { id: action.id } : {})} onClick={action.onClick}>{action.word}</Button>}
    </View>
  );
}

/** It did not come: what happened, what to do. */
export function Failed({ title, detail, action, offline }: StateProps & { offline?: boolean }) {
  return (
    <View className="state t-failed">
      {offline ? <View className="state-mark"><View className="icon icon-offline" style={{ width: '64px', height: '64px' }} /></View> : <View className="state-mark mark-huike" />}
      <View className="state-title">{title}</View>
      <View className="state-detail">{detail}</View>
      {action && <Button kind="soft" small {...(action.id ? { id: action.id } : {})} onClick={action.onClick}>{action.word}</Button>}
    </View>
  );
}

/** A quiet line above old content: how old it is. */
export function OfflineBar({ words }: { words: string }) {
  return (
    <View className="offline-bar t-offline">
      <Icon name="offline" small />
      <View>{words}</View>
    </View>
  );
}
