import { staffContract } from '../../../shared/contract/staff';
import {
  classOf, expectationOf, lastPurchaseOn, probabilityActive, purchaseDaysOf, spentBy, stageOf, statisticsBy,
  type PurchaseStatistics, type RetentionModel, type RetentionPolicy,
} from '../../../shared/domain/retention';
import { groupOf } from '../../../shared/domain/rfm';
import { accept } from '../../../shared/kernel/result';
import { daysBetween, localDateOf, type Instant, type LocalDate } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { is } from '../../_store/collection';
import { complaintMarkIn } from '../../_member/complaint-mark';
import type { ReportDocument } from '../../_store/report-documents';
import { retentionReasonOf } from '../../_member/retention-reason';
import { currentModel, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { memberOfMine } from '../books/view';
import { newestReport } from '../insights/newest-report';
import { memberSummary } from '../members/summary';
import { readLine } from './line';
import type { AccountDocument } from '../../_store/account-documents';
import type { MemberDocument } from '../../_store/member-documents';
import type { PolicyDocument } from '../../_store/policies-documents';

const mostCoupons = 20;
const mostCalls = 5;

/** One member on one screen: who he is, what he bought, where he stands and why, what he holds, what was said to him. Each question by index. */
export const show = defineQuery(staffContract.member360.show, async ({ input, caller, now }) => {
  const { memberId } = input;
  const { member, account } = await memberOfMine(caller, memberId);
  const on = localDateOf(now);
  const [rules, home, coupons, calls, line, standing] = await Promise.all([
    currentPolicies(),
    store.stores.get(account.storeId),
    store.coupons.find({ filter: { memberId, state: is.oneOf(['issued', 'reserved']), validUntilAt: is.above(now) }, order: [{ field: 'validUntilAt', direction: 'asc' }], limit: mostCoupons }),
    store.tasks.find({ filter: { memberId, state: 'open' }, limit: mostCalls }),
    readLine(memberId),
    standingOf(account, on, now),
  ]);
  const statistics = statisticsBy(account.statistics, on);
  const lastOn = lastPurchaseOn(statistics);
  return accept({
    profile: profileOf(member, account, rules, now, home?.name ?? { zh: account.storeId, en: account.storeId }),
    bought: { purchaseDays: purchaseDaysOf(statistics), spent: spentBy(statistics), ...(lastOn === null ? {} : { lastOn }) },
    ...(standing ? { standing } : {}),
    coupons: coupons.map(({ _id, terms, state, validUntilAt }) => ({ couponId: _id, name: terms.name, state, validUntilAt })),
    openCalls: calls.map(({ _id, dueOn }) => ({ taskId: _id, dueOn })),
    line,
  });
});

function profileOf(member: MemberDocument, account: AccountDocument, { policies }: PolicyDocument, now: Instant, storeName: { readonly zh: string; readonly en: string }) {
  const { purchaseDays: _days, lastPurchaseOn: _last, ...summary } = memberSummary(member, account, policies, now);
  const { birthday } = member;
  const tagged = member.tagChanges?.at(-1);
  return {
    ...summary,
    storeName,
    ...(birthday ? { birthday: birthday.birthday } : {}),
    marketingConsent: member.consent.marketing !== null,
    tags: [...(member.tags ?? [])],
    ...(tagged ? { tagged: { at: tagged.at, byName: tagged.byName } } : {}),
  };
}

/** Where he stands this morning, with the facts behind it; undefined for one whom no night has scored. */
async function standingOf(account: AccountDocument, on: LocalDate, now: Instant) {
  const { retention } = account;
  const lastOn = lastPurchaseOn(statisticsBy(account.statistics, on));
  if (!retention || lastOn === null || lastOn > on) return undefined;
  const [model, rules, report] = await Promise.all([currentModel(), currentPolicies(), newestReport('all')]);
  if (!model) return undefined;
  const statistics = statisticsBy(account.statistics, on);
  const purchaseDays = purchaseDaysOf(statistics);
  return {
    state: retention.state,
    ...(retention.previousState === undefined ? {} : { previousState: retention.previousState }),
    changedOn: retention.changedOn,
    reason: retentionReasonOf(statistics, model.model, rules.retention, on, retention.state),
    ...complaintMarkIn(account, now),
    stage: stageOf({ purchaseDays, referrals: account.friendsBrought ?? 0, praises: 0 }, rules.retention),
    ...classIn(report, statistics, model.model, on, rules.retention),
    ...(report ? { group: groupOf({ recencyDays: daysBetween(lastOn, on), purchaseDays, spent: spentBy(statistics) }, report.cuts) } : {}),
  };
}

/** His class by the lines of the newest report; nothing without a report or a fitted model. */
function classIn(report: ReportDocument | undefined, statistics: PurchaseStatistics, model: RetentionModel, on: LocalDate, policy: RetentionPolicy) {
  const expected = expectationOf(statistics, model, on, policy.horizonDays);
  const probability = probabilityActive(statistics, model, on, policy.horizonDays);
  if (!report?.classEdges || expected === null || probability === null) return {};
  return { memberClass: classOf(expected.spent ?? expected.purchases, probability, report.classEdges, policy) };
}
