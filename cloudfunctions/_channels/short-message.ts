import { dayMs, hourMs, minuteMs } from '../../shared/kernel/time';
import { now as readClock } from '../_runtime/clock';
import type { Channel, SendOutcome } from './channel';
import { timeoutMs } from './oa-sender';
import { platformIdOf } from './send-errors';
import { tencentHeaders } from './tencent-signature';

const host = 'sms.tencentcloudapi.com';

/** What the provider's words ask us to do, by how they begin. Source: Tencent Cloud SMS, SendSms, error codes. Unknown words: refused. */
const advice: readonly (readonly [begins: string, laterMs: number | null, number: number])[] = [
  ['LimitExceeded.PhoneNumberDailyLimit', dayMs, 60_001],
  ['LimitExceeded.PhoneNumberOneHourLimit', hourMs, 60_002],
  ['LimitExceeded.PhoneNumberThirtySecondLimit', minuteMs, 60_003],
  ['LimitExceeded', hourMs, 60_004],
  ['RequestLimitExceeded', minuteMs, 60_005],
  ['FailedOperation.InsufficientBalanceInSmsPackage', dayMs, 60_006],
  ['AuthFailure', dayMs, 60_007],
  ['UnauthorizedOperation', dayMs, 60_008],
  ['InternalError', minuteMs, 60_009],
  ['FailedOperation.PhoneNumberInBlacklist', null, 60_010],
  ['FailedOperation.ContainSensitiveWord', null, 60_011],
  ['FailedOperation.TemplateIncorrectOrUnapproved', null, 60_012],
  ['FailedOperation.SignatureIncorrectOrUnapproved', null, 60_013],
  ['InvalidParameterValue', null, 60_014],
];

/** A number for the provider's words, so that the outbox keeps one kind of thing; 60,000 is what we do not know. */
export function outcomeOfWords(code: string, platformId?: string): SendOutcome {
  if (code === 'Ok') return { kind: 'accepted', ...(platformId === undefined ? {} : { platformId }) };
  const found = advice.find(([begins]) => code.startsWith(begins));
  if (!found) return { kind: 'refused', errorCode: 60_000 };
  const [, afterMs, errorCode] = found;
  return afterMs === null ? { kind: 'refused', errorCode } : { kind: 'later', errorCode, afterMs };
}

function settings() {
  const of = (name: string): string => process.env[name] ?? '';
  const found = { secretId: of('HUIKE_SMS_SECRET_ID'), secretKey: of('HUIKE_SMS_SECRET_KEY'), sdkAppId: of('HUIKE_SMS_APP_ID'), sign: of('HUIKE_SMS_SIGN') };
  return Object.values(found).every((value) => value !== '') ? found : undefined;
}

/**
 * Short messages by Tencent Cloud (SendSms 2021-01-11). The provider knows no message id of ours, so a repeat would be a second message:
 * when the answer is lost the message counts as sent and is never tried again. Only numbers of the mainland.
 */
export const shortMessage: Channel = {
  repeatsAreKnown: false,
  async send({ _id, to, templateId, fields }) {
    const known = settings();
    if (!known) return { kind: 'later', errorCode: 60_007, afterMs: dayMs };
    const body = JSON.stringify({
      PhoneNumberSet: [`+86${to}`], SmsSdkAppId: known.sdkAppId, SignName: known.sign, TemplateId: templateId,
      TemplateParamSet: fields.map(({ value }) => value), SessionContext: _id.slice(0, 512),
    });
    const headers = tencentHeaders({
      service: 'sms', host, action: 'SendSms', version: '2021-01-11', region: 'ap-guangzhou', body,
      secretId: known.secretId, secretKey: known.secretKey, timestamp: Math.floor(readClock() / 1_000),
    });
    try {
      const response = await fetch(process.env['HUIKE_SMS_URL'] ?? `https://${host}/`, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) });
      return outcomeOfReply((await response.json()) as SmsReply);
    } catch {
      return { kind: 'unknown' };
    }
  },
};

interface SmsReply {
  readonly Response?: { readonly Error?: { readonly Code?: string }; readonly SendStatusSet?: readonly { readonly Code?: string; readonly SerialNo?: string }[] };
}

function outcomeOfReply({ Response }: SmsReply): SendOutcome {
  if (Response?.Error) return outcomeOfWords(Response.Error.Code ?? '');
  const [status] = Response?.SendStatusSet ?? [];
  return status ? outcomeOfWords(status.Code ?? '', platformIdOf(status.SerialNo)) : { kind: 'unknown' };
}
