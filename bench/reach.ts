import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { outboxStates } from '../shared/domain/campaign';
import { announce } from '../cloudfunctions/_reach/announce';
import { newAccount } from '../cloudfunctions/_member/new-account';
import { store } from '../cloudfunctions/_store/store';
import { buildStaleFunctions, openShop, withStore } from '../local/shop';
import { officialOpenidOf, unionidOf } from '../local/wechat/people';
import type { Reply } from '../shared/contract/reply';
import { defaultPolicies } from '../shared/domain/policy';
import type { MemberId, OpenId, StoreId } from '../shared/kernel/ids';
import { seededDice } from '../shared/kernel/random';
import { instant, localDate, localTime, minuteMs, type Instant } from '../shared/kernel/time';
import type { AccountDocument } from '../cloudfunctions/_store/account-documents';
import type { MemberDocument } from '../cloudfunctions/_store/member-documents';

/**
 * `npx tsx bench/reach.ts [--members 100000] [--rounds 50] [--messages 1500] [--seed N]`: an announcement to everybody is prepared by pages; its
 * messages are sent by one instance to a WeChat that answers after 50 ms; then a shop of its own is killed with -9 in the middle of sending, so
 * many times, and what people got is counted.
 */
const { values } = parseArgs({
  options: { members: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '50' }, messages: { type: 'string', default: '1500' }, seed: { type: 'string', default: '1' } },
});
const day = localDate('2026-11-20');
const eveningAt = localTime(day, 22);
const morningAt = localTime(localDate('2026-11-21'), 10, 1);
const latencyMs = 50;

function documentsOf(i: number): { member: MemberDocument; account: AccountDocument } {
  const _id = `m_${String(i).padStart(7, '0')}` as MemberId;
  const openid = `o-bench-${i}` as OpenId;
  const at = localTime(localDate('2026-01-01'), 12);
  const grant = { version: defaultPolicies.membership.privacyVersion, at, channel: 'import' } as const;
  const storeId = `S${(i % 4) + 1}` as StoreId;
  const consent = { privacy: grant, marketing: grant, marketingWithdrawnAt: null };
  return {
    member: { _id, openid, unionid: unionidOf(openid), number: String(10_000_000 + i), nickname: `会员${i}`, joinedAt: at, joinedStoreId: storeId, consent, consentChanges: [] },
    account: { ...newAccount({ memberId: _id, storeId, openid, joinedOn: localDate('2026-01-01'), codeSecret: '00', tiers: defaultPolicies.tiers }), credits: i % 2 === 0 ? { tpl_new_goods: 1 } : {} },
  };
}

type Shop = Awaited<ReturnType<typeof openShop>>;

/** Every second member has a credit for the message, the others follow the official account. */
async function fill({ cloud }: Shop, members: number): Promise<void> {
  for (let start = 0; start < members; start += 500) {
    const slice = Array.from({ length: Math.min(500, members - start) }, (_, k) => documentsOf(start + k));
    const followers = slice.map(({ member }) => String(member.openid)).filter((_, k) => (start + k) % 2 === 1);
    const documents = {
      members: slice.map(({ member }) => member), accounts: slice.map(({ account }) => account),
      followers: followers.map((openid) => ({ _id: unionidOf(openid), oaOpenid: officialOpenidOf(openid), subscribed: true, seenAt: 0 })),
    };
    for (const [name, rows] of Object.entries(documents)) await cloud.engine.insert(name, rows as never);
  }
  for (let i = 0; i < members; i += 1) {
    if (i % 2 === 0) cloud.wechat.addCredits(`o-bench-${i}`, 'tpl_new_goods');
    else cloud.wechat.follow(`o-bench-${i}`);
  }
}

/**
 * A folder with a shop of so many members and what is announced to them. Filling keeps this process busy for longer than a kept connection
 * lives, so everything that goes over the wire is done before, and the shop that is measured is another process.
 */
async function filledShop(members: number, announceTo: (at: Instant) => Promise<void>): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), 'huike-bench-reach-'));
  const shop = await openShop({ data, port: 0, at: eveningAt });
  await withStore(shop.url, async () => {
    const rules = await store.policies.get('current');
    if (rules) await store.policies.put({ ...rules, reach: { ...rules.reach, holdout: 0 as never, oa: 'fixed_ip' } });
    await announceTo(eveningAt);
  });
  await fill(shop, members);
  await shop.close();
  return data;
}

const announceGoods = (at: Instant): Promise<void> => announce({ id: 'bench', occasion: 'new_goods', facts: { topic: '绿茶', goods: '明前' } }, { kind: 'everybody' }, at);
async function announceBoth(at: Instant): Promise<void> {
  await announceGoods(at);
  await announce({ id: 'bench', occasion: 'points_expiring', facts: { points: '300', pointsExpireOn: '2026年11月30日' } }, { kind: 'everybody' }, at);
}

