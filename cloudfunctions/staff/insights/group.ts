import { staffContract } from '../../../shared/contract/staff';
import type { GroupMember } from '../../../shared/domain/retention';
import type { MemberId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';
import { listedPage } from './listed-page';
import { newestReport, reportScope } from './newest-report';
import type { AccountDocument } from '../../_store/account-documents';
import type { MemberDocument } from '../../_store/member-documents';

/** Members of a group by what they spent, as the report lists them. A member who has left since, or is now another store's, is left out. */
export const group = defineQuery(staffContract.insights.group, async ({ input, caller }) => {
  const scope = reportScope(caller, input.storeId);
  const report = await newestReport(scope);
  const found = report?.fold.groups.find((one) => one.group === input.group);
  const listed = found?.listed ?? [];
  const { shown, next } = listedPage(listed, input.cursor);
  const ids = shown.map(({ memberId }) => memberId);
  const [members, accounts] = await Promise.all([store.members.getMany(ids), store.accounts.getMany(ids)]);
  return accept({
    items: shown.flatMap((one) => {
      const member = members.get(one.memberId);
      const account = accounts.get(one.memberId);
      return member && account && (scope === 'all' || account.storeId === scope) ? [row(one, member, account)] : [];
    }),
    ...next,
    members: found?.members ?? 0,
    listed: listed.length,
    ...(report ? { businessDay: report.businessDay } : {}),
  });
});

function row(one: GroupMember, member: MemberDocument, account: AccountDocument) {
  return {
    memberId: one.memberId as MemberId,
    memberName: memberName(member),
    memberNumber: member.number,
    spent: one.spent,
    purchaseDays: one.purchaseDays,
    lastPurchaseOn: one.lastPurchaseOn,
    ...(account.retention ? { state: account.retention.state } : {}),
  };
}
