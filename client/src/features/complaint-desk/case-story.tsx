import { storeNow } from '../../api';
import { eventWords } from '../../frame/given';
import { useText } from '../../text';
import { Card } from '../../ui/card';
import { Timeline } from '../../ui/timeline';
import type { Case } from './desk-types';

/** What happened, as the customer sees it too; the newest at the end. */
export function CaseStory({ complaint }: { complaint: Case }) {
  const text = useText();
  const now = storeNow();
  return (
    <Card>
      <Timeline
        steps={complaint.events.map((event, index) => ({
          key: `${event.kind}-${event.at}-${index}`,
          title: `${text.words.complaintEvent[event.kind]} · ${event.by.side === 'clock' ? text.talkBack.clock : event.by.name}${event.rating === undefined ? '' : ` · ${text.complaint.stars(event.rating)}`}`,
          when: text.say.moment(event.at, now),
          words: event.kind === 'opened' ? '' : eventWords(event, text),
        }))}
      />
    </Card>
  );
}
