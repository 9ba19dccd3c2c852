import cloud from 'wx-server-sdk';

/**
 * The one place that touches wx-server-sdk. `throwOnNotFound: false` because a read error is not "not found":
 * a missing document is `undefined`, anything else throws.
 */
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });

/** The SDK's own types leave most results as `void | string | Promise`; these are the shapes the wire really has. */
export interface SdkQuery {
  where(condition: object): SdkQuery;
  orderBy(field: string, order: 'asc' | 'desc'): SdkQuery;
  limit(most: number): SdkQuery;
  skip(offset: number): SdkQuery;
  field(projection: Record<string, boolean>): SdkQuery;
  get(): Promise<{ data: unknown[] }>;
  count(): Promise<{ total: number }>;
  update(options: { data: object; multi?: boolean }): Promise<{ stats: { updated: number } }>;
  remove(options?: { multi?: boolean }): Promise<{ stats: { removed: number } }>;
}
export interface SdkDocument {
  get(): Promise<{ data: unknown }>;
  set(options: { data: object }): Promise<unknown>;
  update(options: { data: object }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}
export interface SdkAggregate {
  match(condition: object): SdkAggregate;
  group(spec: object): SdkAggregate;
  sort(spec: object): SdkAggregate;
  limit(most: number): SdkAggregate;
  project(spec: object): SdkAggregate;
  end(): Promise<{ list: unknown[] }>;
}
export interface SdkCollection extends SdkQuery {
  doc(id: string): SdkDocument;
  add(options: { data: object | object[] }): Promise<unknown>;
  aggregate(): SdkAggregate;
}
export interface SdkTransaction {
  collection(name: string): SdkCollection;
  commit(): Promise<void>;
  rollback(reason?: unknown): Promise<void>;
}
export interface SdkCommand {
  eq(value: unknown): object;
  gt(value: unknown): object;
  gte(value: unknown): object;
  lt(value: unknown): object;
  lte(value: unknown): object;
  neq(value: unknown): object;
  in(values: readonly unknown[]): object;
  exists(there: boolean): object;
  and(...conditions: object[]): object;
  or(...conditions: object[]): object;
  set(value: unknown): object;
  inc(by: number): object;
  remove(): object;
  aggregate: { sum(value: unknown): object };
}
export interface SdkDatabase {
  collection(name: string): SdkCollection;
  startTransaction(): Promise<SdkTransaction>;
  command: SdkCommand;
}

let opened: SdkDatabase | undefined;

/** The database of this environment. Made once an instance; the SDK reads its address anew at each request. */
export function database(): SdkDatabase {
  opened ??= cloud.database({ throwOnNotFound: false } as object) as unknown as SdkDatabase;
  return opened;
}

/** Who calls, as WeChat says it: never taken from the event, which anybody can write. */
export interface WeChatContext {
  readonly openid: string | undefined;
  readonly unionid: string | undefined;
  readonly source: string;
}

/** Reads the caller's identity. An all-digit id arrives as a number from the SDK, so everything becomes text again. */
export function wechatContext(): WeChatContext {
  const context = cloud.getWXContext() as Record<string, unknown>;
  const text = (value: unknown): string | undefined =>
    value === undefined || value === null || value === '' ? undefined : String(value);
  return { openid: text(context['OPENID']), unionid: text(context['UNIONID']), source: text(context['SOURCE']) ?? '' };
}

/** Cloud calls of WeChat, by their documented path, e.g. `callWeChat('phonenumber.getPhoneNumber', { code })`. */
export async function callWeChat(api: string, parameters: Record<string, unknown>): Promise<Record<string, unknown>> {
  return callPath(cloud.openapi, api, parameters);
}

/** The same as another app that shares its environment with ours: the official account. Names stay as the server API writes them, both ways. */
export async function callWeChatAs(appid: string, api: string, parameters: Record<string, unknown>): Promise<Record<string, unknown>> {
  return callPath((cloud.openapi as unknown as (options: { appid: string; convertCase: boolean }) => unknown)({ appid, convertCase: false }), api, parameters);
}

async function callPath(openapi: unknown, api: string, parameters: Record<string, unknown>): Promise<Record<string, unknown>> {
  const segments = api.split('.');
  let target: unknown = openapi;
  for (const segment of segments) target = (target as Record<string, unknown>)[segment];
  return (target as (options: object) => Promise<Record<string, unknown>>)(parameters);
}

/** The platform's number in an error of a cloud call (43101 and the like); undefined when it carries none. */
export function wechatErrorCode(error: unknown): number | undefined {
  const code = (error as { errCode?: unknown } | null)?.errCode;
  return typeof code === 'number' ? code : undefined;
}

/** Links to private files that end by themselves; a file that is not there has no link. */
export async function temporaryLinks(fileIds: readonly string[]): Promise<Map<string, string>> {
  if (fileIds.length === 0) return new Map();
  const answer = (await cloud.getTempFileURL({ fileList: [...fileIds] } as never)) as unknown as {
    fileList: { fileID: string; tempFileURL?: string; status?: number }[];
  };
  return new Map(answer.fileList.flatMap((file) => (file.tempFileURL ? [[file.fileID, file.tempFileURL] as const] : [])));
}

/** Stores a private file under a path and answers its id. */
export async function keepFile(path: string, content: Buffer): Promise<string> {
  const { fileID } = (await cloud.uploadFile({ cloudPath: path, fileContent: content } as never)) as unknown as { fileID: string };
  return fileID;
}

/** Takes files away, fifty a request; one that is gone already is fine. */
export async function removeFiles(fileIds: readonly string[]): Promise<void> {
  for (let start = 0; start < fileIds.length; start += 50) await cloud.deleteFile({ fileList: fileIds.slice(start, start + 50) });
}
