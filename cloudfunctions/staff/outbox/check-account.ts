import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { officialAccountHealth } from '../../_channels';
import { defineQuery } from '../../_runtime/define';
import { currentPolicies } from '../../_store/rules-documents';

/** Asks the official account something harmless by the sender that the rules name, and says what is wrong, the address to list included. */
export const checkAccount = defineQuery(staffContract.outbox.checkAccount, async () => {
  const { reach } = await currentPolicies();
  const { templates, ...health } = await officialAccountHealth(reach.oa);
  return accept({ ...health, templates: [...templates] });
});
