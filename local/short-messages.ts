import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FakeWeChat } from './wechat/fake-wechat';

/** The account that the local provider of short messages knows; in production the store's own, in the function's variables. */
export const shortMessageSecrets = { HUIKE_SMS_SECRET_ID: 'local-sms-id', HUIKE_SMS_SECRET_KEY: 'local-sms-key', HUIKE_SMS_APP_ID: '1400000000', HUIKE_SMS_SIGN: '知春茶事', HUIKE_SMS_REPORT_KEY: 'local-sms-report-key' };

const HOST = 'sms.tencentcloudapi.com';
/** The service refuses a request whose time is more than five minutes off. */
const CLOCK_TOLERANCE_MS = 300_000;

const failure = (code: string, message: string): Record<string, unknown> => ({ Response: { Error: { Code: code, Message: message }, RequestId: randomUUID() } });

/**
 * Tencent Cloud's SendSms as it answers: the signature is computed here anew, from the documentation and by no code of the product, so that
 * the two check each other. An error set by hand under the name `SendSms` gives its words as the status of the number.
 */
export function answerShortMessage(wechat: FakeWeChat, headers: IncomingHttpHeaders, body: string): Record<string, unknown> {
  const refusal = signatureRefusal(headers, body, wechat.clock.now());
  if (refusal !== undefined) return refusal;
  if (headers['x-tc-action'] !== 'SendSms' || headers['x-tc-version'] !== '2021-01-11') return failure('InvalidAction', 'The action or its version is not known');
  const { PhoneNumberSet: numbers, SmsSdkAppId, SignName, TemplateId, TemplateParamSet: parameters } = JSON.parse(body) as Record<string, unknown>;
  if (!Array.isArray(numbers) || numbers.length !== 1 || !/^\+86\d{11}$/.test(String(numbers[0]))) return failure('InvalidParameterValue.IncorrectPhoneNumber', 'One mainland number is played here');
  if (SmsSdkAppId !== shortMessageSecrets.HUIKE_SMS_APP_ID) return failure('UnauthorizedOperation.SmsSdkAppIdVerifyFail', 'The application is not known');
  if (SignName !== shortMessageSecrets.HUIKE_SMS_SIGN) return failure('FailedOperation.SignatureIncorrectOrUnapproved', 'The signature was not approved');
  const set = wechat.takeError('SendSms');
  const code = set === undefined ? 'Ok' : set.errmsg.replace(/ rid:.*$/, '');
  const serial = `${String(wechat.clock.now())}:${randomUUID().slice(0, 8)}`;
  wechat.record({ channel: 'sms', to: String(numbers[0]), templateId: String(TemplateId), data: parameters, accepted: code === 'Ok', errcode: code === 'Ok' ? 0 : -1, errmsg: code });
  return { Response: { SendStatusSet: [{ SerialNo: code === 'Ok' ? serial : '', PhoneNumber: numbers[0], Fee: code === 'Ok' ? 1 : 0, Code: code, Message: code, IsoCode: 'CN' }], RequestId: randomUUID() } };
}

function signatureRefusal(headers: IncomingHttpHeaders, body: string, now: number): Record<string, unknown> | undefined {
  const match = /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/sms\/tc3_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '');
  if (!match) return failure('AuthFailure.InvalidAuthorization', 'The authorization header has not the documented form');
  const [, id, day = '', signed = '', signature = ''] = match;
  if (id !== shortMessageSecrets.HUIKE_SMS_SECRET_ID) return failure('AuthFailure.SecretIdNotFound', 'The SecretId is not found');
  const timestamp = Number(headers['x-tc-timestamp']);
  if (!Number.isFinite(timestamp) || Math.abs(timestamp * 1000 - now) > CLOCK_TOLERANCE_MS) return failure('AuthFailure.SignatureExpire', 'The time of the request is more than five minutes off');
  if (new Date(timestamp * 1000).toISOString().slice(0, 10) !== day) return failure('AuthFailure.InvalidAuthorization', 'The day is not that of the time, in UTC');
  const names = signed.split(';');
  if (!names.includes('content-type') || !names.includes('host')) return failure('AuthFailure.InvalidAuthorization', 'content-type and host must be signed');
  const valueOf = (name: string): string => (name === 'host' ? HOST : String(headers[name] ?? '')).trim().toLowerCase();
  const canonical = ['POST', '/', '', ...names.map((name) => `${name}:${valueOf(name)}`), '', signed, createHash('sha256').update(body).digest('hex')].join('\n');
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${day}/sms/tc3_request\n${createHash('sha256').update(canonical).digest('hex')}`;
  let key: Buffer = Buffer.from(`TC3${shortMessageSecrets.HUIKE_SMS_SECRET_KEY}`);
  for (const part of [day, 'sms', 'tc3_request', text]) key = createHmac('sha256', key).update(part).digest();
  return key.toString('hex') === signature ? undefined : failure('AuthFailure.SignatureFailure', 'The signature is not what this request would have');
}
