import { joinSceneText } from '../../shared/domain/membership';

/** One code to be printed: where it hangs, and what it carries into the mini-program. */
export interface Poster {
  /** Name of its files. */
  readonly name: string;
  readonly scene: string;
  readonly storeName: string;
  /** Absent on the store's own poster. */
  readonly guideName?: string;
  readonly till?: string;
}

/** A store or somebody in it, as a list names them. */
export interface PosterRow {
  readonly storeId: string;
  readonly storeName: string;
  readonly guideId?: string;
  readonly guideName?: string;
  readonly till?: string;
}

/**
 * The posters of a list: one for each store, each guide and each till, in the list's order.
 * @throws Error naming the row when its ids do not fit WeChat's 32 characters: such a code could not be made.
 * @example postersOf([{ storeId: 'S1', storeName: '知春路店', guideId: 'st_lin', guideName: '林晓' }])[0].scene //=> 's=S1&g=st_lin'
 */
export function postersOf(rows: readonly PosterRow[]): Poster[] {
  return rows.map(({ storeId, storeName, guideId, guideName, till }) => {
    const scene = joinSceneText({ storeId, guideId: guideId ?? null, till: till ?? null, referrerNumber: null });
    if (scene === null) throw new Error(`The ids of ${storeName} ${guideName ?? ''} (${[storeId, guideId, till].filter(Boolean).join(', ')}) do not fit into a code: letters, digits, _ and -, a store and a guide of at most 12 characters, a till of at most 4.`);
    const name = [storeId, guideId, till === undefined ? undefined : `till-${till}`].filter((part) => part !== undefined).join('-');
    return { name, scene, storeName, ...(guideName === undefined ? {} : { guideName }), ...(till === undefined ? {} : { till }) };
  });
}
