/** What people of the desk are told of. */
export const noticeKinds = ['assigned', 'due_soon', 'breached', 'escalated', 'replied', 'approval_asked', 'approval_decided', 'silent', 'reopened', 'closed'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** One thing to tell, and whom. `key` comes from the event, so that nobody is told of it twice. */
export interface Telling {
  readonly kind: NoticeKind;
  readonly key: string;
  readonly staffIds: readonly string[];
}

/** How a person wants to hear of a kind: by a WeChat message and in the app, in the app alone, or not at all. */
export const noticeWays = ['message', 'app', 'off'] as const;
export type NoticeWay = (typeof noticeWays)[number];
export type NoticeChoices = Partial<Readonly<Record<NoticeKind, NoticeWay>>>;

/** What a person who has chosen nothing gets: what cannot wait by message too. */
const untouched: Readonly<Record<NoticeKind, NoticeWay>> = {
  assigned: 'message', due_soon: 'message', breached: 'message', escalated: 'message', replied: 'message', approval_asked: 'message',
  approval_decided: 'app', silent: 'app', reopened: 'message', closed: 'app',
};

/** The way a kind of notice takes to a person. */
export function noticeWayOf(kind: NoticeKind, choices: NoticeChoices | undefined): NoticeWay {
  return choices?.[kind] ?? untouched[kind];
}

/** The id of what one person is told of one event. */
export function noticeIdOf(key: string, staffId: string): string {
  return `nt_${key}_${staffId}`;
}

/** Everybody once, the person who caused it left out: he knows. */
export function recipients(staffIds: readonly (string | null)[], exceptId?: string): string[] {
  return [...new Set(staffIds.filter((id): id is string => id !== null && id !== exceptId))].sort();
}
