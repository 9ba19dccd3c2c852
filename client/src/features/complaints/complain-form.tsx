import { View } from '@tarojs/components';
import { useState } from 'react';
import { complaintKinds } from '../../../../shared/domain/complaint/complaint';
import { memberApi, storeNow, usePages, type Value } from '../../api';
import { showPhoto } from '../../platform/photos';
import { useText, type Text } from '../../text';
import { Card, Section } from '../../ui/card';
import { TextArea } from '../../ui/field';
import { PhotoGrid } from '../../ui/photo-grid';
import { Row } from '../../ui/row';
import { Chips } from '../../ui/segments';
import { Sheet } from '../../ui/sheet';
import { mostPhotos, type ComplaintDraft } from './use-complain';

type Purchase = Value<'member', 'purchases', 'list'>['items'][number];
const contacts = ['in_app', 'phone'] as const satisfies readonly ComplaintDraft['contactBy'][];

function purchaseWords(purchase: Purchase, text: Text): string {
  return `${text.say.moment(purchase.at, storeNow())} · ${text.say.yuan(purchase.paid)}`;
}

interface Props {
  readonly draft: ComplaintDraft;
  readonly short: boolean;
  readonly change: (part: Partial<ComplaintDraft>) => void;
  readonly addPhotos: () => void;
  readonly removePhoto: (name: string) => void;
}

function PurchasePick({ draft, change }: Pick<Props, 'draft' | 'change'>) {
  const text = useText();
  const [picking, setPicking] = useState(false);
  const purchases = usePages((cursor) => memberApi.query.purchases.list(cursor === undefined ? {} : { cursor }));
  if (purchases.items.length === 0) return null;
  const picked = purchases.items.find((one) => one.purchaseId === draft.purchaseId);
  return (
    <Card flush>
      <Row id="complain-purchase" title={text.complain.purchase} end={picked ? purchaseWords(picked, text) : text.complain.purchaseNone} onClick={() => setPicking(true)} />
      {picking && (
        <Sheet title={text.complain.purchase} closeWord={text.states.close} onClose={() => setPicking(false)}>
          {purchases.items.map((purchase) => (
            <Row
              key={purchase.purchaseId}
              className="t-pick-purchase"
              title={purchaseWords(purchase, text)}
              detail={purchase.storeName && text.say.name(purchase.storeName)}
              onClick={() => {
                change({ purchaseId: purchase.purchaseId });
                setPicking(false);
              }}
            />
          ))}
        </Sheet>
      )}
    </Card>
  );
}

/** What it is about, what happened, photos, which purchase, how to reach the member. Under a minute. */
export function ComplainForm({ draft, short, change, addPhotos, removePhoto }: Props) {
  const text = useText();
  return (
    <View>
      <View className="quiet" style={{ marginBottom: '16px' }}>{text.complain.lead}</View>
      <View className="field">
        <View className="field-label">{text.complain.kind}</View>
        <Chips id="complain-kind" choices={complaintKinds.map((key) => ({ key, word: text.words.complaintKind[key] }))} chosen={draft.kind} onChoose={(kind) => change({ kind })} />
      </View>
      <TextArea
        id="complain-text"
        label={text.complain.text}
        aside={`${draft.text.length}/1000`}
        value={draft.text}
        hint={text.complain.textHint}
        said={short ? text.complain.textShort : undefined}
        onChange={(words) => change({ text: words })}
      />
      <View className="field">
        <View className="field-label">
          <View>{text.complain.photos}</View>
          <View>{text.complain.photosHint(mostPhotos - draft.photos.length)}</View>
        </View>
        <PhotoGrid
          photos={draft.photos.map(({ name, src }) => ({ key: name, src }))}
          addWord={text.complain.photoAdd}
          removeWord={text.complain.photoRemove}
          onRemove={removePhoto}
          onOpen={(src) => showPhoto(src, draft.photos.map((photo) => photo.src))}
          {...(draft.photos.length < mostPhotos ? { onAdd: addPhotos } : {})}
        />
      </View>
      <PurchasePick draft={draft} change={change} />
      <Section title={text.complain.contact}>
        <Chips id="complain-contact" choices={contacts.map((key) => ({ key, word: text.words.contactBy[key] }))} chosen={draft.contactBy} onChoose={(contactBy) => change({ contactBy })} />
      </Section>
    </View>
  );
}
