import { importedMemberId } from '../../cloudfunctions/_member/imported-member-id';
import { demoStoreParameters, generatePurchaseLog } from '../../shared/domain/retention';
import { newId, type StoreId } from '../../shared/kernel/ids';
import { seededDice, type Dice } from '../../shared/kernel/random';
import { addDays, dayMs, instant, localDateOf, minuteMs, startOfDay, type Instant } from '../../shared/kernel/time';
import { callFunction } from '../call';
import { batchesOf, sendHistory, type NewMember } from '../import/send-history';
import type { HistoryRow } from '../import/purchase-rows';
import { unionidOf } from '../wechat/people';
import { brandStores } from './brand';
import { seedDesk } from './demo-complaints';
import { chineseName, mobileNumber } from './names';

const membersInDemo = 3_000;
const historyDays = 730;
const demoSeed = 20261122;

interface DemoStore {
  readonly rows: readonly HistoryRow[];
  readonly members: ReadonlyMap<string, NewMember>;
}

const refOf = (index: number): string => `D${String(index + 1).padStart(5, '0')}`;

/** Shops are busiest at noon and in the early evening: the generator's minute is folded into opening hours. */
const openingMinute = (minuteOfDay: number): number => 600 + (minuteOfDay % 660);

function describe(memberRef: string, dice: Dice, joinedAt: Instant): NewMember {
  const day = 1 + Math.floor(dice() * 28);
  const month = 1 + Math.floor(dice() * 12);
  return {
    memberRef,
    nickname: chineseName(dice),
    phone: mobileNumber(dice),
    marketingConsent: dice() < 0.62,
    // Seven in ten came to us through WeChat; of the others only the phone is known.
    ...(dice() < 0.7 ? { openid: `demo-m-${memberRef}`, unionid: unionidOf(`demo-m-${memberRef}`) } : {}),
    ...(dice() < 0.55 ? { birthday: dice() < 0.25 ? { calendar: 'lunar' as const, month, day, leap: false } : { calendar: 'solar' as const, month, day } } : {}),
    joinedAt,
  };
}

/** Two years of a made-up brand with four stores, up to the day before `now`. The same dice and day give the same store. */
export function demoStore(now: Instant, members = membersInDemo): DemoStore {
  const dice = seededDice(demoSeed);
  const to = addDays(localDateOf(now), -1);
  const log = generatePurchaseLog({ members, from: addDays(to, -historyDays), to, parameters: demoStoreParameters, dice });
  const described = new Map<string, NewMember>();
  const rows: HistoryRow[] = [];
  log.forEach((purchases, index) => {
    const memberRef = refOf(index);
    const home = brandStores[Math.floor(dice() ** 1.6 * brandStores.length)]?._id ?? 'S1';
    const timed = purchases.map((purchase) => ({ paid: purchase.amount, at: instant(startOfDay(purchase.on) + openingMinute(purchase.minuteOfDay) * minuteMs) }));
    const first = timed[0];
    if (!first) return;
    described.set(memberRef, describe(memberRef, dice, first.at));
    timed.forEach(({ paid, at }, number) => rows.push({ memberRef, at, paid, storeId: home, orderNo: `demo-${memberRef}-${number + 1}` }));
  });
  return { rows, members: described };
}

/** The member whose life looks most like the one asked for. */
function personLike(store: DemoStore, wanted: (rows: readonly HistoryRow[]) => number): string {
  const byMember = new Map<string, HistoryRow[]>();
  for (const row of store.rows) {
    const of = byMember.get(row.memberRef);
    if (of) of.push(row);
    else byMember.set(row.memberRef, [row]);
  }
  let best = { memberRef: '', score: -Infinity };
  for (const [memberRef, rows] of byMember) {
    const score = rows[0]?.storeId === 'S1' ? wanted(rows) : -Infinity;
    if (score > best.score) best = { memberRef, score };
  }
  return best.memberRef;
}

/** Gives the two members of the start page a WeChat identity of their own, so that their links are always the same. */
function withPeople(store: DemoStore, now: Instant): DemoStore {
  const spend = (rows: readonly HistoryRow[], days: number): number =>
    rows.filter((row) => row.at > now - days * dayMs).reduce((total, row) => total + row.paid, 0);
  const regular = personLike(store, (rows) => Math.min(spend(rows, 330), 450_000));
  const drifting = personLike(store, (rows) => (spend(rows, 45) === 0 && spend(rows, 110) > 0 ? rows.length : -1));
  const members = new Map(store.members);
  for (const [memberRef, openid, nickname] of [[regular, 'demo-regular', '沈知夏'], [drifting, 'demo-drifting', '陆明轩']] as const) {
    const known = members.get(memberRef);
    if (known) members.set(memberRef, { ...known, openid, unionid: unionidOf(openid), nickname, marketingConsent: true });
  }
  return { rows: store.rows, members };
}

