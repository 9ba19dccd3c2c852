import { useState } from 'react';
import { memberApi, usePages, type Input, type Value } from '../../api';

export type Coupon = Value<'member', 'coupons', 'wallet'>['items'][number];
export type WalletState = Input<'member', 'coupons', 'wallet'>['state'];

/** The coupons of one state, twenty at a time. */
export function useWallet() {
  const [state, setState] = useState<WalletState>('usable');
  const pages = usePages((cursor) => memberApi.query.coupons.wallet({ state, ...(cursor === undefined ? {} : { cursor }) }), state);
  return { state, setState, pages };
}
