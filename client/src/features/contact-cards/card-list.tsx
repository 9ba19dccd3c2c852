import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, useCommand, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { TextField } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';

type ContactCard = Value<'staff', 'contactCards', 'list'>['cards'][number];

/** WeChat's own rule for an ID; empty takes it away. The function checks it again. */
const shape = /^([A-Za-z][A-Za-z0-9_-]{5,19})?$/;

/** The cards this person may set, each with its WeChat ID; a tap writes it. */
export function ContactCardList({ cards, onSaved }: { cards: readonly ContactCard[]; onSaved: () => void }) {
  const text = useText();
  const words = text.contactCards;
  const [draft, setDraft] = useState<ContactCard>();
  const saving = useCommand(staffApi.command.contactCards.save);
  const wrong = draft !== undefined && !shape.test(draft.wechatId.trim());
  const save = async ({ staffId, wechatId }: ContactCard) => {
    if (wrong) return notice(words.wrong);
    const answer = await saving.run({ staffId, wechatId: wechatId.trim() });
    if (!answer) return;
    notice(answer.kind === 'done' ? words.saved : sayProblem(text, answer));
    if (answer.kind !== 'done') return;
    setDraft(undefined);
    onSaved();
  };
  return (
    <View>
      <View className="quiet small" style={{ marginBottom: '12px' }}>{words.lead}</View>
      <Card flush>
        {cards.map((card) => (
          <Row key={card.staffId} id={`card-${card.staffId}`} className="t-contact-card" icon="person" title={card.isMe ? `${card.name} · ${words.me}` : card.name} end={card.wechatId === '' ? words.none : card.wechatId} onClick={() => setDraft(card)} />
        ))}
      </Card>
      {draft && (
        <Sheet title={draft.name} closeWord={text.states.close} onClose={() => setDraft(undefined)}>
          <TextField id="card-wechat" label={text.receipt.wechat} value={draft.wechatId} hint={words.hint} most={20} said={wrong && draft.wechatId.length >= 6 ? words.wrong : undefined} onChange={(wechatId) => setDraft({ ...draft, wechatId })} />
          <Button id="card-save" disabled={saving.busy} onClick={() => void save(draft)}>{words.save}</Button>
        </Sheet>
      )}
    </View>
  );
}
