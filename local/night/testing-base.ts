import { store } from '../../cloudfunctions/_store/store';
import { defaultPolicies } from '../../shared/domain/policy';
import { demoStoreParameters, generatePurchaseLog, noCosts, statisticsOf } from '../../shared/domain/retention';
import { firstTierState } from '../../shared/domain/tier';
import type { MemberId, OpenId, StoreId } from '../../shared/kernel/ids';
import { seededDice } from '../../shared/kernel/random';
import { addDays, localTime, monthOf, type LocalDate } from '../../shared/kernel/time';
import { points } from '../../shared/kernel/units';
import type { TestShop } from '../testing-shop';
import { unionidOf } from '../wechat/people';
import type { AccountDocument } from '../../cloudfunctions/_store/account-documents';
import type { MemberDocument } from '../../cloudfunctions/_store/member-documents';

export interface TestBase {
  readonly members: number;
  readonly seed: number;
  /** The business day of the night to be tested; purchases end two days before it. */
  readonly night: LocalDate;
}

/** Templates whose credits every third member of a test base has. */
const creditedTemplates = ['tpl_drifting', 'tpl_dormant', 'tpl_lost'] as const;

export const testMemberId = (index: number): MemberId => `m_${String(index).padStart(4, '0')}` as MemberId;

/**
 * A base for tests of the night, drawn from the model with a seed and written straight into the books, because making it by
 * tills would take minutes: four stores, half of the members with consent, two thirds in the mini-program, every third with
 * credits, every fifth a follower, every second with points about to expire.
 */
export async function fillTestBase(shop: TestShop, { members, seed, night }: TestBase): Promise<void> {
  const logs = generatePurchaseLog({ members, from: addDays(night, -400), to: addDays(night, -2), parameters: demoStoreParameters, dice: seededDice(seed) });
  const documents = logs.map((log, index) => documentsOf(log, index, night));
  await shop.inStore(async () => {
    for (let start = 0; start < documents.length; start += 400) {
      const slice = documents.slice(start, start + 400);
      await store.members.add(...slice.map(({ member }) => member));
      await store.accounts.add(...slice.map(({ account }) => account));
    }
  });
  for (const [index, { account }] of documents.entries()) {
    if (account.openid === undefined) continue;
    if (index % 3 === 0) for (const templateId of creditedTemplates) shop.cloud.wechat.addCredits(account.openid, templateId);
    if (index % 5 === 0) shop.cloud.wechat.follow(account.openid);
  }
}

function documentsOf(log: ReturnType<typeof generatePurchaseLog>[number], index: number, night: LocalDate): { readonly member: MemberDocument; readonly account: AccountDocument } {
  const joinedOn = log[0]?.on ?? night;
  const joinedAt = localTime(joinedOn, 12);
  const grant = { version: defaultPolicies.membership.privacyVersion, at: joinedAt, channel: 'import' } as const;
  const openid = index % 3 === 2 ? undefined : (`o-base-${index}` as OpenId);
  const identity = openid === undefined ? {} : { openid };
  const storeId = `S${(index % 4) + 1}` as StoreId;
  const _id = testMemberId(index);
  return {
    member: {
      _id,
      ...identity,
      ...(openid === undefined ? {} : { unionid: unionidOf(openid) }),
      number: String(10_000_000 + index),
      nickname: `会员${index}`,
      joinedAt,
      joinedStoreId: storeId,
      consent: { privacy: grant, marketing: index % 2 === 0 ? grant : null, marketingWithdrawnAt: null },
      consentChanges: [],
    },
    account: {
      _id,
      ...identity,
      storeId,
      points: { buckets: index % 2 === 0 ? [{ expiresIn: monthOf(night), points: points(300 + index) }] : [], pending: [], owedPoints: points(0), entryCount: 1 },
      tier: firstTierState(joinedOn, defaultPolicies.tiers),
      statistics: statisticsOf(log),
      costs: noCosts,
      code: { secret: '00', lastStep: null },
      openComplaints: index % 50 === 0 ? 1 : 0,
      marketingContactsAt: index % 40 === 0 ? [localTime(addDays(night, -3), 10)] : [],
      credits: index % 3 === 0 ? Object.fromEntries(creditedTemplates.map((templateId) => [templateId, 1])) : {},
      revision: 1,
    },
  };
}

/** The books that a night writes, without what tells when it ran: two nights with the same result read the same. */
export function readNightBooks(shop: TestShop): Promise<Record<string, unknown[]>> {
  const timeless = ({ decidedAt: _d, createdAt: _c, leaseUntil: _l, ...rest }: Record<string, unknown>): unknown => rest;
  const all = async (name: 'accounts' | 'decisions' | 'outbox' | 'tasks' | 'contacts' | 'recipients'): Promise<unknown[]> => {
    const found = await store[name].find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 1_000 });
    return found.map((document) => timeless(document as unknown as Record<string, unknown>));
  };
  return shop.inStore(async () => ({
    accounts: await all('accounts'), decisions: await all('decisions'), outbox: await all('outbox'), tasks: await all('tasks'), contacts: await all('contacts'), recipients: await all('recipients'),
  }));
}
