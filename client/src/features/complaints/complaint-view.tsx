import { View } from '@tarojs/components';
import { useState } from 'react';
import { localDateOf } from '../../../../shared/kernel/time';
import { memberApi, storeNow, useCommand } from '../../api';
import { eventWords } from '../../frame/given';
import { showPhoto } from '../../platform/photos';
import { sayProblem, useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { TextArea } from '../../ui/field';
import { PhotoGrid } from '../../ui/photo-grid';
import { Stars } from '../../ui/stars';
import { Timeline } from '../../ui/timeline';
import { notice } from '../../ui/notice';
import { toneOf } from './complaint-list';
import { ProposalCard, RestatementCard } from './question-card';
import type { Complaint, Talk } from './use-complaint';

function ReopenCard({ talk, onCancel }: { talk: Talk; onCancel: () => void }) {
  const text = useText();
  return (
    <Card id="reopen-card">
      <TextArea id="reopen-text" label={text.complaint.reopenTitle} value={talk.words} hint={text.complain.textHint} onChange={talk.setWords} />
      <Button id="reopen-submit" disabled={talk.busy} onClick={() => (talk.words.trim().length < 5 ? notice(text.complain.textShort) : void talk.reopen())}>{text.complaint.reopenSubmit}</Button>
      <Button id="reopen-cancel" kind="quiet" onClick={onCancel}>{text.states.cancel}</Button>
    </Card>
  );
}

/** The result is in: satisfied or not, and if not, what is still wrong. */
function RateCard({ talk }: { talk: Talk }) {
  const text = useText();
  const [reopening, setReopening] = useState(false);
  if (reopening) return <ReopenCard talk={talk} onCancel={() => setReopening(false)} />;
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

/** It has ended: while there is time, it may be opened again. */
function ClosedCard({ complaint, talk }: { complaint: Complaint; talk: Talk }) {
  const text = useText();
  const now = storeNow();
  const [reopening, setReopening] = useState(false);
  const until = complaint.reopenUntil;
  if (until === undefined || now > until) return null;
  if (reopening) return <ReopenCard talk={talk} onCancel={() => setReopening(false)} />;
  return (
    <View style={{ marginBottom: '12px' }}>
      <Button id="reopen" kind="plain" onClick={() => setReopening(true)}>{text.complaint.reopen}</Button>
      <View className="quiet small" style={{ marginTop: '4px', textAlign: 'center' }}>{text.talkBack.reopenUntil(text.say.day(localDateOf(until), localDateOf(now)))}</View>
    </View>
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

/** His photos, with a word on those the store does not see, and why. */
function OwnPhotos({ photos }: Pick<Complaint, 'photos'>) {
  const { complaint: words } = useText();
  const urls = photos.map(({ url }) => url);
  const has = (state: Complaint['photos'][number]['state']) => photos.some((photo) => photo.state === state);
  const wordOf = { waiting: words.photoWaits, risky: words.photoHeld } as const;
  return (
    <View>
      <PhotoGrid
        photos={photos.map(({ fileId, url, state }) => ({ key: fileId, src: url, ...(state === 'waiting' || state === 'risky' ? { word: wordOf[state] } : {}) }))}
        onOpen={(src) => showPhoto(src, urls)}
      />
      {has('waiting') && <View className="quiet small photos-said t-photo-waits">{words.photoWaitsHint}</View>}
      {has('risky') && <View className="bad small photos-said t-photo-held">{words.photoHeldHint}</View>}
    </View>
  );
}

type Line = Complaint['events'][number];

/** The lines of a long talk between its first and its latest, fetched from the end backwards. */
function useEarlier({ complaintId, omitted }: Complaint) {
  const text = useText();
  const [earlier, setEarlier] = useState<{ readonly lines: readonly Line[]; readonly from: number }>({ lines: [], from: 1 + omitted });
  const asking = useCommand((before: number) => memberApi.query.complaints.earlier({ complaintId, before }));
  const ask = async () => {
    const answer = await asking.run(earlier.from);
    if (!answer) return;
    if (answer.kind !== 'done') return notice(sayProblem(text, answer));
    setEarlier({ lines: [...answer.value.events, ...earlier.lines], from: answer.value.from });
  };
  return { lines: earlier.lines, left: earlier.from - 1, ask: () => void ask(), busy: asking.busy };
}

function Story({ complaint }: { complaint: Complaint }) {
  const text = useText();
  const now = storeNow();
  const earlier = useEarlier(complaint);
  const [first, ...latest] = complaint.events;
  const lines = first ? [first, ...earlier.lines, ...latest] : [];
  const nameOf = (event: Complaint['events'][number]) => (event.by.side === 'member' ? text.complaint.you : event.by.side === 'clock' ? text.talkBack.clock : event.by.name);
  return (
    <Card>
      <Timeline
        steps={lines.map((event, index) => ({
          key: `${event.kind}-${event.at}-${index}`,
          title: `${text.words.complaintEvent[event.kind]} · ${nameOf(event)}${event.rating === undefined ? '' : ` · ${text.complaint.stars(event.rating)}`}`,
          when: text.say.moment(event.at, now),
          words: eventWords(event, text),
          ...(index === 0
            ? {
                extra: (
                  <View style={{ marginTop: '8px' }}>
                    {complaint.photos.length > 0 && <OwnPhotos photos={complaint.photos} />}
                    {earlier.left > 0 && <Button id="story-earlier" kind="quiet" disabled={earlier.busy} onClick={earlier.ask}>{text.complaint.earlier(text.say.count(earlier.left))}</Button>}
                  </View>
                ),
              }
            : {}),
        }))}
      />
      {complaint.stage === 'received' && <View className="quiet small">{text.complaint.waiting}</View>}
    </Card>
  );
}

/** Where a complaint stands, what he is asked, and every step of it, with time and person. */
export function ComplaintView({ complaint, talk }: { complaint: Complaint; talk: Talk }) {
  const text = useText();
  const tone = toneOf[complaint.stage];
  const { question, stage, giftsDue } = complaint;
  return (
    <View>
      <View className="picked" style={{ margin: '0 0 4px' }}>
        <View className="title" style={{ fontSize: '20px' }}>{text.words.complaintKind[complaint.kind]}</View>
        <Badge className="t-complaint-state" {...(tone ? { tone } : {})}>{text.words.complaintState[stage]}</Badge>
      </View>
      <View className="quiet small" style={{ marginBottom: '12px' }}>
        {text.talkBack.progress(complaint.stepsDone)}{complaint.ownerName === undefined ? '' : ` · ${text.talkBack.owner(complaint.ownerName)}`}
      </View>
      {question?.kind === 'restatement' && <RestatementCard question={question} talk={talk} />}
      {question?.kind === 'proposal' && <ProposalCard question={question} talk={talk} />}
      {stage === 'to_rate' && <RateCard talk={talk} />}
      {stage === 'closed' && <ClosedCard complaint={complaint} talk={talk} />}
      {giftsDue.map((name, index) => <Card key={index}><View className="small">{text.talkBack.giftDue(name)}</View></Card>)}
      <Story key={complaint.omitted} complaint={complaint} />
      {(stage === 'received' || stage === 'in_hand') && <Section title=""><ReplyCard talk={talk} /></Section>}
    </View>
  );
}
