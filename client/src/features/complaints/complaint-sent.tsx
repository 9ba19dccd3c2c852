import { View } from '@tarojs/components';
import { storeNow, type Value } from '../../api';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { useAllowNews } from './use-complain';

/** The complaint has arrived: by when he hears from us, and whether WeChat may bring the news. */
export function ComplaintSent({ sent }: { sent: Value<'member', 'complaints', 'open'> }) {
  const text = useText();
  const news = useAllowNews(sent);
  return (
    <View>
      <View className="done-mark"><Icon name="check" /></View>
      <View className="title" style={{ textAlign: 'center' }}>{text.complain.sentTitle}</View>
      <View className="lead" style={{ textAlign: 'center', marginBottom: '24px' }}>{text.complain.sentDue(text.say.moment(sent.firstAnswerDueAt, storeNow()))}</View>
      {news.mayAsk && (
        <Card id="sent-news">
          {news.allowed
            ? <View className="good" id="sent-allowed">{text.complain.sentAllowed}</View>
            : (
              <View>
                <View className="strong">{text.complain.sentAllow}</View>
                <View className="quiet small" style={{ margin: '4px 0 12px' }}>{text.complain.sentAllowHint}</View>
                <Button id="sent-allow" kind="soft" disabled={news.busy} onClick={news.allow}>{text.complain.sentAllowNow}</Button>
              </View>
            )}
        </Card>
      )}
      <View style={{ marginTop: '24px' }}><Button id="see-progress" onClick={() => go.sentComplaint(sent.complaintId)}>{text.complain.seeProgress}</Button></View>
      <View style={{ marginTop: '12px' }}><Button id="sent-home" kind="plain" onClick={() => go.tab('home')}>{text.states.goHome}</Button></View>
    </View>
  );
}
