import protobuf from 'protobufjs';

/**
 * The protobuf inside the multipart of `wx.openApi` and `wx.wxPayApi`, both ways.
 * Source: wire protocol section 6 and the message definitions in wx-server-sdk 4.0.2.
 */
const root = protobuf.parse(
  `syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message SvrkitApiData { string api_name = 1; bytes req_data = 2; }
  message TokenApiData { string resource_appid = 1; string resource_env = 2; }
  enum ApiType { OPEN_API = 0; INNER_API = 1; SVRKIT_API = 2; TOKEN_API = 3; }
  message CommApiData { ApiType api_type = 1; OpenApiData openapi_data = 2; SvrkitApiData svrkit_data = 4; TokenApiData token_data = 5; string appid = 6; }
  message HttpHeader { string key = 1; string value = 2; }
  message CommOpenApiResp { bytes resp_data = 1; string content_type = 2; int32 error_code = 3; uint32 http_code = 4; repeated HttpHeader headers = 5; int32 svrkit_error_code = 6; }
  message OpenDataRequest { repeated string cloudid_list = 2; string appid = 3; }
  message OpenDataItem { string cloud_id = 1; string json = 2; }
  message OpenDataReply { repeated OpenDataItem data_list = 1; }
  message VoipSignRequest { string group_id = 2; uint32 timestamp = 3; string nonce = 4; }
  message CallSignRequest { repeated string parameter_list = 2; }
  message SignatureReply { string signature = 1; }
  message TcbCredentials { string secret_id = 1; string secret_key = 2; string token = 3; }
  message AuthorizationInfo { TcbCredentials tcb_credentials = 1; bytes wx_param = 2; }
  message ApiOptions { string appid = 1; }`,
  { keepCase: true },
).root;

const decoded = (type: string, bytes: Buffer): Record<string, unknown> => {
  const message = root.lookupType(type);
  return message.toObject(message.decode(bytes), { bytes: Buffer, defaults: true, enums: String });
};
const encoded = (type: string, value: object): Buffer => {
  const message = root.lookupType(type);
  return Buffer.from(message.encode(message.create(value)).finish());
};

/** What a function asked of WeChat: an open interface by its arguments, one of WeChat's own services, or a token for another account's environment. */
export type WeChatRequest =
  | { kind: 'open'; appid: string; input: Record<string, unknown> }
  | { kind: 'service'; appid: string; request: Buffer }
  | { kind: 'token'; resourceAppid: string; resourceEnv: string };

/** Reads a request; the arguments of an open interface are each a JSON text, or raw bytes for an uploaded file. */
export function readWeChatRequest(bytes: Buffer): WeChatRequest {
  const message = decoded('CommApiData', bytes) as {
    api_type: string;
    appid: string;
    openapi_data?: { pairs?: { key: string; value: Buffer; filename?: string }[] } | null;
    svrkit_data?: { req_data: Buffer } | null;
    token_data?: { resource_appid: string; resource_env: string } | null;
  };
  if (message.api_type === 'SVRKIT_API') return { kind: 'service', appid: message.appid, request: message.svrkit_data?.req_data ?? Buffer.alloc(0) };
  if (message.api_type === 'TOKEN_API') return { kind: 'token', resourceAppid: message.token_data?.resource_appid ?? '', resourceEnv: message.token_data?.resource_env ?? '' };
  const input: Record<string, unknown> = {};
  for (const { key, value, filename } of message.openapi_data?.pairs ?? []) {
    input[key] = filename ? value : parsedOrBytes(value);
  }
  return { kind: 'open', appid: message.appid, input };
}

function parsedOrBytes(value: Buffer): unknown {
  try {
    return JSON.parse(value.toString('utf8'));
  } catch {
    return value;
  }
}

export type WeChatResponse = { bytes: Buffer; contentType: string } | { errorCode: number } | { serviceErrorCode: number };

export function writeWeChatResponse(reply: WeChatResponse): Buffer {
  if ('errorCode' in reply) return encoded('CommOpenApiResp', { error_code: reply.errorCode, http_code: 200 });
  if ('serviceErrorCode' in reply) return encoded('CommOpenApiResp', { svrkit_error_code: reply.serviceErrorCode, http_code: 200 });
  return encoded('CommOpenApiResp', { resp_data: reply.bytes, content_type: reply.contentType, http_code: 200 });
}

export const readOpenDataRequest = (bytes: Buffer): string[] => decoded('OpenDataRequest', bytes)['cloudid_list'] as string[];
export const writeOpenDataReply = (items: readonly { cloudId: string; json: string }[]): Buffer =>
  encoded('OpenDataReply', { data_list: items.map(({ cloudId, json }) => ({ cloud_id: cloudId, json })) });

export function readVoipSignRequest(bytes: Buffer): { groupId: string; timestamp: number; nonce: string } {
  const { group_id: groupId, timestamp, nonce } = decoded('VoipSignRequest', bytes) as { group_id: string; timestamp: number; nonce: string };
  return { groupId, timestamp, nonce };
}
export const readCallSignRequest = (bytes: Buffer): string[] => decoded('CallSignRequest', bytes)['parameter_list'] as string[];
export const writeSignature = (signature: string): Buffer => encoded('SignatureReply', { signature });

export const writeAuthorization = ({ secretId, secretKey, token, param }: { secretId: string; secretKey: string; token: string; param: Buffer }): Buffer =>
  encoded('AuthorizationInfo', { tcb_credentials: { secret_id: secretId, secret_key: secretKey, token }, wx_param: param });

/** The appid a payment call names besides its data; empty for the caller's own. */
export const readPayAppid = (bytes: Buffer): string => String(decoded('ApiOptions', bytes)['appid']);
