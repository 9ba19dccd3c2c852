import { View } from '@tarojs/components';
import { useState } from 'react';
import { eventLimits } from '../../../../shared/domain/event';
import { localDate, localDateOf } from '../../../../shared/kernel/time';
import type { TierId } from '../../../../shared/kernel/ids';
import { staffApi, storeNow, useCommand, type Value } from '../../api';
import { go } from '../../navigate';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { DayPick } from '../../ui/day-pick';
import { TextArea, TextField } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Chips } from '../../ui/segments';
import { Several } from '../../ui/several';
import { TimePick } from '../../ui/time-pick';
import { draftOfEvent, emptyEvent, sentEvent, type EventDraft } from './event-draft';
import type { KeptEvent } from './event-head';

type Choices = Value<'staff', 'events', 'choices'>;
type Change = (part: Partial<EventDraft>) => void;

function Times({ draft, onChange }: { draft: EventDraft; onChange: Change }) {
  const { eventsDesk, say } = useText();
  const today = localDateOf(storeNow());
  return (
    <View>
      <View className="field-label">{eventsDesk.day}</View>
      <DayPick value={draft.day} start={today} onChange={(value) => onChange({ day: localDate(value) })}><View id="event-day" className="date-pick">{say.day(draft.day, today)}</View></DayPick>
      <View className="hours-block" style={{ margin: '8px 0 16px' }}>
        <TimePick id="event-from" label={eventsDesk.from} value={draft.from} shown={draft.from} onChange={(from) => onChange({ from })} />
        <View>–</View>
        <TimePick id="event-to" label={eventsDesk.to} value={draft.to} shown={draft.to} onChange={(to) => onChange({ to })} />
      </View>
      <View className="field-label">{eventsDesk.signUpUntil}</View>
      <View className="hours-block" style={{ marginBottom: '16px' }}>
        <View style={{ flex: 1 }}>
          <DayPick value={draft.signUpDay} start={today} onChange={(value) => onChange({ signUpDay: localDate(value) })}><View id="event-sign-up-day" className="date-pick">{say.day(draft.signUpDay, today)}</View></DayPick>
        </View>
        <TimePick id="event-sign-up-time" label={eventsDesk.signUpUntil} value={draft.signUpTime} shown={draft.signUpTime} onChange={(signUpTime) => onChange({ signUpTime })} />
      </View>
    </View>
  );
}

function Invited({ draft, choices, onChange }: { draft: EventDraft; choices: Choices; onChange: Change }) {
  const { eventsDesk, say } = useText();
  const scopes = [{ key: 'store' as const, word: eventsDesk.scopeStore }, ...(choices.mayInviteAll ? [{ key: 'all' as const, word: eventsDesk.scopeAll }] : [])];
  return (
    <View>
      <View className="field-label">{eventsDesk.store}</View>
      <View style={{ marginBottom: '16px' }}><Chips id="event-store" choices={choices.stores.map(({ storeId, name }) => ({ key: storeId, word: say.name(name) }))} chosen={draft.storeId} onChoose={(storeId) => onChange({ storeId })} /></View>
      <View className="field-label">{eventsDesk.forWhom}</View>
      <View style={{ marginBottom: '16px' }}><Chips id="event-scope" choices={scopes} chosen={draft.scope} onChoose={(scope) => onChange({ scope })} /></View>
      <View className="field-label">{eventsDesk.tiers}</View>
      <Several id="event-tier" choices={choices.tiers.map(({ tierId, name }) => ({ key: tierId as string, word: say.name(name) }))} chosen={draft.tierIds} onChange={(tierIds) => onChange({ tierIds: tierIds as TierId[] })} />
    </View>
  );
}

/** An event, new or as it is. Ids: `event-name`, `event-words`, `event-where`, `event-capacity`, `event-scope-<store,all>`, `event-tier-<id>`, `event-save`, `event-said`. */
export function EventForm({ event, choices }: { event: KeptEvent | undefined; choices: Choices }) {
  const text = useText();
  const { eventsDesk } = text;
  const [first] = choices.stores;
  const [draft, setDraft] = useState<EventDraft | undefined>(() => (event ? draftOfEvent(event) : first && emptyEvent(first.storeId, localDateOf(storeNow()))));
  const [said, setSaid] = useState<string>();
  const saving = useCommand(staffApi.command.events.save);
  if (!draft) return null;
  const change: Change = (part) => {
    setDraft({ ...draft, ...part });
    setSaid(undefined);
  };
  const save = async () => {
    const sent = sentEvent(draft);
    if (!sent) return setSaid(eventsDesk.capacityWrong);
    const answer = await saving.run({ ...(event ? { eventId: event.eventId, revision: event.revision } : {}), ...sent });
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(sayProblem(text, answer));
    notice(text.topicsDesk.saved);
    if (event) go.back();
    else go.savedEvent(answer.value.eventId);
  };
  return (
    <View>
      <TextField id="event-name" label={eventsDesk.name} value={draft.title} hint={eventsDesk.nameHint} most={eventLimits.title} onChange={(title) => change({ title })} />
      <TextArea id="event-words" label={eventsDesk.words} value={draft.words} hint={eventsDesk.wordsHint} most={eventLimits.words} onChange={(words) => change({ words })} />
      <Times draft={draft} onChange={change} />
      <TextField id="event-where" label={eventsDesk.where} value={draft.where} hint={eventsDesk.whereHint} most={eventLimits.where} onChange={(where) => change({ where })} />
      <TextField id="event-capacity" digits label={eventsDesk.capacity} value={draft.capacity} most={4} onChange={(capacity) => change({ capacity })} />
      {event?.isPublished ? <View className="quiet small">{eventsDesk.invitedFixed}</View> : <Invited draft={draft} choices={choices} onChange={change} />}
      {said !== undefined && <View id="event-said" className="bad small">{said}</View>}
      <View className="section"><Button id="event-save" disabled={saving.busy} onClick={() => void save()}>{eventsDesk.save}</Button></View>
    </View>
  );
}
