import { View } from '@tarojs/components';
import { useStoreNow } from '../../api';
import { showPhoto } from '../../platform/photos';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { PhotoGrid } from '../../ui/photo-grid';
import { Row } from '../../ui/row';
import { Timeline } from '../../ui/timeline';
import { Due } from './due';
import type { Case } from './use-case';

/** One complaint with everything needed to answer it. */
export function CaseView({ complaint }: { complaint: Case }) {
  const text = useText();
  const { say } = text;
  const now = useStoreNow(30_000);
  const urls = complaint.photos.map((photo) => photo.url);
  const photos = urls.length > 0 && (
    <View style={{ marginTop: '8px' }}>
      <PhotoGrid photos={complaint.photos.map((photo) => ({ key: photo.fileId, src: photo.url }))} onOpen={(src) => showPhoto(src, urls)} />
    </View>
  );
  return (
    <View>
      <View className="picked" style={{ marginBottom: '8px' }}>
        <View className="person" style={{ gap: '8px' }}>
          <View className="title" style={{ fontSize: '20px' }}>{complaint.memberName}</View>
          <Badge tone="gold">{say.name(complaint.tierName)}</Badge>
        </View>
        <Badge className="t-case-state">{text.words.caseState[complaint.state]}</Badge>
      </View>
      {complaint.due && <View style={{ marginBottom: '12px' }}><Due due={complaint.due} now={now} /></View>}
      <Card flush>
        <Row title={text.complain.kind} end={text.words.complaintKind[complaint.kind]} />
        <Row title={text.case.contact} end={text.words.contactBy[complaint.contactBy]} />
        {complaint.purchase && <Row title={text.case.purchase} end={`${say.moment(complaint.purchase.at, now)} · ${say.yuan(complaint.purchase.paid)}`} />}
        {complaint.rating !== undefined && <Row title={text.case.rating} end={<View className="t-case-rating">{text.complaint.stars(complaint.rating)}</View>} />}
      </Card>
      <Card>
        <Timeline
          steps={complaint.events.map((event, index) => ({
            key: `${event.kind}-${event.at}-${index}`,
            title: `${event.by.name} · ${text.words.complaintEvent[event.kind]}${event.rating === undefined ? '' : ` · ${text.complaint.stars(event.rating)}`}`,
            when: say.moment(event.at, now),
            words: event.text,
            ...(index === 0 && photos ? { extra: photos } : {}),
          }))}
        />
      </Card>
    </View>
  );
}
