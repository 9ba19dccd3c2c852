import { parseArgs } from 'node:util';
import type { AccountHealth } from '../../cloudfunctions/_channels/account-health';
import { callFunction } from '../call';
import { headOfficeOpenid } from '../seed/brand';
import { reachShop } from '../shop';

export const summary = 'oa: what stands between the store and its official account, and how to mend it';

/** What the owner does about each fault, the first that stands in the way. */
const advice: Readonly<Record<NonNullable<AccountHealth['fault']>, (health: AccountHealth) => string>> = {
  disabled: () => 'The rules have the official account switched off (the default). Set reach.oa to fixed_ip, cloud_call or relay when you want its service notices sent.',
  not_set_up: ({ kind }) =>
    kind === 'relay' ? 'Set HUIKE_OA_RELAY_URL and HUIKE_OA_RELAY_KEY in the variables of the functions dispatch, nightly, oa and staff.'
    : 'Set HUIKE_OA_APPID and HUIKE_OA_SECRET in the variables of the functions dispatch, nightly, oa and staff.',
  address_not_listed: ({ address }) =>
    `WeChat does not know the address it was called from. Add ${address ?? 'the address that WeChat names'} to the list of addresses: 微信开发者平台 - 我的业务 - 服务号 - 基础信息 - 开发信息 - IP 白名单. `
    + 'The function must have a fixed address (固定出口 IP) switched on, or it will have another one tomorrow.',
  credentials_wrong: () => 'WeChat does not accept the app id or the secret. Compare HUIKE_OA_APPID and HUIKE_OA_SECRET with the console of the official account; a secret that was reset is no longer good.',
  not_granted: ({ kind }) =>
    kind === 'cloud_call' ? 'WeChat does not grant this cloud call: share the environment with the official account, name the api in config.json, wait ten minutes; if it stays so, use fixed_ip.'
    : 'The account may not use this api. Template messages need a verified service account (认证服务号).',
  banned: () => 'WeChat has taken the api away for a violation. Send nothing more by it and read the notice in the console; the store keeps its other channels.',
  unreachable: () => 'There was no answer. Check that the function may reach the public network, and the address of the relay if you use one.',
  other: () => 'WeChat answered with a number that is not in our table; look it up in its list of global error codes.',
};

/** `huike doctor oa [--url URL | --data DIR] [--as OPENID] [--json]`. Exits with 1 while something must be mended. */
export async function run(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { url: { type: 'string' }, data: { type: 'string' }, as: { type: 'string' }, json: { type: 'boolean' } } });
  if (positionals[0] !== 'oa') {
    console.error('huike doctor oa [--url URL | --data DIR] [--as OPENID] [--json]');
    return 2;
  }
  const shop = await reachShop({ url: values.url, data: values.data });
  try {
    const health = await callFunction<AccountHealth>(shop.url, 'staff', values.as ?? headOfficeOpenid, { action: 'outbox.checkAccount', input: {} });
    console.log(values.json ? JSON.stringify(health) : report(health));
    return health.fault === undefined || health.fault === 'disabled' ? 0 : 1;
  } finally {
    await shop.close();
  }
}

function report(health: AccountHealth): string {
  const { kind, fault, errorCode, said, templates } = health;
  if (fault === undefined) return `The official account answers by ${kind}. It has ${templates.length} templates:\n${templates.map(({ templateId, title }) => `  ${templateId}  ${title}`).join('\n')}`;
  const words = [errorCode === undefined ? '' : `error ${errorCode}`, said ?? ''].filter(Boolean).join(': ');
  return `The official account does not answer (${kind}${words ? `, ${words}` : ''}).\n${advice[fault](health)}`;
}
