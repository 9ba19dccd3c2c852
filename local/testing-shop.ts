import type { Reply } from '../shared/contract/reply';
import { codeAt } from '../shared/domain/member-code';
import { instant } from '../shared/kernel/time';
import type { LocalCloud, LocalCloudOptions } from './cloud';
import { setUpBrand } from './seed/set-up';
import { officialAccountSecrets, withStore } from './shop';
import { openTestCloud } from './testing';

/** One person's phone: asks functions as that openid. Commands get an id of their own unless the test gives one. */
export interface Phone {
  member<Value = unknown>(action: string, input?: unknown, commandId?: string): Promise<Reply<Value>>;
  staff<Value = unknown>(action: string, input?: unknown, commandId?: string): Promise<Reply<Value>>;
}

export interface TestShop {
  readonly cloud: LocalCloud;
  readonly url: string;
  as(openid: string): Phone;
  /** Joins and answers the new member's id and number. */
  join(openid: string, more?: Record<string, unknown>): Promise<{ readonly memberId: string; readonly memberNumber: string }>;
  /** Shows the code of a member's phone to a cashier of S1, who accepts it. */
  scan(openid: string, cashier?: string): Promise<{ readonly memberId: string; readonly scanId: string }>;
  /** Runs work that reads and writes documents through the typed store. */
  inStore<T>(work: () => Promise<T>): Promise<T>;
}

/** The value of an answer that must be there; says what came instead. */
export function done<Value>(reply: Reply<Value>): Value {
  if (reply.kind !== 'done') throw new Error(`expected an answer, got ${JSON.stringify(reply)}`);
  return reply.value;
}

/** The code of a refusal or a fault; `done` when there was none. */
export function codeOf(reply: Reply): string {
  if (reply.kind === 'refused') return reply.refusal.code;
  return reply.kind === 'fault' ? reply.fault.code : 'done';
}

/** The shop as it was set up for the first test of a file: later ones begin with a copy, not with a hundred requests. */
const setUp = new Map<string, Buffer>();

async function openSetUpCloud(options: Partial<LocalCloudOptions>): Promise<LocalCloud> {
  const kind = JSON.stringify([options.at, options.collections]);
  const from = options.from ?? (options.data === undefined ? setUp.get(kind) : undefined);
  const cloud = await openTestCloud({ environment: officialAccountSecrets, ...options, ...(from === undefined ? {} : { from }) });
  if (from !== undefined) return cloud;
  await withStore(cloud.url, () => setUpBrand(cloud.url));
  if (options.data === undefined) setUp.set(kind, cloud.copy());
  return cloud;
}

/**
 * A shop in memory with the demo brand's rules, stores and staff, for tests of functions through the real SDK. A base that
 * takes long to fill is filled once in a file and copied: `openTestShop({ at, from: filled.cloud.copy() })`.
 */
export async function openTestShop(options: Partial<LocalCloudOptions> = {}): Promise<TestShop> {
  const cloud = await openSetUpCloud(options);
  const inStore = <T>(work: () => Promise<T>): Promise<T> => withStore(cloud.url, work);
  let commands = 0;
  const as = (openid: string): Phone => {
    const ask = (functionName: string) => async (action: string, input: unknown = {}, commandId = `t-${(commands += 1)}`) =>
      (await cloud.call(functionName, { action, input, commandId }, { openid, source: 'wx_client' })) as Reply<never>;
    return { member: ask('member'), staff: ask('staff') };
  };
  return {
    cloud,
    url: cloud.url,
    as,
    inStore,
    async scan(openid, cashier = 'demo-cashier') {
      const { memberNumber, secret } = done(await as(openid).member<{ memberNumber: string; secret: string }>('membership.memberCode'));
      const code = codeAt(memberNumber, secret, instant(Math.floor(cloud.clock.now())));
      const { scanId, member } = done(await as(cashier).staff<{ scanId: string; member: { memberId: string } }>('members.scan', { storeId: 'S1', code }));
      return { memberId: member.memberId, scanId };
    },
    async join(openid, more = {}) {
      const input = { scene: 's=S1', privacyVersion: '2026-11', marketingConsent: false, ...more };
      const { memberId } = done(await as(openid).member<{ memberId: string }>('membership.join', input));
      const { member } = done(await as(openid).member<{ member: { memberNumber: string } }>('membership.card'));
      return { memberId, memberNumber: member.memberNumber };
    },
  };
}
