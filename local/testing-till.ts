import { createHash, createHmac, randomBytes } from 'node:crypto';
import { store } from '../cloudfunctions/_store/store';
import { posPath, type PosResult } from '../shared/contract/pos';
import { makeTillKey } from '../shared/domain/till';
import type { StoreId } from '../shared/kernel/ids';
import { instant } from '../shared/kernel/time';
import type { TestShop } from './testing-shop';

export interface PosAnswer {
  readonly status: number;
  readonly storeId?: string;
  readonly recorded: number;
  readonly refused: number;
  readonly again: number;
  readonly results: readonly PosResult[];
  readonly error?: { readonly code: string; readonly serverTime?: number };
}

/** What may differ from an honest call. */
export interface PosChanges {
  readonly at?: number;
  readonly nonce?: string;
  readonly secret?: string;
  readonly tillId?: string;
  readonly signature?: string;
  /** Sent in place of what was signed. */
  readonly sent?: string;
  readonly path?: string;
  readonly method?: string;
}

/** A till system of a store with its key: signs as any other program would, with Node's own crypto. */
export interface TestTill {
  readonly tillId: string;
  readonly secret: string;
  post(rows: unknown, changes?: PosChanges): Promise<PosAnswer>;
  /** Any body at all, honestly signed. */
  postText(body: string, changes?: PosChanges): Promise<PosAnswer>;
}

let tills = 0;

/** Gives a store a till system with a key of its own. */
export async function openTestTill(shop: TestShop, storeId = 'S1'): Promise<TestTill> {
  const tillId = `till_test${(tills += 1)}`;
  const secret = randomBytes(32).toString('hex');
  const key = makeTillKey({ storeId, name: `${tills} 号机`, secret }, instant(Math.floor(shop.cloud.clock.now())));
  await shop.inStore(() => store.tills.put({ ...key, _id: tillId, storeId: storeId as StoreId, asked: { by: '', inputHash: '' } }));
  return signedTill(shop, tillId, secret);
}

/** A till system with a key that was made elsewhere. */
export function signedTill(shop: TestShop, tillId: string, secret: string): TestTill {
  const postText = async (body: string, changes: PosChanges = {}): Promise<PosAnswer> => {
    const timestamp = String(Math.floor(changes.at ?? shop.cloud.clock.now()));
    const nonce = changes.nonce ?? randomBytes(12).toString('hex');
    const text = ['POST', posPath, timestamp, nonce, createHash('sha256').update(body).digest('hex')].join('\n');
    const signature = changes.signature ?? createHmac('sha256', changes.secret ?? secret).update(text).digest('hex');
    const method = changes.method ?? 'POST';
    const response = await fetch(shop.url + (changes.path ?? posPath), {
      method,
      headers: { 'content-type': 'application/json', 'x-huike-till': changes.tillId ?? tillId, 'x-huike-timestamp': timestamp, 'x-huike-nonce': nonce, 'x-huike-signature': signature },
      ...(method === 'POST' ? { body: changes.sent ?? body } : {}),
    });
    return { status: response.status, recorded: 0, refused: 0, again: 0, results: [], ...((await response.json()) as object) };
  };
  return { tillId, secret, postText, post: (rows, changes) => postText(JSON.stringify({ rows }), changes) };
}
