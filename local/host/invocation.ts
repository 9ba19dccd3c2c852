import { randomUUID } from 'node:crypto';
import type { Environment } from './environment';

/** Who calls a function, as the platform tells it. */
export interface Caller {
  openid?: string;
  unionid?: string;
  /** `wx_client`, `wx_trigger`, ..., chained with commas over function-to-function calls. */
  source?: string;
}

/** One call of a function. The token in its environment tells the cloud which call a request comes from. */
export interface Invocation {
  readonly requestId: string;
  readonly token: string;
  readonly functionName: string;
  readonly caller: Caller;
  readonly source: string;
  /** Openapi names that the function's config.json allows. */
  readonly permissions: readonly string[];
  ended: boolean;
}

export const ENV_ID = 'local-env';
export const APP_ID = 'wxlocal0000000000';

export function newInvocation(functionName: string, caller: Caller, permissions: readonly string[]): Invocation {
  return { requestId: randomUUID(), token: `local-${randomUUID()}`, functionName, caller, source: caller.source ?? 'wx_client', permissions, ended: false };
}

/** The variables of the platform for one call; `clockOffsetMs` is the local clock minus the real one. */
export function invocationEnvironment(invocation: Invocation, cloudUrl: string, clockOffsetMs: number): Environment {
  const { caller, source } = invocation;
  const ofTimer = source === 'wx_trigger';
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    SCF_NAMESPACE: ENV_ID,
    SCF_FUNCTIONNAME: invocation.functionName,
    TCB_ENV: ENV_ID,
    TCB_SOURCE: source,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${cloudUrl}/admin` }),
    SILENCE: 'true',
    HUIKE_CLOCK_OFFSET_MS: String(Math.round(clockOffsetMs)),
    HUIKE_WEIXIN_URL: `${cloudUrl}/fake-weixin`,
    HUIKE_SMS_URL: `${cloudUrl}/fake-sms`,
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_CLIENTIP,WX_API_TOKEN',
    WX_APPID: APP_ID,
    WX_API_TOKEN: invocation.token,
    ...(caller.openid === undefined ? {} : { WX_OPENID: caller.openid, WX_CLIENTIP: '127.0.0.1' }),
    ...(caller.unionid === undefined ? {} : { WX_UNIONID: caller.unionid }),
    ...(ofTimer ? { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: invocation.token } : {}),
  };
}
