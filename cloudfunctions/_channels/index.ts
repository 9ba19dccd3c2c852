import type { OutboxMessage } from '../_store/documents';
import type { Channel } from './channel';
import { oaTemplate } from './oa-template';
import { subscribeMessage } from './subscribe-message';

/** Every channel that a machine sends by. A follow-up by a person is a task, not a message. */
export const channels: Readonly<Record<OutboxMessage['channel'], Channel>> = { subscribe_message: subscribeMessage, oa_template: oaTemplate };

export type { Sendable, SendOutcome } from './channel';
export { notFollowing, permissionGone } from './send-errors';
export { callOfficialAccount } from './official-account';