interface Ticked {
  readonly counts: Readonly<Record<string, number>>;
  readonly ms: number;
}
async function post(url: string, path: string, body: object = {}): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return answer.json();
}
async function tick(url: string): Promise<Ticked> {
  const started = performance.now();
  const { result } = (await post(url, '/local/timers/dispatch')) as { result: Reply<{ counts: Record<string, number> }> };
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return { counts: result.value.counts, ms: performance.now() - started };
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
const slowWeChat = (url: string): Promise<unknown> => post(url, '/local/faults', { kind: 'latency', action: 'wx.openApi', ms: latencyMs, times: 1_000_000_000 });

/** Looks for announcements until none is under way; a look is due every fifth minute, so each is a shop that starts at the next one. */
async function prepare(data: string): Promise<{ readonly ticks: number; readonly longestMs: number; readonly totalMs: number; readonly decisions: number }> {
  let [ticks, longestMs, totalMs] = [0, 0, 0];
  for (;;) {
    const shop = await startShop(data, instant(eveningAt + ticks * 5 * minuteMs));
    const { ms } = await tick(shop.url);
    [ticks, longestMs, totalMs] = [ticks + 1, Math.max(longestMs, ms), totalMs + ms];
    const [left, decisions] = await withStore(shop.url, () => Promise.all([store.announcements.count({ state: 'running' }), store.decisions.count({})]));
    await killed(shop.child);
    if (left === 0) return { ticks, longestMs, totalMs, decisions };
  }
}

async function prepareAndSend(members: number): Promise<void> {
  const data = await filledShop(members, announceGoods);
  const { ticks, longestMs, totalMs, decisions } = await prepare(data);
  console.log(`prepared ${decisions} decisions about ${members} members: ${seconds(totalMs)} s in ${ticks} ticks, the longest ${seconds(longestMs)} s (a function has 60); ${Math.round(decisions / (totalMs / 1_000))} a second`);
  const { url, child } = await startShop(data, morningAt);
  await slowWeChat(url);
  const { counts, ms } = await tick(url);
  const sent = counts['sent'] ?? 0;
  console.log(`sent ${sent} in ${seconds(ms)} s by one instance, messages answered after ${latencyMs} ms: ${(sent / (ms / 1_000)).toFixed(1)} a second; ${JSON.stringify(counts)}`);
  await killed(child);
  rmSync(data, { recursive: true, force: true });
}

const children = new Set<ChildProcess>();
interface RunningShop {
  readonly url: string;
  readonly child: ChildProcess;
}

function startShop(data: string, at: Instant): Promise<RunningShop> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'reach-shop.ts'), data, String(at)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.add(child);
  return new Promise((resolve, reject) => {
    child.once('message', ({ url }: { readonly url: string }) => resolve({ url, child }));
    child.once('exit', (code, signal) => {
      children.delete(child);
      reject(new Error(`the shop ended before it was ready (${code ?? signal ?? 'unknown'})`));
    });
  });
}

/** Kills with -9. A shop that is gone already would make a round that proves nothing, and waiting for its end would never end. */
function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the shop ended by itself (${child.exitCode ?? child.signalCode})`);
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** What was handed to WeChat so far, accepted or not. */
async function handedOver(url: string): Promise<readonly { channel: string; to: string; templateId: string; accepted: boolean }[]> {
  const { sent } = (await (await fetch(`${url}/local/wechat`)).json()) as { sent: { channel: string; to: string; templateId: string; accepted: boolean }[] };
  return sent;
}

async function killRounds(messages: number, rounds: number, seed: number): Promise<void> {
  const data = await filledShop(messages, announceBoth);
  const dice = seededDice(seed);
  await prepare(data);
  let at: number = morningAt;
  let midway = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const { url, child } = await startShop(data, instant(at));
    await slowWeChat(url);
    let over = false;
    const running = tick(url).then(() => (over = true), () => undefined);
    // Between the first message of the round and the next few of them, so that the knife falls while it sends and not while it wakes up.
    const until = (await handedOver(url)).length + 1 + Math.floor(dice() * 12);
    while (!over && (await handedOver(url)).length < until) await pause(2 + dice() * 20);
    if (!over) midway += 1;
    await killed(child);
    await running;
    // Past the lease of a sender that died.
    at += 3 * minuteMs;
  }
  const { accepted, byState } = await sendTheRest(data, at);
  const twice = accepted.length - new Set(accepted).size;
  console.log(`${rounds} rounds killed with -9, ${midway} of them while it was sending (seed ${seed}): ${accepted.length} messages accepted, duplicates ${twice}; outbox ${JSON.stringify(byState)} (failed: a subscribe message whose answer was lost counts as said)`);
  rmSync(data, { recursive: true, force: true });
  if (twice > 0 || midway < rounds) process.exitCode = 1;
}


/** Lets a shop that nobody kills finish, and counts what people got. */
async function sendTheRest(data: string, from: number) {
  for (let at = from; ; at += 3 * minuteMs) {
    const { url, child } = await startShop(data, instant(at));
    const { counts } = await tick(url);
    if (Object.keys(counts).length > 0) {
      await killed(child);
      continue;
    }
    const sent = await handedOver(url);
    const states = await withStore(url, () => Promise.all(outboxStates.map(async (state) => [state, await store.outbox.count({ state })] as const)));
    await killed(child);
    return { accepted: sent.filter((message) => message.accepted).map(({ channel, to, templateId }) => `${channel} ${to} ${templateId}`), byState: Object.fromEntries(states) };
  }
}

async function main(): Promise<void> {
  buildStaleFunctions();
  if (Number(values.members) > 0) await prepareAndSend(Number(values.members));
  if (Number(values.rounds) > 0) await killRounds(Number(values.messages), Number(values.rounds), Number(values.seed));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
}).finally(() => {
  for (const child of children) child.kill('SIGKILL');
});
