import { mostTills } from '../../../shared/contract/tills';
import { staffContract } from '../../../shared/contract/staff';
import { makeTillKey } from '../../../shared/domain/till';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { newSecret } from '../../_runtime/dice';
import { store } from '../../_store/store';
import type { TillDocument } from '../../_store/till-documents';
import { commandName, secretBytes, shownOnce } from './shown-once';

const tillIdOf = (command: string): string => `till_${command.slice(0, 20)}`;

export const add = definePreparedCommand(staffContract.tills.add, {
  prepareOnlyReads: true,

  async recorded({ caller, commandId, now }) {
    const till = await store.tills.get(tillIdOf(commandName(caller.openid, commandId)));
    return till && { inputHash: till.asked.inputHash, outcome: shownOnce(till, now) };
  },

  async prepare({ input }) {
    const [known, tills] = await Promise.all([store.stores.get(input.storeId), store.tills.count({})]);
    if (!known) return refuse('STORE_UNKNOWN', { storeId: input.storeId });
    return tills >= mostTills ? refuse('TILLS_TOO_MANY', { most: mostTills }) : accept({});
  },

  async run({ input, caller, now, tx, commandId, inputHash }) {
    const command = commandName(caller.openid, commandId);
    const key = makeTillKey({ storeId: input.storeId, name: input.name.trim(), secret: newSecret(secretBytes) }, now);
    const till: TillDocument = { ...key, _id: tillIdOf(command), storeId: input.storeId, madeBy: caller.staffId, asked: { by: command, inputHash } };
    await tx.tills.add(till);
    return shownOnce(till, now);
  },
});
