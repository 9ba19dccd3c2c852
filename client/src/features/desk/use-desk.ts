import { useEffect, useState } from 'react';
import { staffApi, useQuery, type Value } from '../../api';
import { keep } from '../../platform/keep';
import { currentlyKnown, learn } from '../../platform/known';

export type Overview = Value<'staff', 'desk', 'overview'>;
type Store = Overview['staff']['stores'][number];

const keptUnder = 'desk-store';

/** Who I am at the desk, what waits, and the store I am in: the one chosen last, else the first of mine. */
export function useDesk() {
  const { shown, reload } = useQuery(() => staffApi.query.desk.overview(), { keepAs: 'desk' });
  const atDesk = shown.status === 'ready';
  useEffect(() => {
    if (atDesk) learn({ ...currentlyKnown(), isStaff: true });
  }, [atDesk]);
  const [chosen, setChosen] = useState(() => keep.read<string>(keptUnder));
  const stores: readonly Store[] = shown.status === 'ready' ? shown.value.staff.stores : [];
  const store = stores.find((one) => one.storeId === chosen) ?? stores[0];
  const chooseStore = (storeId: string) => {
    keep.write(keptUnder, storeId);
    setChosen(storeId);
  };
  return { shown, reload, stores, store, chooseStore };
}
