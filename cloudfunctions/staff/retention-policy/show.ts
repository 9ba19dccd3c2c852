import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { currentPolicies } from '../../_store/rules-documents';
import { policyView } from './view';

/** The rules in force about states, and the version they belong to. */
export const show = defineQuery(staffContract.retentionPolicy.show, async () => {
  const { policies, retention } = await currentPolicies();
  return accept({ policy: policyView(retention), version: policies.version });
});
