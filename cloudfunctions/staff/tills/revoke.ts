import { staffContract } from '../../../shared/contract/staff';
import { revokeTillKey } from '../../../shared/domain/till';
import { accept } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { store } from '../../_store/store';
import { tillView } from './view';

export const revoke = definePreparedCommand(staffContract.tills.revoke, {
  prepareOnlyReads: true,

  async prepare({ input }) {
    const till = await store.tills.get(input.tillId);
    if (!till) return notFound();
    return accept({ at: await store.stores.get(till.storeId) });
  },

  async run({ input, now, tx, prepared: { at } }) {
    const till = await tx.tills.get(input.tillId);
    if (!till) return notFound();
    const revoked = { ...till, ...revokeTillKey(till, now), storeId: till.storeId };
    await tx.tills.put(revoked);
    return accept(tillView(revoked, at, now));
  },
});
