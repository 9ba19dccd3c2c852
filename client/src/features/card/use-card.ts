import { useEffect } from 'react';
import { memberApi, useQuery, type Value } from '../../api';
import { learn } from '../../platform/known';

type Home = Value<'member', 'membership', 'card'>;
export type Card = Extract<Home, { kind: 'member' }>;
/** What somebody sees who looks around. */
export type StrangerCard = Extract<Home, { kind: 'stranger' }>;

/** The first screen in one question, kept on the phone so that it is there without a network. */
export function useCard() {
  const { shown, reload } = useQuery(() => memberApi.query.membership.card(), { keepAs: 'card' });
  const card = shown.status === 'ready' ? shown.value : undefined;
  useEffect(() => {
    if (card) learn({ isStaff: card.isStaff, brand: card.brandName });
  }, [card]);
  return { shown, reload };
}
