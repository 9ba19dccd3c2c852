import type { MessageChannel } from '../../shared/domain/campaign';
import type { Channel } from './channel';
import { oaTemplate } from './oa-template';
import { shortMessage } from './short-message';
import { subscribeMessage } from './subscribe-message';

/** Channels whose messages go to one member each. */
export type SingleChannel = Exclude<MessageChannel, 'oa_group'>;
export const channels: Readonly<Record<SingleChannel, Channel>> = { subscribe_message: subscribeMessage, oa_template: oaTemplate, sms: shortMessage };

export type { Sendable, SendOutcome } from './channel';
export { notFollowing, outcomeOfCode, ownerMustAct, permissionGone } from './send-errors';
export { callOfficialAccount } from './official-account';
export { officialAccountHealth } from './account-health';
export type { AccountHealth } from './account-health';
export { createTag, removeTag, sendToTag, tagFollowers } from './group-message';
