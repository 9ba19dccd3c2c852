import { useEffect } from 'react';
import { memberApi, useQuery, type Value } from '../../api';
import { learn } from '../../platform/known';

export type Card = Value<'member', 'membership', 'card'>;

/** The card, kept on the phone so that it is there without a network. */
export function useCard() {
  const { shown, reload } = useQuery(() => memberApi.query.membership.card(), { keepAs: 'card' });
  const card = shown.status === 'ready' ? shown.value : undefined;
  useEffect(() => {
    if (card) learn({ isStaff: card.isStaff, brand: card.brandName });
  }, [card]);
  /** A function that knows members only says FORBIDDEN to everyone else. */
  const stranger = shown.status === 'failed' && shown.problem.kind === 'fault' && shown.problem.fault.code === 'FORBIDDEN';
  return { shown, reload, stranger };
}
