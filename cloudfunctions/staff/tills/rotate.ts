import { staffContract } from '../../../shared/contract/staff';
import { rotateTillKey } from '../../../shared/domain/till';
import { accept } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { newSecret } from '../../_runtime/dice';
import { notFound } from '../../_runtime/fault';
import { store } from '../../_store/store';
import { commandName, secretBytes, shownOnce } from './shown-once';

export const rotate = definePreparedCommand(staffContract.tills.rotate, {
  async recorded({ input, caller, commandId, now }) {
    const till = await store.tills.get(input.tillId);
    return till?.asked.by === commandName(caller.openid, commandId) ? { inputHash: till.asked.inputHash, outcome: shownOnce(till, now) } : undefined;
  },

  async prepare() {
    return Promise.resolve(accept({}));
  },

  async run({ input, caller, now, tx, commandId, inputHash }) {
    const till = await tx.tills.get(input.tillId);
    if (!till) return notFound();
    const rotated = rotateTillKey(till, newSecret(secretBytes), now);
    if (!rotated.ok) return rotated;
    const changed = { ...till, ...rotated.value, storeId: till.storeId, asked: { by: commandName(caller.openid, commandId), inputHash } };
    await tx.tills.put(changed);
    return shownOnce(changed, now);
  },
});
