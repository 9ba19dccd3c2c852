import type { OaSenderKind } from '../../shared/domain/campaign';

/** A reply of the official account's server API. `errcode` is absent on some successes. */
export type WeixinReply = Readonly<Record<string, unknown>> & { readonly errcode?: number; readonly errmsg?: string };

/** A call of the official account's server API, by its path under api.weixin.qq.com. */
export interface WeixinCall {
  readonly path: string;
  readonly body: unknown;
  readonly query: Readonly<Record<string, string>>;
}

/**
 * A way to speak to the official account. Answers the platform's reply, errors included; throws only when there was no reply, and the call
 * may or may not have been carried out.
 */
export interface OaSender {
  readonly kind: OaSenderKind;
  call(call: WeixinCall): Promise<WeixinReply>;
}

/** A call that has no answer by then is given up. */
export const timeoutMs = 10_000;
