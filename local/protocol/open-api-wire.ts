import protobuf from 'protobufjs';

/**
 * The protobuf inside the multipart of `wx.openApi`, both ways.
 * Source: wire protocol section 6, read in wx-server-sdk 4.0.2.
 */
const root = protobuf.parse(
  `syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message SvrkitApiData { string api_name = 1; bytes req_data = 2; }
  message CommApiData { int32 api_type = 1; OpenApiData openapi_data = 2; SvrkitApiData svrkit_data = 4; string appid = 6; }
  message HttpHeader { string key = 1; string value = 2; }
  message CommOpenApiResp { bytes resp_data = 1; string content_type = 2; int32 error_code = 3; uint32 http_code = 4; repeated HttpHeader headers = 5; int32 svrkit_error_code = 6; }`,
  { keepCase: true },
).root;

const Request = root.lookupType('CommApiData');
const Response = root.lookupType('CommOpenApiResp');

/** Reads the arguments: each is a JSON text, or raw bytes for an uploaded file. */
export function readOpenApiRequest(bytes: Buffer): { appid: string; input: Record<string, unknown> } {
  const message = Request.toObject(Request.decode(bytes), { bytes: Buffer, defaults: true }) as {
    appid: string;
    openapi_data?: { pairs?: { key: string; value: Buffer; filename?: string }[] };
  };
  const input: Record<string, unknown> = {};
  for (const { key, value, filename } of message.openapi_data?.pairs ?? []) {
    input[key] = filename ? value : parsedOrBytes(value);
  }
  return { appid: message.appid, input };
}

function parsedOrBytes(value: Buffer): unknown {
  try {
    return JSON.parse(value.toString('utf8'));
  } catch {
    return value;
  }
}

export function writeOpenApiResponse(reply: { bytes: Buffer; contentType: string } | { errorCode: number }): Buffer {
  const message =
    'errorCode' in reply
      ? { error_code: reply.errorCode, http_code: 200 }
      : { resp_data: reply.bytes, content_type: reply.contentType, http_code: 200 };
  return Buffer.from(Response.encode(Response.create(message)).finish());
}
