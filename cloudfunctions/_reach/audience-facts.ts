import type { MemberClass } from '../../shared/kernel/member-class';
import { audienceMisses, type AudienceFacts, type AudienceRule } from '../../shared/domain/campaign';
import { nextBirthday } from '../../shared/domain/birthday';
import {
  classOf, expectationOf, lastPurchaseOn, probabilityActive, purchaseDaysOf, spentBy, stageOf, type ClassEdges, type NamedModel, type PurchaseStatistics,
} from '../../shared/domain/retention';
import { groupOf, type RfmCuts } from '../../shared/domain/rfm';
import { effectiveTierId } from '../../shared/domain/tier';
import { dayMs, daysBetween, localDate, localDateOf, type Instant, type LocalDate } from '../../shared/kernel/time';
import { slicesOf } from '../_store/batch';
import { is } from '../_store/collection';
import { reportIdsOf } from '../_store/report-documents';
import { store } from '../_store/store';
import type { AccountDocument } from '../_store/account-documents';
import type { MemberDocument } from '../_store/member-documents';
import type { PolicyDocument } from '../_store/policies-documents';

/** Where the lines between groups and classes lie, from head office's last report; null before the first. */
export interface AudienceLines {
  readonly on: LocalDate;
  readonly now: Instant;
  readonly policies: PolicyDocument;
  readonly model: NamedModel | undefined;
  readonly cuts: RfmCuts | null;
  readonly classEdges: ClassEdges | null;
}

/** Reads the lines that an audience is judged by, once for all its members. One request. */
export async function readAudienceLines(policies: PolicyDocument, model: NamedModel | undefined, now: Instant): Promise<AudienceLines> {
  const { from, until } = reportIdsOf('all');
  const [last] = await store.reports.find({
    filter: { _id: is.both(is.atLeast(from), is.below(until)) }, order: [{ field: '_id', direction: 'desc' }], limit: 1, fields: ['cuts', 'classEdges'],
  });
  return { on: localDateOf(now), now, policies, model, cuts: last?.cuts ?? null, classEdges: last?.classEdges ?? null };
}

type KnownMember = Pick<MemberDocument, '_id' | 'birthday' | 'tags'>;
/** What a rule needs that does not stand in the account. */
interface Beside {
  readonly members: ReadonlyMap<string, KnownMember>;
  readonly topics: ReadonlySet<string>;
}

/** Members named in one question. */
const idsPerQuestion = 500;

async function readBeside(rule: AudienceRule, ids: readonly string[]): Promise<Beside> {
  const asksMembers = rule.birthdayMonths.length > 0 || rule.tags.length > 0;
  const members = new Map<string, KnownMember>();
  if (asksMembers) {
    for (const slice of slicesOf(ids, idsPerQuestion)) {
      const found: KnownMember[] = await store.members.find({ filter: { _id: is.oneOf(slice) }, limit: idsPerQuestion, fields: ['birthday', 'tags'] });
      for (const member of found) members.set(member._id, member);
    }
  }
  const topicIds = rule.interests.flatMap((topicId) => ids.map((id) => `${topicId}~${id}`));
  return { members, topics: new Set(topicIds.length === 0 ? [] : (await store.memberTopics.getMany(topicIds)).keys()) };
}

/** The accounts of a page that belong to an audience, in their order. */
export async function inAudience(lines: AudienceLines, rule: AudienceRule, accounts: readonly AccountDocument[]): Promise<readonly AccountDocument[]> {
  const beside = await readBeside(rule, accounts.map(({ _id }) => _id));
  return accounts.filter((account) => audienceMisses(rule, factsOf(lines, rule, account, beside)).length === 0);
}

/** The facts of one member about whom a person asks. */
export async function audienceFactsOf(lines: AudienceLines, rule: AudienceRule, account: AccountDocument): Promise<AudienceFacts> {
  return factsOf(lines, rule, account, await readBeside(rule, [account._id]));
}

function factsOf(lines: AudienceLines, rule: AudienceRule, account: AccountDocument, { members, topics }: Beside): AudienceFacts {
  const { on, now, policies } = lines;
  const { _id, storeId, statistics, retention, tier, marketingContactsAt } = account;
  const member = members.get(_id);
  const lastOn = lastPurchaseOn(statistics);
  const purchaseDays = purchaseDaysOf(statistics);
  const daysAway = lastOn === null ? null : Math.max(0, daysBetween(lastOn, on));
  const lastContact = marketingContactsAt.at(-1);
  return {
    storeId,
    state: retention?.state ?? null,
    stage: stageOf({ purchaseDays, referrals: account.friendsBrought ?? 0, praises: 0 }, policies.retention),
    group: lines.cuts === null || daysAway === null ? null : groupOf({ recencyDays: daysAway, purchaseDays, spent: spentBy(statistics) }, lines.cuts),
    memberClass: rule.classes.length === 0 ? null : classOfMember(lines, statistics),
    tierId: effectiveTierId(tier, on, policies.policies.tiers),
    interests: rule.interests.filter((topicId) => topics.has(`${topicId}~${_id}`)),
    tags: member?.tags ?? [],
    birthdayMonth: member?.birthday ? monthOfBirthday(member.birthday, on) : null,
    daysAway,
    daysSinceContact: lastContact === undefined ? null : Math.max(0, Math.floor((now - lastContact) / dayMs)),
  };
}

/** The month in which the birthday of this year is kept. */
function monthOfBirthday(birthday: NonNullable<MemberDocument['birthday']>, on: LocalDate): number {
  return Number(nextBirthday(birthday.birthday, localDate(`${on.slice(0, 4)}-01-01`)).on.slice(5, 7));
}

function classOfMember({ on, model, classEdges, policies }: AudienceLines, statistics: PurchaseStatistics): MemberClass | null {
  if (!model || !classEdges) return null;
  const { horizonDays } = policies.retention;
  const expected = expectationOf(statistics, model.model, on, horizonDays);
  const probability = probabilityActive(statistics, model.model, on, horizonDays);
  return expected === null || probability === null ? null : classOf(expected.spent ?? expected.purchases, probability, classEdges, policies.retention);
}
