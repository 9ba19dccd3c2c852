import type { Value } from '../../api';

/** One complaint at the desk, and what belongs to it. */
export type Case = Value<'staff', 'complaints', 'show'>;
export type QueueRow = Value<'staff', 'complaints', 'queue'>['items'][number];
export type Approval = Value<'staff', 'complaints', 'approvals'>['items'][number];
export type Notice = Value<'staff', 'deskNotices', 'list'>['items'][number];
