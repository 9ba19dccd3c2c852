import { View } from '@tarojs/components';
import { useState } from 'react';
import { useStoreNow } from '../../api';
import { showPhoto } from '../../platform/photos';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { PhotoGrid } from '../../ui/photo-grid';
import { Row } from '../../ui/row';
import { Segments } from '../../ui/segments';
import { CaseInside } from './case-inside';
import { CaseMember } from './case-member';
import { CaseSteps } from './case-steps';
import { CaseStory } from './case-story';
import type { Case } from './desk-types';
import { Due } from './due';
import { StepDots } from './step-dots';
import type { CaseWork } from './use-case';

const parts = ['story', 'work', 'member', 'inside'] as const;
type Part = (typeof parts)[number];

/** Who it is, what it is about, how far it has come. */
function CaseHead({ complaint }: { complaint: Case }) {
  const text = useText();
  const { say, caseWords } = text;
  const now = useStoreNow(30_000);
  return (
    <View>
      <View className="picked" style={{ marginBottom: '4px' }}>
        <View className="person" style={{ gap: '8px' }}>
          <View className="title" style={{ fontSize: '20px' }}>{complaint.memberName}</View>
          <Badge tone="gold">{say.name(complaint.tierName)}</Badge>
          {complaint.severity !== 'ordinary' && <Badge tone={complaint.severity === 'grave' ? 'danger' : 'warn'}>{caseWords.severity[complaint.severity]}</Badge>}
        </View>
        <Badge className="t-case-state" tone="accent">{caseWords.state[complaint.state]}</Badge>
      </View>
      <View className="picked" style={{ marginBottom: '10px' }}>
        <Due row={complaint} now={now} />
        <View className="quiet small t-case-owner">{complaint.ownerName === undefined ? text.queue.nobody : text.queue.owner(complaint.ownerName)}</View>
      </View>
      {complaint.level !== 'owner' && <View className="bad small t-case-level" style={{ marginBottom: '8px' }}>{caseWords.level[complaint.level]}</View>}
      <StepDots done={complaint.stepsDone} />
    </View>
  );
}

/** What the customer wrote, with photos to tap. */
function CaseWords({ complaint }: { complaint: Case }) {
  const text = useText();
  const now = useStoreNow(30_000);
  const urls = complaint.photoLinks.map((photo) => photo.url);
  const large = (key: string) => complaint.photoLinks.find(({ fileId }) => fileId === key)?.url ?? '';
  return (
    <Card>
      <View className="t-case-text" style={{ whiteSpace: 'pre-wrap' }}>{complaint.text}</View>
      {urls.length > 0 && (
        <View style={{ marginTop: '8px' }}>
          <PhotoGrid photos={complaint.photoLinks.map((photo) => ({ key: photo.fileId, src: photo.smallUrl ?? photo.url }))} onOpen={(_src, key) => showPhoto(large(key), urls)} />
        </View>
      )}
      {(['waiting', 'risky', 'unchecked'] as const).filter((state) => complaint.photosHeld[state] > 0).map((state) => (
        <View key={state} className={`quiet small t-photos-${state}`} style={{ marginTop: '8px' }}>{text.photosHeld[state](complaint.photosHeld[state])}</View>
      ))}
      <View className="quiet small" style={{ marginTop: '8px' }}>
        {[
          text.words.complaintKind[complaint.kind],
          text.say.moment(complaint.openedAt, now),
          text.words.contactBy[complaint.contactBy],
          ...(complaint.purchase ? [`${text.case.purchase} ${text.say.yuan(complaint.purchase.paid)}`] : []),
          ...(complaint.rounds > 1 ? [text.case.round(complaint.rounds)] : []),
        ].join(' · ')}
      </View>
    </Card>
  );
}

/** One complaint with everything needed to work on it: what happened, the steps' evidence, the member beside it, what only the desk knows. */
export function CaseView({ complaint, work }: { complaint: Case; work: CaseWork }) {
  const text = useText();
  const [part, setPart] = useState<Part>('story');
  return (
    <View>
      <CaseHead complaint={complaint} />
      <View style={{ marginTop: '12px' }}><CaseWords complaint={complaint} /></View>
      {complaint.giftsDue.map(({ round, name }) => (
        <Card key={round}>
          <Row title={text.case.giftDue(name)} end={<Button id={`gift-hand-${round}`} small kind="soft" disabled={work.busy} onClick={() => work.handGift(round)}>{text.case.giftHand}</Button>} />
        </Card>
      ))}
      <Segments id="case-part" choices={parts.map((key) => ({ key, word: text.case[key] }))} chosen={part} onChoose={setPart} />
      {part === 'story' && <CaseStory complaint={complaint} />}
      {part === 'work' && <CaseSteps complaint={complaint} />}
      {part === 'member' && <CaseMember complaint={complaint} />}
      {part === 'inside' && <CaseInside complaint={complaint} work={work} />}
    </View>
  );
}
