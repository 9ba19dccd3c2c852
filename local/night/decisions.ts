import { is } from '../../cloudfunctions/_store/collection';
import { messageIdOf } from '../../cloudfunctions/_store/reach-documents';
import { store } from '../../cloudfunctions/_store/store';
import type { LocalDate } from '../../shared/kernel/time';
import { withStore } from '../shop';
import type { DecisionDocument, OutboxDocument } from '../../cloudfunctions/_store/outbox-documents';

/** A decision as it was made, with what became of its message so far. */
export interface NightDecision extends Omit<DecisionDocument, '_id' | 'message'> {
  readonly decisionId: string;
  readonly message?: DecisionDocument['message'] & Pick<OutboxDocument, 'state' | 'sentAt' | 'errorCode'>;
}

export const decisionChannels: readonly DecisionDocument['channel'][] = ['subscribe_message', 'oa_template', 'task', 'none'];
const pageSize = 1_000;

/** Every decision of a night, by channel and id. */
export function decisionsOf(url: string, businessDay: LocalDate): Promise<NightDecision[]> {
  return withStore(url, async () => {
    const decisions: NightDecision[] = [];
    for (const channel of decisionChannels) {
      for (let after = ''; ;) {
        const filter = { businessDay, channel, ...(after === '' ? {} : { _id: is.above(after) }) };
        const page = await store.decisions.find({ filter, order: [{ field: '_id', direction: 'asc' }], limit: pageSize });
        decisions.push(...(await withMessages(page)));
        after = page.at(-1)?._id ?? '';
        if (page.length < pageSize) break;
      }
    }
    return decisions;
  });
}

async function withMessages(page: readonly DecisionDocument[]): Promise<NightDecision[]> {
  const messages = await store.outbox.getMany(page.flatMap(({ _id, message }) => (message ? [messageIdOf(_id, message.channel)] : [])));
  return page.map(({ _id, message, ...decision }) => {
    const row = message && messages.get(messageIdOf(_id, message.channel));
    const outcome = row && {
      state: row.state,
      ...(row.sentAt === undefined ? {} : { sentAt: row.sentAt }),
      ...(row.errorCode === undefined ? {} : { errorCode: row.errorCode }),
    };
    return { decisionId: _id, ...decision, ...(message && outcome ? { message: { ...message, ...outcome } } : {}) };
  });
}