const complaints = [
  { openid: 'demo-regular', kind: 'service', text: '周六下午排队二十多分钟，只开了一个收银台，店员也没有说明要等多久。' },
  { openid: 'demo-drifting', kind: 'product', text: '上次买的龙井打开以后有受潮的味道，和之前买的不一样，想请你们看看。' },
] as const;

/** Members who tapped accept, and followers of the official account: so that the night finds every channel in use. */
const acceptingMembers = 150;
const followingMembers = 250;
const acceptedTemplates = ['tpl_drifting', 'tpl_dormant', 'tpl_points_expiring'];

async function tellWeChat(url: string, path: string, body: object): Promise<void> {
  await fetch(`${url}/local/wechat/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

/** Some members accept messages, some follow the account; each through what their own phone would send. */
async function subscribeSome(url: string, store: DemoStore, dice: Dice): Promise<void> {
  const reachable = [...store.members.values()].flatMap((member) => (member.openid !== undefined && member.marketingConsent ? [member.openid] : []));
  for (const openid of reachable.slice(0, acceptingMembers)) {
    const input = { accepted: acceptedTemplates };
    await callFunction(url, 'member', openid, { action: 'consent.recordSubscriptions', commandId: newId('command', dice), input });
    for (const templateId of acceptedTemplates) await tellWeChat(url, 'credits', { openid, templateId });
  }
  for (const openid of reachable.slice(acceptingMembers, acceptingMembers + followingMembers)) await tellWeChat(url, 'followers', { openid });
}

/** A few purchases of today, rung up at the till like any other. */
async function sellToday(url: string, store: DemoStore, dice: Dice): Promise<void> {
  const home = [...new Set(store.rows.filter((row) => row.storeId === 'S1').map((row) => row.memberRef))];
  for (const memberRef of home.slice(40, 52)) {
    const basket = { memberId: importedMemberId('S1' as StoreId, memberRef), storeId: 'S1', amount: 2_800 + Math.floor(dice() * 12_000), coupons: 'best', pointsToSpend: 0 };
    const quote = await callFunction<{ payable: number }>(url, 'staff', 'demo-cashier', { action: 'checkout.quote', input: basket });
    const input = { ...basket, payableShown: quote.payable };
    await callFunction(url, 'staff', 'demo-cashier', { action: 'checkout.commit', commandId: newId('command', dice), input });
  }
}

/** In a small store the last ones complain. */
const firstComplaining = 60;
const mostComplaining = 7;

/** Members of the first store with a WeChat of their own, whose complaints are on the desk; not the people of the start page. */
function complainingMembers({ rows, members }: DemoStore): readonly string[] {
  const home = new Set(rows.flatMap((row) => (row.storeId === 'S1' ? [row.memberRef] : [])));
  const reachable = [...home].flatMap((memberRef) => members.get(memberRef)?.openid ?? []).filter((openid) => openid.startsWith('demo-m-'));
  return reachable.slice(Math.max(0, Math.min(firstComplaining, reachable.length - mostComplaining)));
}

/** Fills an empty shop with the demo store through the same functions a till and a phone use, and runs the night of today. */
export async function seedDemoStore(url: string, now: Instant, onProgress: (done: number, total: number) => void, members = membersInDemo): Promise<void> {
  const store = withPeople(demoStore(now, members), now);
  await sendHistory(url, batchesOf(store.rows, 'S1', store.members), (done) => onProgress(done, store.rows.length));
  const dice = seededDice(demoSeed + 1);
  await seedDesk(url, complainingMembers(store));
  for (const { openid, kind, text } of complaints) {
    const input = { kind, text, photos: [], contactBy: 'in_app' };
    await callFunction(url, 'member', openid, { action: 'complaints.open', commandId: newId('command', dice), input });
  }
  await subscribeSome(url, store, dice);
  await sellToday(url, store, dice);
  // The night in its order: the books, then who drifts, then the report on all members. A night works by ticks; on this base two are plenty.
  // The desk's patterns and care calls last, so that both have been counted on first sight.
  for (const timer of ['books', 'nightly', 'nightly', 'insights', 'voices']) await fetch(`${url}/local/timers/${timer}`, { method: 'POST' });
}
