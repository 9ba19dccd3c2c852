import { keep } from '../platform/keep';
import { secretDice } from '../platform/secret-dice';
import { createApi, type ClientParts } from './client';
import { commandIds } from './command-ids';
import { h5Transport } from './transport-h5';
import { weappTransport } from './transport-weapp';

export const transport = process.env.TARO_ENV === 'h5' ? h5Transport : weappTransport;

const parts: ClientParts = {
  transport,
  ids: commandIds(keep, secretDice(), () => Date.now()),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** What a shopper or a member may ask. */
export const memberApi = createApi('member', parts);
/** What staff may ask. */
export const staffApi = createApi('staff', parts);

export { storeNow, useStoreNow } from './clock';
export type { Answer, AnyRefusal, AnyRefusalCode, DetailsOf, Input, Problem, Value } from './contract-types';
export { useCommand } from './use-command';
export { usePages, type Pages } from './use-pages';
export { useQuery, type Shown } from './use-query';
