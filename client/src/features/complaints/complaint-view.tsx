import { View } from '@tarojs/components';
import { useState } from 'react';
import { storeNow } from '../../api';
import { showPhoto } from '../../platform/photos';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { TextArea } from '../../ui/field';
import { PhotoGrid } from '../../ui/photo-grid';
import { Stars } from '../../ui/stars';
import { Timeline } from '../../ui/timeline';
import { notice } from '../../ui/notice';
import { toneOf } from './complaint-list';
import type { Complaint, useComplaint } from './use-complaint';

type Talk = ReturnType<typeof useComplaint>;

/** The result is in: satisfied or not, and if not, what is still wrong. */
function RateCard({ talk }: { talk: Talk }) {
  const text = useText();
  const [reopening, setReopening] = useState(false);
  if (reopening) {
    return (
      <Card id="reopen-card">
        <TextArea id="reopen-text" label={text.complaint.reopenTitle} value={talk.words} hint={text.complain.textHint} onChange={talk.setWords} />
        <Button id="reopen-submit" disabled={talk.busy} onClick={() => (talk.words.trim().length < 5 ? notice(text.complain.textShort) : void talk.reopen())}>{text.complaint.reopenSubmit}</Button>
        <Button id="reopen-cancel" kind="quiet" onClick={() => setReopening(false)}>{text.states.cancel}</Button>
      </Card>
    );
  }
  return (
    <Card id="rate-card">
      <View className="strong" style={{ textAlign: 'center' }}>{text.complaint.rateTitle}</View>
      <Stars rating={talk.rating} words={text.complaint.rateLow} onRate={talk.setRating} />
      <TextArea id="rate-text" value={talk.words} hint={text.complaint.rateHint} most={500} onChange={talk.setWords} />
      <Button id="rate-submit" disabled={talk.rating === 0 || talk.busy} onClick={() => void talk.rate()}>{text.complaint.rate}</Button>
      <Button id="reopen" kind="quiet" onClick={() => setReopening(true)}>{text.complaint.reopen}</Button>
    </Card>
  );
}

function ReplyCard({ talk }: { talk: Talk }) {
  const text = useText();
  return (
    <Card id="reply-card">
      <TextArea id="reply-text" label={text.complaint.reply} value={talk.words} hint={text.complaint.replyHint} onChange={talk.setWords} />
      <Button id="reply-submit" kind="soft" disabled={talk.busy || talk.words.trim() === ''} onClick={() => void talk.reply()}>{text.complaint.replySend}</Button>
    </Card>
  );
}

/** Where a complaint stands and every step of it, with time and person. */
export function ComplaintView({ complaint, talk }: { complaint: Complaint; talk: Talk }) {
  const text = useText();
  const { say } = text;
  const now = storeNow();
  const tone = toneOf[complaint.state];
  const urls = complaint.photos.map((photo) => photo.url);
  return (
    <View>
      <View className="picked" style={{ margin: '0 0 12px' }}>
        <View className="title" style={{ fontSize: '20px' }}>{text.words.complaintKind[complaint.kind]}</View>
        <Badge className="t-complaint-state" {...(tone ? { tone } : {})}>{text.words.complaintState[complaint.state]}</Badge>
      </View>
      {complaint.state === 'resolved' && <RateCard talk={talk} />}
      <Card>
        <Timeline
          steps={complaint.events.map((event, index) => ({
            key: `${event.kind}-${event.at}-${index}`,
            title: `${text.words.complaintEvent[event.kind]} · ${event.by.side === 'member' ? text.complaint.you : event.by.name}${event.rating === undefined ? '' : ` · ${text.complaint.stars(event.rating)}`}`,
            when: say.moment(event.at, now),
            words: event.text,
            ...(event.kind === 'opened' && index === 0 && urls.length > 0
              ? { extra: <View style={{ marginTop: '8px' }}><PhotoGrid photos={complaint.photos.map((photo) => ({ key: photo.fileId, src: photo.url }))} onOpen={(src) => showPhoto(src, urls)} /></View> }
              : {}),
          }))}
        />
        {complaint.state === 'received' && <View className="quiet small">{text.complaint.waiting}</View>}
      </Card>
      {(complaint.state === 'received' || complaint.state === 'answered') && <Section title=""><ReplyCard talk={talk} /></Section>}
    </View>
  );
}
