import { CloudError } from '../engine/errors';
import { APP_ID, ENV_ID, type Invocation } from '../host/invocation';
import type { FakeWeChat, WeChatReply } from '../wechat/fake-wechat';
import { OfficialAccount } from '../wechat/official-account';
import { callOpenApi, type OpenApiReply } from '../wechat/open-api';
import { isSharedTokenGood, openDataOf, sharedToken, signatureOf } from '../wechat/own-services';
import { callPay } from '../wechat/payment';
import type { Answer, Parameters } from './database-actions';
import type { Part } from './multipart';
import {
  readCallSignRequest, readOpenDataRequest, readVoipSignRequest, readWeChatRequest, writeAuthorization, writeOpenDataReply, writeSignature, writeWeChatResponse,
  type WeChatResponse,
} from './open-api-wire';

const NO_PERMISSION = -604101;
const NO_SUCH_API = -604100;
/** A service of WeChat's own that was asked without a person behind the call. The real number is not told anywhere we found. */
const SERVICE_WITHOUT_PERSON = -1;

type Form = ReadonlyMap<string, Part>;
type Asked = { apiName: string; invocation: Invocation | undefined };

const json = (value: unknown): WeChatResponse => ({ bytes: Buffer.from(JSON.stringify(value)), contentType: 'application/json' });
const raw = (bytes: Buffer): WeChatResponse => ({ bytes, contentType: 'application/octet-stream' });

/** What functions ask of WeChat through the cloud: open interfaces in both forms, WeChat's own services, tokens for shared environments, payments. */
export class WeChatCalls {
  private readonly account: OfficialAccount;

  constructor(private readonly wechat: FakeWeChat) {
    this.account = new OfficialAccount(wechat);
  }

  /** A form of `wx.openApi` or `wx.wxPayApi`; answers the bytes of the reply. */
  answerForm(form: Form, invocation: Invocation | undefined): Buffer {
    const text = (name: string): string => form.get(name)?.content.toString('utf8') ?? '';
    const asked = { apiName: text('apiName'), invocation };
    const request = form.get('requestData')?.content ?? Buffer.alloc(0);
    switch (text('action')) {
      case 'wx.openApi':
        return writeWeChatResponse(this.answerRequest(asked, request));
      case 'wx.wxPayApi':
        return this.pay(asked.apiName, request);
      default:
        throw new CloudError('INVALID_PARAM', `Unknown action ${text('action')}`);
    }
  }

  private answerRequest(asked: Asked, bytes: Buffer): WeChatResponse {
    const request = readWeChatRequest(bytes);
    if (request.kind === 'service') return this.service(asked, request.request, request.appid || APP_ID);
    if (request.kind === 'token') return this.token(request.resourceAppid, request.resourceEnv);
    if (isForbidden(asked)) return { errorCode: NO_PERMISSION };
    const reply = this.openReply(asked.apiName, request.appid, request.input);
    if (reply === undefined) return { errorCode: NO_SUCH_API };
    return 'bytes' in reply ? reply : json(reply.json);
  }

  /** A call that names another app is made as that app: here the official account is the only one. */
  private openReply(apiName: string, appid: string, input: Record<string, unknown>): OpenApiReply | undefined {
    if (appid !== this.wechat.officialAccount.appid) return callOpenApi(this.wechat, apiName, input);
    const reply = this.account.answerCloudCall(apiName, input);
    return reply && { json: reply as unknown as WeChatReply };
  }

  /** Open data and signatures belong to a person: whoever asks outside his call gets nothing. */
  private service({ apiName, invocation }: Asked, request: Buffer, appid: string): WeChatResponse {
    const openid = invocation?.caller.openid;
    if (openid === undefined) return { serviceErrorCode: SERVICE_WITHOUT_PERSON };
    switch (apiName) {
      case 'ApiGetOpenDataByCloudId':
        return raw(writeOpenDataReply(openDataOf(this.wechat, openid, appid, readOpenDataRequest(request))));
      case 'ApiVoipSign': {
        const { groupId, timestamp, nonce } = readVoipSignRequest(request);
        return raw(writeSignature(signatureOf(openid, [appid, groupId, nonce, String(timestamp)])));
      }
      case 'GetCloudCallSign':
        return raw(writeSignature(signatureOf(openid, readCallSignRequest(request))));
      default:
        return { errorCode: NO_SUCH_API };
    }
  }

  private token(resourceAppid: string, resourceEnv: string): WeChatResponse {
    const token = sharedToken(this.wechat, resourceAppid, resourceEnv);
    if (token === undefined) return { errorCode: NO_PERMISSION };
    return raw(writeAuthorization({ secretId: 'local', secretKey: 'local', token, param: Buffer.from(token) }));
  }

  /** A request that carries a token for a shared environment must carry a good one, for the environment it names. */
  refuseBadSharedToken(parameters: Parameters): void {
    const carried = parameters['crossAuthorizationToken'];
    if (typeof carried !== 'string' || carried === '') return;
    const environment = String(parameters['envName'] ?? '');
    // There is one environment here, so another's data cannot be: it is refused instead of answered from the wrong store.
    if (environment !== ENV_ID || !isSharedTokenGood(this.wechat, mpTokenOf(carried), environment)) {
      throw new CloudError('INVALIID_ENV', `This token does not open the environment ${environment}`);
    }
  }

  private pay(apiName: string, request: Buffer): Buffer {
    const input = jsonObject(request.toString('utf8'));
    const reply = callPay(this.wechat, apiName, input);
    if (reply === undefined) throw new CloudError('INVALID_PARAM', `There is no payment call ${apiName}`);
    return Buffer.isBuffer(reply) ? reply : Buffer.from(JSON.stringify(reply));
  }

  /** The old form, `cloud.callOpenAPI`: JSON both ways, no change of case, WeChat's error inside the result. */
  answerOldForm(parameters: Parameters, invocation: Invocation | undefined): Answer {
    const apiName = String(parameters['apiName'] ?? '');
    if (isForbidden({ apiName, invocation })) throw new CloudError('SYS_ERR', `errCode ${NO_PERMISSION}: ${apiName} is not among the permissions of config.json`);
    const asked = parameters['requestData'];
    const reply = callOpenApi(this.wechat, apiName, typeof asked === 'string' && asked !== '' ? jsonObject(asked) : {});
    if (reply === undefined) throw new CloudError('SYS_ERR', `errCode ${NO_SUCH_API}: there is no ${apiName}`);
    return { data: { responseData: 'bytes' in reply ? reply.bytes.toString('base64') : JSON.stringify(reply.json) } };
  }
}

const isForbidden = ({ apiName, invocation }: Asked): boolean => invocation !== undefined && !invocation.permissions.includes(apiName);

function mpTokenOf(carried: string): string {
  try {
    const { mpToken } = JSON.parse(Buffer.from(carried, 'base64').toString('utf8')) as { mpToken?: unknown };
    return typeof mpToken === 'string' ? Buffer.from(mpToken, 'base64').toString('utf8') : '';
  } catch {
    return '';
  }
}

function jsonObject(written: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(written);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // falls through to the one refusal for everything that is no object
  }
  throw new CloudError('INVALID_PARAM', 'requestData must be a JSON object');
}
