import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AccountDocument, MemberDocument } from '../cloudfunctions/_store/documents';
import { announce } from '../cloudfunctions/_store/announce';
import { newAccount } from '../cloudfunctions/_store/new-account';
import { store } from '../cloudfunctions/_store/store';
import { buildStaleFunctions, openShop, withStore } from '../local/shop';
import { officialOpenidOf, unionidOf } from '../local/wechat/people';
import type { Reply } from '../shared/contract/reply';
import { defaultPolicies } from '../shared/domain/policy';
import type { MemberId, OpenId, StoreId } from '../shared/kernel/ids';
import { seededDice } from '../shared/kernel/random';
import { instant, localDate, localTime, minuteMs, type Instant } from '../shared/kernel/time';

/**
 * `npx tsx bench/reach.ts [--members 100000] [--rounds 50] [--messages 1500] [--seed N]`: an announcement to everybody is prepared by pages; its
 * messages are sent by one instance to a WeChat that answers after 50 ms; then a shop of its own is killed with -9 in the middle of sending, so
 * many times, and what people got is counted.
 */
const { values } = parseArgs({
  options: { members: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '50' }, messages: { type: 'string', default: '1500' }, seed: { type: 'string', default: '1' } },
});
const day = localDate('2026-11-20');
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
async function fill({ url, cloud }: Shop, members: number): Promise<void> {
  for (let start = 0; start < members; start += 500) {
    const slice = Array.from({ length: Math.min(500, members - start) }, (_, k) => documentsOf(start + k));
    const followers = slice.map(({ member }) => String(member.openid)).filter((_, k) => (start + k) % 2 === 1);
    const documents = {
      members: slice.map(({ member }) => member), accounts: slice.map(({ account }) => account),
      followers: followers.map((openid) => ({ _id: unionidOf(openid), oaOpenid: officialOpenidOf(openid), subscribed: true, seenAt: 0 })),
    };
    for (const [name, rows] of Object.entries(documents)) await cloud.engine.insert(name, rows as never);
    await breath(2);
  }
  await breath(1_000);
  await withStore(url, async () => {
    const rules = await store.policies.get('current');
    if (rules) await store.policies.put({ ...rules, reach: { ...rules.reach, holdout: 0 as never, oa: 'fixed_ip' } });
  });
  for (let i = 0; i < members; i += 1) {
    if (i % 2 === 0) cloud.wechat.addCredits(`o-bench-${i}`, 'tpl_new_goods');
    else cloud.wechat.follow(`o-bench-${i}`);
    if (i % 1_000 === 999) await breath(2);
  }
  await breath(1_000);
}

/** The server shares this process: it must be able to see that a connection has ended before the next request takes it. */
const breath = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

const announceGoods = (url: string, at: Instant): Promise<void> => withStore(url, async () => {
  await announce({ id: 'bench', occasion: 'new_goods', facts: { topic: '绿茶', goods: '明前' } }, { kind: 'everybody' }, at);
});
const announceBoth = (url: string, at: Instant): Promise<void> => withStore(url, async () => {
  await announceGoods(url, at);
  await announce({ id: 'bench', occasion: 'points_expiring', facts: { points: '300', pointsExpireOn: '2026年11月30日' } }, { kind: 'everybody' }, at);
});

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

