import type { Document, Collection, Filter } from '../../_store/collection';
import { is } from '../../_store/collection';
import type { Answers, Survey } from '../../../shared/domain/survey';
import { balanceOf } from '../../../shared/domain/points';
import { assert } from '../../../shared/kernel/assert';
import type { MemberId } from '../../../shared/kernel/ids';
import { localDateOf, timeOfDayMs, type Instant } from '../../../shared/kernel/time';
import { birthdaySent } from '../../_member/birthday-view';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';

const perQuestion = 1_000;
/** Of one kind; a member with more gets the newest and is told so. */
const mostOfAKind = 10_000;

/** `2026-11-22 14:05` at +08:00. */
export function moment(at: Instant): string {
  const minutes = Math.floor(timeOfDayMs(at) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${localDateOf(at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Everything of a kind, newest first, by the index on member and moment; two of the same moment stay together. */
async function all<Doc extends Document & { readonly memberId: string }>(collection: Collection<Doc>, memberId: MemberId, by: keyof Doc & string, filter: Filter = {}): Promise<Doc[]> {
  const found = new Map<string, Doc>();
  let before: unknown;
  while (found.size < mostOfAKind) {
    const page = await collection.find({ filter: { memberId, ...filter, ...(before === undefined ? {} : { [by]: is.atMost(before) }) }, order: [{ field: by, direction: 'desc' }], limit: perQuestion });
    const known = found.size;
    for (const document of page) found.set(document._id, document);
    if (page.length < perQuestion || found.size === known) break;
    before = page[page.length - 1]?.[by];
  }
  return [...found.values()];
}

/** Answers with the questions they were given to; a survey that is gone leaves the answers alone. */
function givenAnswers(questions: Survey['questions'] | undefined, answers: Answers) {
  return Object.entries(answers).map(([id, given]) => {
    const question = questions?.find((one) => one.id === id);
    const said = (value: string | number) => question?.options.find((option) => option.id === value)?.words ?? value;
    return { question: question?.words ?? id, answer: typeof given === 'object' ? given.map(said) : said(given) };
  });
}

/** A copy of what the store keeps about a member, in plain words and figures: nothing secret, nobody else's. */
export async function ownData(memberId: MemberId, now: Instant) {
  const [member, account] = await Promise.all([store.members.get(memberId), store.accounts.get(memberId)]);
  assert(member && account, 'an identity has its member and account');
  const [purchases, refunds, entries, tierEvents, coupons, exchanges, complaints, ratings, contacts, stores, answers, suggestions, topics, guests] = await Promise.all([
    all(store.purchases, memberId, 'at'), all(store.refunds, memberId, 'at'), all(store.pointsEntries, memberId, 'number'), all(store.tierEvents, memberId, 'on'),
    store.coupons.find({ filter: { memberId }, order: [{ field: 'validUntilAt', direction: 'desc' }], limit: perQuestion }),
    all(store.exchanges, memberId, 'at'), all(store.complaints, memberId, 'openedAt'), all(store.ratings, memberId, 'ratedAt'), all(store.contacts, memberId, 'at'),
    store.stores.find({ filter: {}, limit: perQuestion }),
    store.surveyAnswers.find({ filter: { memberId }, limit: perQuestion }), all(store.suggestions, memberId, 'at'),
    store.memberTopics.find({ filter: { memberId }, limit: perQuestion }), all(store.eventGuests, memberId, 'changedAt'),
  ]);
  const storeName = new Map<string, string>(stores.map(({ _id, name }) => [_id, name.zh]));
  const [topicOf, eventOf, surveyOf, { policies }] = await Promise.all([store.topics.getMany(topics.map(({ topicId }) => topicId)), store.events.getMany(guests.map(({ eventId }) => eventId)),
    store.surveys.getMany(answers.map(({ surveyId }) => surveyId)), currentPolicies(),
  ]);
  const tierName = (tierId: string | null) => policies.tiers.tiers.find(({ id }) => id === tierId)?.name ?? tierId;
  const { retention } = account;
  return {
    madeAt: moment(now),
    profile: {
      memberNumber: member.number, nickname: member.nickname, phone: member.phone ?? null, birthday: member.birthday ? birthdaySent(member.birthday.birthday) : null,
      joinedAt: moment(member.joinedAt), joinedStore: storeName.get(member.joinedStoreId) ?? null,
    },
    consents: member.consentChanges.map(({ what, granted, version, at, channel }) => ({ what, granted, version, at: moment(at), channel })),
    standing: {
      tier: tierName(account.tier.tierId), tierSince: account.tier.since, points: balanceOf(account.points),
      reckoned: retention ? { state: retention.state, since: retention.changedOn } : null, personalised: account.personalised !== false,
    },
    purchases: purchases.map((one) => ({ at: moment(one.at), store: storeName.get(one.storeId) ?? null, orderNo: one.orderNo ?? null, originalFen: one.originalFen, paidFen: one.paidFen, pointsSpent: one.pointsSpent, pointsEarned: one.pointsEarned })),
    refunds: refunds.map((one) => ({ at: moment(one.at), store: storeName.get(one.storeId) ?? null, reason: one.reason, paidFen: one.paidFen, pointsClawedBack: one.pointsClawedBack })),
    pointsEntries: entries.map((one) => ({ at: moment(one.at), kind: one.kind, points: one.points, balanceAfter: one.balanceAfter, reason: one.reason ?? null })),
    tierHistory: tierEvents.map((one) => ({ on: one.on, kind: one.kind, from: tierName(one.from), to: tierName(one.to) })),
    coupons: coupons.map((one) => ({ name: one.terms.name, state: one.state, issuedAt: moment(one.issuedAt), validUntil: moment(one.validUntilAt) })),
    exchanges: exchanges.map((one) => ({ at: moment(one.at), name: one.name, points: one.points, state: one.state })),
    complaints: complaints.map((one) => ({ openedAt: moment(one.openedAt), kind: one.kind, text: one.text, photos: one.photos.length, steps: one.events.map(({ kind, at, publicText }) => ({ step: kind, at: moment(at), text: publicText })) })),
    ratings: ratings.map((one) => ({ at: moment(one.ratedAt), store: one.store, guide: one.guide ?? null, text: one.words })),
    answers: answers.map((one) => ({ at: moment(one.changedAt), name: surveyOf.get(one.surveyId)?.title ?? null, given: givenAnswers(surveyOf.get(one.surveyId)?.questions, one.answers) })),
    suggestions: suggestions.map((one) => ({ at: moment(one.at), text: one.words, reply: one.reply?.words ?? '' })),
    interests: topics.map((one) => ({ name: topicOf.get(one.topicId)?.name.zh ?? null, state: one.by, at: moment(one.at) })),
    events: guests.map((one) => ({ name: eventOf.get(one.eventId)?.title ?? null, state: one.state, at: moment(one.signedUpAt), came: one.cameAt === null ? null : moment(one.cameAt) })),
    tags: (member.tags ?? []).map((name) => ({ name })),
    // What staff noted of a call stays theirs, as in the list of messages.
    contacts: contacts.map((one) => ({ at: moment(one.at), channel: one.channel, text: one.channel === 'task' ? '' : one.text })),
    isWhole: [purchases, refunds, entries, complaints, contacts].every((list) => list.length < mostOfAKind) && coupons.length < perQuestion,
  };
}
export type OwnData = Awaited<ReturnType<typeof ownData>>;
