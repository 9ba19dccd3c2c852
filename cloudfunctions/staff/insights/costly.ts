import { staffContract } from '../../../shared/contract/staff';
import type { MemberId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';
import { listedPage } from './listed-page';
import { newestReport, reportScope } from './newest-report';

/** Members who were given more than their payments leave, the dearest first, as the report lists them; who has left since is left out. */
export const costly = defineQuery(staffContract.insights.costly, async ({ input, caller }) => {
  const scope = reportScope(caller, input.storeId);
  const report = await newestReport(scope);
  const found = report?.fold.costly;
  const { shown, next } = listedPage(found?.listed ?? [], input.cursor);
  const ids = shown.map(({ memberId }) => memberId);
  const [members, accounts] = await Promise.all([store.members.getMany(ids), store.accounts.getMany(ids)]);
  return accept({
    items: shown.flatMap(({ memberId, margin, given }) => {
      const [member, account] = [members.get(memberId), accounts.get(memberId)];
      return member && account && (scope === 'all' || account.storeId === scope) ? [{ memberId: memberId as MemberId, memberName: memberName(member), memberNumber: member.number, margin, given }] : [];
    }),
    ...next,
    members: found?.members ?? 0,
    listed: found?.listed.length ?? 0,
  });
});