async function prepareAndSend(members: number): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'huike-bench-reach-'));
  const shop = await openShop({ data, port: 0, at: localTime(day, 22) });
  await fill(shop, members);
  await announceGoods(shop.url, instant(shop.cloud.clock.now()));
  let [ticks, longest, total] = [0, 0, 0];
  for (;;) {
    const { ms } = await tick(shop.url);
    [ticks, longest, total] = [ticks + 1, Math.max(longest, ms), total + ms];
    const left = await withStore(shop.url, () => store.announcements.count({ state: 'running' }));
    if (left === 0) break;
    await shop.cloud.moveClock(shop.cloud.clock.now() + 5 * minuteMs);
  }
  const decisions = await withStore(shop.url, () => store.decisions.count({}));
  console.log(`prepared ${decisions} decisions about ${members} members: ${(total / 1_000).toFixed(1)} s in ${ticks} ticks, the longest ${(longest / 1_000).toFixed(1)} s (a function has 60); ${Math.round(decisions / (total / 1_000))} a second`);
  shop.cloud.faults.arm({ kind: 'latency', action: 'wx.openApi', ms: latencyMs, times: Number.MAX_SAFE_INTEGER });
  await shop.cloud.moveClock(localTime(localDate('2026-11-21'), 10, 1));
  const { counts, ms } = await tick(shop.url);
  const sent = counts['sent'] ?? 0;
  console.log(`sent ${sent} in ${(ms / 1_000).toFixed(1)} s by one instance, subscribe messages answered after ${latencyMs} ms: ${(sent / (ms / 1_000)).toFixed(1)} a second; ${JSON.stringify(counts)}`);
  await shop.close();
  rmSync(data, { recursive: true, force: true });
}

const children = new Set<ChildProcess>();
const root = join(__dirname, '..');

function startServer(data: string, at: Instant): Promise<{ url: string; child: ChildProcess }> {
  const written = new Date(at + 8 * 3_600_000).toISOString().slice(0, 19);
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'local', 'start.ts'), '--port', '0', '--data', data, '--seed', 'none', '--at', written], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /Huike is ready at (\S+)/.exec(said)?.[1];
      if (url) resolve({ url, child });
    });
    child.on('exit', () => {
      children.delete(child);
      reject(new Error(`the shop ended: ${said}`));
    });
  });
}

const killed = (child: ChildProcess): Promise<void> => new Promise((resolve) => {
  child.on('exit', () => resolve());
  child.kill('SIGKILL');
});

async function killRounds(messages: number, rounds: number, seed: number): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'huike-bench-kills-'));
  const dice = seededDice(seed);
  const base = await openShop({ data, port: 0, at: localTime(day, 22) });
  await fill(base, messages);
  await announceBoth(base.url, instant(base.cloud.clock.now()));
  await tick(base.url);
  await base.close();
  let at: number = localTime(localDate('2026-11-21'), 10, 1);
  for (let round = 1; round <= rounds; round += 1) {
    const { url, child } = await startServer(data, instant(at));
    await post(url, '/local/faults', { kind: 'latency', action: 'wx.openApi', ms: latencyMs, times: 1_000_000 });
    const running = tick(url).catch(() => undefined);
    await new Promise((resolve) => { setTimeout(resolve, 20 + dice() * 600); });
    await killed(child);
    await running;
    // Past the lease of a sender that died.
    at += 3 * minuteMs;
  }
  const { url, child } = await startServer(data, instant(at));
  for (let again = 0; again < 60; again += 1) {
    const { counts } = await tick(url);
    if (Object.keys(counts).length === 0) break;
    at += 3 * minuteMs;
    await post(url, '/local/clock', { at });
  }
  const { sent } = (await (await fetch(`${url}/local/wechat`)).json()) as { sent: { channel: string; to: string; templateId: string; accepted: boolean }[] };
  const accepted = sent.filter((message) => message.accepted).map(({ channel, to, templateId }) => `${channel} ${to} ${templateId}`);
  const byState = await withStore(url, async () => Object.fromEntries(await Promise.all((['waiting', 'sending', 'sent', 'failed', 'refused', 'cancelled'] as const).map(async (state) => [state, await store.outbox.count({ state })] as const))));
  console.log(`${rounds} rounds killed with -9 (seed ${seed}): ${accepted.length} messages accepted, duplicates ${accepted.length - new Set(accepted).size}; outbox ${JSON.stringify(byState)} (failed: a subscribe message whose answer was lost counts as said)`);
  await killed(child);
  rmSync(data, { recursive: true, force: true });
  if (accepted.length !== new Set(accepted).size) process.exitCode = 1;
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
