import type { EventInvited } from '../../shared/domain/event';
import type { StoreId } from '../../shared/kernel/ids';
import type { Instant } from '../../shared/kernel/time';
import { store, type Transaction } from './store';

/** Something new that cards may name, with whom it is for. */
export type BoardItem = {
  readonly id: string;
  readonly title: string;
  /** Shown from then on, and no longer than until then. */
  readonly at: Instant;
  readonly untilAt: Instant;
} & (
  | { readonly kind: 'news'; readonly topicIds: readonly string[] }
  | { readonly kind: 'event'; readonly invited: EventInvited; readonly storeId: StoreId }
  | { readonly kind: 'article' }
);

/** What is new, on one document: the card of every member reads it, and asks no lists. */
export interface BoardDocument {
  readonly _id: string;
  readonly items: readonly BoardItem[];
}

const boardId = 'members';
/** More at once is no news. */
const mostItems = 30;

/** All that stands on the board, the newest first, what is over included until the next thing is put up. */
export async function readBoard(): Promise<readonly BoardItem[]> {
  return (await store.boards.get(boardId))?.items ?? [];
}

/** Puts something on the board, or in the place of what it was before; what is over falls off. */
export async function putOnBoard(tx: Transaction, item: BoardItem, now: Instant): Promise<void> {
  const others = ((await tx.boards.get(boardId))?.items ?? []).filter(({ id, untilAt }) => id !== item.id && untilAt > now);
  const items = [...others, item].sort((left, right) => right.at - left.at).slice(0, mostItems);
  await tx.boards.put({ _id: boardId, items });
}

/** Takes something off the board; nothing is written where it does not stand there. */
export async function takeOffBoard(tx: Transaction, id: string): Promise<void> {
  const board = await tx.boards.get(boardId);
  if (board?.items.some((item) => item.id === id)) await tx.boards.put({ _id: boardId, items: board.items.filter((item) => item.id !== id) });
}
