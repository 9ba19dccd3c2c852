import { accept, refuse, type Refusal, type Result } from '../../kernel/result';

/** Tags of one member, and letters of one tag: a word for lists, not a note. */
export const mostTags = 10;
/** Letters of one tag; see `mostTags`. */
export const longestTag = 10;

/** Who put a tag on or took it off, and when. */
export interface TagChange {
  readonly tag: string;
  readonly on: boolean;
}

/** Whether a text can be a tag: one word of at most ten letters. What separates tags where several are typed cannot stand in one. */
export function isTag(text: string): boolean {
  return text.length > 0 && text.length <= longestTag && !/[\s,，、;；|~<>]/.test(text);
}

/**
 * The tags after one was put on (at the end) or taken off; the same ones when it was so already, so that a second tap changes nothing.
 *
 * Refuses TAGS_TOO_MANY with the most a member can have.
 */
export function changeTag(tags: readonly string[], { tag, on }: TagChange): Result<readonly string[], Refusal<'TAGS_TOO_MANY', { readonly most: number }>> {
  if (tags.includes(tag) === on) return accept(tags);
  if (!on) return accept(tags.filter((one) => one !== tag));
  return tags.length >= mostTags ? refuse('TAGS_TOO_MANY', { most: mostTags }) : accept([...tags, tag]);
}
