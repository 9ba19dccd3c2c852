import { View } from '@tarojs/components';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Several } from '../../ui/several';
import type { Joined } from './use-join';

interface Props {
  readonly joined: Joined;
  readonly picked: readonly string[];
  readonly onPick: (topicIds: readonly string[]) => void;
  readonly onCode: () => void;
  readonly onCard: () => void;
  /** Back to a friend's coupon, for who joined on its account. */
  readonly onOffer?: (() => void) | undefined;
}

/** After joining: the card is there, and the code one tap away. What of the scanned code did not count is said here; interests may be tapped, or left. */
export function Welcomed({ joined: { couponIds, notCounted, nameLeftOut, topics }, picked, onPick, onCode, onCard, onOffer }: Props) {
  const text = useText();
  return (
    <View id="welcomed" className="stack">
      <View className="done-mark"><Icon name="check" /></View>
      <View className="title" style={{ textAlign: 'center' }}>{text.join.welcomeTitle}</View>
      <View className="lead" style={{ textAlign: 'center', marginBottom: '24px' }}>{text.join.welcomed(couponIds.length)}</View>
      {notCounted.map((part) => <View key={part} className="offline-bar t-not-counted">{text.arrival.notCounted[part]}</View>)}
      {nameLeftOut && <View id="welcomed-name-left-out" className="offline-bar">{text.join.nameLeftOut}</View>}
      {onOffer && <Button id="welcomed-offer" onClick={onOffer}>{text.giving.claimNow}</Button>}
      <Button id="welcomed-code" kind={onOffer ? 'soft' : 'primary'} onClick={onCode}>
        <Icon name="code" />
        {text.join.showCodeNow}
      </Button>
      <Button id="welcomed-card" kind="plain" onClick={onCard}>{text.join.openCard}</Button>
      {topics.length > 0 && (
        <View id="welcomed-topics" style={{ marginTop: '16px' }}>
          <View className="quiet small" style={{ marginBottom: '12px' }}>{text.join.topicsTitle}</View>
          <Several id="welcomed-topic" choices={topics.map(({ topicId, name }) => ({ key: topicId, word: text.say.name(name) }))} chosen={picked} onChange={onPick} />
        </View>
      )}
    </View>
  );
}
