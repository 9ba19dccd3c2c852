import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { newAccount } from '../cloudfunctions/_member/new-account';
import { inParallel } from '../cloudfunctions/_store/batch';
import { store } from '../cloudfunctions/_store/store';
import { codeOf, done, openTestShop, type TestShop } from '../local/testing-shop';
import type { Reply } from '../shared/contract/reply';
import { anybody } from '../shared/domain/campaign';
import { defaultPolicies } from '../shared/domain/policy';
import { statisticsOf } from '../shared/domain/retention';
import type { MemberId, OpenId, StoreId } from '../shared/kernel/ids';
import { addDays, instant, localDate, localTime, minuteMs } from '../shared/kernel/time';
import { fen } from '../shared/kernel/units';
import type { AccountDocument } from '../cloudfunctions/_store/account-documents';
import type { MemberDocument } from '../cloudfunctions/_store/member-documents';

/** Prepares one round for so many recipients by the real function and its ticks. `npx tsx bench/campaign.ts [members]`, default 100,000. */
const today = localDate('2026-01-15');
const members = Number(process.argv[2] ?? 100_000);
const batch = 400;

function documentsOf(index: number): { readonly member: MemberDocument; readonly account: AccountDocument } {
  const memberId = `m_${String(index).padStart(7, '0')}` as MemberId;
  const openid = `o-bench-${index}` as OpenId;
  const joinedOn = addDays(today, -300);
  const grant = { version: defaultPolicies.membership.privacyVersion, at: localTime(joinedOn, 12), channel: 'import' } as const;
  const storeId = 'S1' as StoreId;
  const account = newAccount({ memberId, storeId, openid, joinedOn, codeSecret: '00', tiers: defaultPolicies.tiers });
  return {
    member: { _id: memberId, openid, number: String(10_000_000 + index), nickname: `会员${index}`, joinedAt: grant.at, joinedStoreId: storeId, consent: { privacy: grant, marketing: grant, marketingWithdrawnAt: null }, consentChanges: [] },
    account: {
      ...account, credits: { tpl_lost: 1 },
      statistics: statisticsOf([{ on: addDays(joinedOn, index % 60), amount: fen(8_800) }]),
      retention: { state: 'lost', changedOn: addDays(today, -30), nextChangeOn: localDate('9999-12-31'), modelId: 'bench' },
    },
  };
}

async function fill(shop: TestShop): Promise<void> {
  await shop.inStore(async () => {
    const starts = Array.from({ length: Math.ceil(members / batch) }, (_, i) => i * batch);
    await inParallel(starts, async (start) => {
      const documents = Array.from({ length: Math.min(batch, members - start) }, (_, i) => documentsOf(start + i));
      await store.members.add(...documents.map(({ member }) => member));
      await store.accounts.add(...documents.map(({ account }) => account));
    });
  });
}

async function main(): Promise<void> {
  const shop = await openTestShop({ at: localTime(today, 10) });
  await fill(shop);
  const plan = { name: '压测', audience: { ...anybody, states: ['lost'] }, offer: '', untilOn: null, templateIds: ['tpl_lost'], calls: false, startAt: null, rounds: 1, gapDays: 14, windowDays: 14 };
  const { campaignId, revision } = done(await shop.as('demo-manager').staff<{ campaignId: string; revision: number }>('campaigns.save', { homeStoreId: 'S1', plan }));
  done(await shop.as('demo-manager').staff('campaigns.submit', { campaignId, revision }));
  if (codeOf(await shop.as('demo-head-office').staff('campaigns.approve', { campaignId, revision })) !== 'done') throw new Error('head office approves');
  const ticks: number[] = [];
  for (;;) {
    const startedMs = performance.now();
    const reply = (await shop.cloud.runTimer('campaigns')) as Reply<{ counts: Record<string, number> }>;
    ticks.push(Math.round(performance.now() - startedMs));
    const { roundsDone } = done(await shop.as('demo-head-office').staff<{ roundsDone: number }>('campaigns.show', { campaignId }));
    if (roundsDone === 1 || reply.kind !== 'done') break;
    await shop.cloud.moveClock(instant(shop.cloud.clock.now() + minuteMs));
  }
  const [decisions, messages, recipients] = await shop.inStore(() => Promise.all([store.decisions.count({ campaign: campaignId }), store.outbox.count({ campaign: campaignId }), store.recipients.count({ campaignId })]));
  const report = { members, ticks: ticks.length, longestTickMs: Math.max(...ticks), seconds: Math.round(ticks.reduce((sum, ms) => sum + ms, 0) / 1_000), decisions, messages, recipients };
  console.log(JSON.stringify(report));
  if (process.argv[3] !== undefined) writeFileSync(process.argv[3], `${JSON.stringify(report, null, 1)}\n`);
  await shop.cloud.close();
  if (decisions !== members) throw new Error('every member of the audience has one decision');
}
void main();
