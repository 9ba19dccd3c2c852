import { parseArgs } from 'node:util';
import { newId } from '../../shared/kernel/ids';
import { dice } from '../../cloudfunctions/_runtime/dice';
import { callFunction } from '../call';
import { headOfficeOpenid } from '../seed/brand';
import { reachShop } from '../shop';

export const summary = 'keys of till systems: --store S1 --name NAME makes one, --rotate or --revoke TILL changes or ends one, nothing lists them';

interface Listed {
  readonly tills: readonly { readonly tillId: string; readonly storeId: string; readonly name: string; readonly state: string; readonly usedAt?: number }[];
}

/** Asks as head office what the app's screen asks. A new secret is printed once and kept nowhere by this command. */
export async function run(argv: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: argv, options: { data: text, url: text, store: text, name: text, rotate: text, revoke: text } });
  const shop = await reachShop(values);
  const ask = <Value>(action: string, input: object) => callFunction<Value>(shop.url, 'staff', headOfficeOpenid, { action, input, commandId: newId('command', dice) });
  try {
    if (values.store !== undefined || values.rotate !== undefined) {
      const { tillId, secret } = values.rotate === undefined
        ? await ask<{ tillId: string; secret: string }>('tills.add', { storeId: values.store, name: values.name ?? '收银机' })
        : await ask<{ tillId: string; secret: string }>('tills.rotate', { tillId: values.rotate });
      console.log(`HUIKE_TILL=${tillId}\nHUIKE_SECRET=${secret}`);
      console.error('The secret is shown this once. docs/till-systems.md says how to sign with it.');
    } else if (values.revoke !== undefined) {
      await ask('tills.revoke', { tillId: values.revoke });
      console.log(`${values.revoke} is revoked.`);
    } else {
      const { tills } = await ask<Listed>('tills.list', {});
      for (const till of tills) console.log(`${till.tillId}  ${till.storeId}  ${till.state}  ${till.name}  ${till.usedAt === undefined ? 'never used' : new Date(till.usedAt).toISOString()}`);
      if (tills.length === 0) console.log('No till system has a key yet.');
    }
    return 0;
  } finally {
    await shop.close();
  }
}
