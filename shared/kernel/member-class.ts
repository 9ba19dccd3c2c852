/** 关键 / 合适 / 一般: what a member means to the store, the most valued first. The list stands here alone. */
export const memberClasses = ['key', 'suitable', 'ordinary'] as const;
export type MemberClass = (typeof memberClasses)[number];
