/**
 * A message on its way to one member. gathered: part of a group message that waits for a person's yes. waiting: for its time. sending: handed
 * over, no answer yet. tagged: its member stands under the tag of a group message. The other four are ends.
 */
export const outboxStates = ['gathered', 'waiting', 'sending', 'tagged', 'sent', 'refused', 'failed', 'cancelled'] as const;
export type OutboxState = (typeof outboxStates)[number];

/** Not at its end yet. */
export const outboxStatesUnderWay = ['gathered', 'waiting', 'sending', 'tagged'] as const satisfies readonly OutboxState[];
/** At an end, and the member has not got it. */
export const outboxStatesUnsent = ['refused', 'failed', 'cancelled'] as const satisfies readonly OutboxState[];

/**
 * A group message. waiting: for approval. approved: members are tagged. sending: all are, it is handed over next. sent: taken by the platform,
 * history not yet written. declining: a person said no or stopped it, its members are being let go. refusing: the platform said no, each goes
 * on to his next way.
 */
export const groupSendStates = ['waiting', 'approved', 'sending', 'sent', 'done', 'declining', 'declined', 'refusing', 'refused'] as const;
export type GroupSendState = (typeof groupSendStates)[number];
