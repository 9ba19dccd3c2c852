import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ClientEndpoint } from './client-endpoint';
import { Clock } from './clock';
import { ControlEndpoint } from './control-endpoint';
import { takeDataDirectory, type DataDirectory } from './data-directory';
import type { CollectionDefinition } from './engine/database';
import { Engine } from './engine/engine';
import { requestFailed } from './engine/errors';
import type { ScanReport } from './engine/search';
import { Faults, type Fault, type FaultyRequest } from './faults';
import { FunctionHost } from './host/function-host';
import type { Caller } from './host/invocation';
import { IsolatedRunner } from './host/isolated-workers';
import { SharedProcessRunner } from './host/shared-process';
import { answerOverHttp, functionAtPath } from './http-access';
import { HttpRefusal, isFromThisMachine, readBody, readJson, refuseForeignHost, sendJson } from './http';
import { AdminEndpoint } from './protocol/admin-endpoint';
import { answerShortMessage } from './short-messages';
import { StateTable } from './state-table';
import { Storage } from './storage';
import { Timers, type MoveReport } from './timers';
import { serveWebFile } from './web-files';
import { FakeWeChat, type WeChatOptions } from './wechat/fake-wechat';
import { tellOfMedia } from './wechat/media-pushes';
import { MiniProgramApi } from './wechat/mini-program-api';
import { OfficialAccount } from './wechat/official-account';
import { payOrder } from './wechat/payment';
import { unionidOf } from './wechat/people';

export type { CollectionDefinition } from './engine/database';
export type { Fault } from './faults';
export type { ScanReport } from './engine/search';
export type { WeChatOptions } from './wechat/fake-wechat';

export interface LocalCloudOptions {
  /** `:memory:` or a data directory. */
  data: string;
  /** Default 127.0.0.1. Any other address opens the server to others and lifts the check of host names. */
  host?: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Folder of the built functions: `<name>/index.js` and `<name>/config.json`. */
  functions: string;
  /** Folder of the built browser client, served at `/`. */
  web?: string;
  /** In memory only: begin with what `copy()` of another cloud answered. */
  from?: Buffer;
  /** Where the clock starts, ms; default the real clock. */
  at?: number;
  /** Fire the timers of config.json by the movable clock. Default false. */
  timers?: boolean;
  /** Searches without an index over more than 10,000 documents are refused instead of reported. */
  scanIsError?: boolean;
  /** Collections and indexes to create at start. */
  collections: readonly CollectionDefinition[];
  wechat?: WeChatOptions;
  faults?: readonly Fault[];
  /** More environment variables for every function. */
  environment?: Record<string, string>;
  /** Told of every action the SDK asks for: for tests that count requests or find the places where something may go wrong. */
  onRequest?: (request: FaultyRequest) => void;
  /** Called for each reported scan; default a warning on the console. */
  onScan?: (report: ScanReport) => void;
  /** Life of a transaction; the service gives 30,000 ms. */
  transactionLifeMs?: number;
  /** Run each call in a thread of its own modules, one call at a time, with the function's memory limit. Default false. */
  isolate?: boolean;
}

export interface LocalCloud {
  readonly url: string;
  readonly port: number;
  readonly clock: Clock;
  readonly wechat: FakeWeChat;
  readonly faults: Faults;
  readonly engine: Engine;
  readonly storage: Storage;
  readonly host: FunctionHost;
  /** Searches without an index over more than 10,000 documents, since the start. */
  readonly scans: readonly ScanReport[];
  /** Calls a function as the platform would; answers what it returned. Throws a CloudError when it fails. */
  call(functionName: string, event?: unknown, caller?: Caller): Promise<unknown>;
  /** Runs a function as its timer does, now by the cloud's clock. */
  runTimer(functionName: string): Promise<unknown>;
  /** A person pays an order made by `cloudPay.unifiedOrder`; answers what the function told of it replied. */
  pay(outTradeNo: string, openid: string): Promise<unknown>;
  /** WeChat tells the product what it found in the pictures it was asked about; answers of how many. With `timers` it does so by itself. */
  tellOfMedia(): Promise<number>;
  /** Sets the clock; going forward, timers in between fire at their instants. */
  moveClock(toMs: number): Promise<MoveReport>;
  /** Documents, credits and sent messages as they are now, for clouds that begin with them (`from`). Uploaded files are not in it. */
  copy(): Buffer;
  close(): Promise<void>;
}

const MOST_SCANS_KEPT = 200;

/** How soon a shop that people look at hears of a picture; WeChat takes up to half an hour. */
const MEDIA_TELLING_MS = 2_000;

/** Paths that only this machine may ask for. */
const INSIDE = /^\/(admin$|local\/|fake-weixin\/|fake-sms$|storage\/put$)/;

/** Starts the local cloud: database, functions, timers, files, WeChat, and the server that speaks for them all. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const directory = options.data === ':memory:' ? undefined : takeDataDirectory(options.data);
  try {
    return await new Assembly(options, directory).start();
  } catch (error) {
    directory?.release();
    throw error;
  }
}

class Assembly implements LocalCloud {
  readonly clock: Clock;
  readonly wechat: FakeWeChat;
  readonly faults = new Faults();
  readonly engine: Engine;
  readonly storage: Storage;
  readonly host: FunctionHost;
  readonly scans: ScanReport[] = [];
  url = '';
  port = 0;
  private readonly timers: Timers;
  private mediaTelling: NodeJS.Timeout | undefined;
  private readonly server: Server;
  private readonly admin: AdminEndpoint;
  private readonly client: ClientEndpoint;
  private readonly control: ControlEndpoint;
  private readonly officialAccount: OfficialAccount;
  private readonly miniProgramApi: MiniProgramApi;

  constructor(
    private readonly options: LocalCloudOptions,
    private readonly directory: DataDirectory | undefined,
  ) {
    this.clock = new Clock(options.at);
    this.engine = this.openEngine();
    const state = new StateTable(this.engine.database.sqlite);
    this.storage = new Storage(state, this.clock, directory?.filesFolder, () => this.url);
    this.wechat = new FakeWeChat(state, this.clock, options.wechat ?? {});
    for (const fault of options.faults ?? []) this.faults.arm(fault);
    this.host = new FunctionHost({
      folder: options.functions,
      runner: options.isolate ? new IsolatedRunner() : new SharedProcessRunner(),
      cloudUrl: () => this.url,
      clockOffsetMs: () => this.clock.offsetMs,
      ...(options.environment === undefined ? {} : { environment: options.environment }),
    });
    this.timers = new Timers(this.host.functions.values(), this.clock, (firing) => this.fire(firing.functionName, firing.triggerName));
    this.admin = new AdminEndpoint({
      engine: this.engine,
      storage: this.storage,
      host: this.host,
      wechat: this.wechat,
      faults: this.faults,
      onRequest: options.onRequest,
      nowMs: () => this.clock.now(),
      crash: () => process.kill(process.pid, 'SIGKILL'),
    });
    this.client = new ClientEndpoint(this.host, this.storage, this.wechat);
    this.officialAccount = new OfficialAccount(this.wechat);
    this.miniProgramApi = new MiniProgramApi(this.wechat);
    this.control = new ControlEndpoint({
      clock: this.clock,
      moveClock: (toMs) => this.moveClock(toMs),
      runTimer: (functionName) => this.runTimer(functionName),
      pay: (outTradeNo, openid) => this.pay(outTradeNo, openid),
      wechat: this.wechat,
      faults: this.faults,
      scans: () => this.scans,
    });
    this.server = createServer((request, response) => void this.handle(request, response));
    // The SDK keeps its connections and does not ask twice: a busy server that counts its own five busy seconds as
    // idle would close one on which a question is already waiting.
    this.server.keepAliveTimeout = 10 * 60_000;
  }

  private openEngine(): Engine {
    const engine = new Engine({
      file: this.directory?.databaseFile ?? ':memory:',
      ...(this.options.from === undefined ? {} : { from: this.options.from }),
      newId: () => randomBytes(16).toString('hex'),
      onScan: (report) => this.reportScan(report),
      ...(this.options.transactionLifeMs === undefined ? {} : { transactionLifeMs: this.options.transactionLifeMs }),
    });
    engine.database.apply(this.options.collections);
    return engine;
  }

  private reportScan(report: ScanReport): void {
    this.scans.push(report);
    if (this.scans.length > MOST_SCANS_KEPT) this.scans.shift();
    const sentence = `full scan of ${report.collection}: ${report.examined} of ${report.collectionSize} documents for ${JSON.stringify(report.filter)} sorted by ${JSON.stringify(report.sort)}; give it an index in the collection list`;
    if (this.options.scanIsError) throw requestFailed(sentence);
    if (this.options.onScan) this.options.onScan(report);
    else console.warn(`[local cloud] ${sentence}`);
  }

  async start(): Promise<this> {
    const host = this.options.host ?? '127.0.0.1';
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.options.port ?? 0, host, resolve);
    });
    this.port = (this.server.address() as AddressInfo).port;
    this.url = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${this.port}`;
    if (this.options.timers) {
      this.timers.start();
      this.mediaTelling = setInterval(() => void this.tellOfMedia().catch((error: unknown) => console.error(`[local cloud] telling of pictures failed: ${String(error)}`)), MEDIA_TELLING_MS).unref();
    }
    return this;
  }

  async call(functionName: string, event: unknown = {}, caller: Caller = {}): Promise<unknown> {
    const whole: Caller = caller.openid !== undefined && caller.unionid === undefined ? { ...caller, unionid: unionidOf(caller.openid) } : caller;
    if (whole.openid !== undefined) this.wechat.sawVisit(whole.openid);
    const { text } = await this.host.invoke(functionName, event, whole);
    return JSON.parse(text);
  }

  async runTimer(functionName: string): Promise<unknown> {
    return JSON.parse(await this.callAsTimer(functionName, this.timers.triggerOf(functionName) ?? 'manual'));
  }

  /** A person pays, and the function that the order names is told. Answers its reply; undefined when nothing is to be paid. */
  async pay(outTradeNo: string, openid: string): Promise<unknown> {
    const paid = payOrder(this.wechat, outTradeNo, openid);
    if (paid === undefined) return undefined;
    return JSON.parse((await this.host.invoke(paid.notify.functionName, paid.event, { source: 'wx_unknown' })).text);
  }

  tellOfMedia(): Promise<number> {
    return tellOfMedia(this.wechat, this.url, this.options.environment?.['HUIKE_OA_PUSH_TOKEN'] ?? '');
  }

  private async callAsTimer(functionName: string, triggerName: string): Promise<string> {
    const event = { Type: 'Timer', TriggerName: triggerName, Time: new Date(this.clock.now()).toISOString(), Message: '' };
    return (await this.host.invoke(functionName, event, { source: 'wx_trigger' })).text;
  }

  /** A timer's reply goes nowhere, its failure to the log only: as on the platform. */
  private async fire(functionName: string, triggerName: string): Promise<void> {
    try {
      await this.callAsTimer(functionName, triggerName);
    } catch (error) {
      console.error(`[local cloud] timer ${triggerName} of ${functionName} failed: ${(error as Error).message}`);
    }
  }

  moveClock(toMs: number): Promise<MoveReport> {
    return this.timers.moveTo(toMs);
  }

  copy(): Buffer {
    return this.engine.database.sqlite.serialize();
  }

  async close(): Promise<void> {
    this.timers.stop();
    clearInterval(this.mediaTelling);
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    await this.host.close();
    await this.engine.close();
    this.directory?.release();
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (['127.0.0.1', 'localhost', '::1'].includes(this.options.host ?? '127.0.0.1')) refuseForeignHost(request);
      await this.route(request, response);
    } catch (error) {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      if (error instanceof HttpRefusal) sendJson(response, error.status, { code: error.code, message: error.message });
      else {
        console.error('[local cloud] request failed', error);
        sendJson(response, 500, { code: 'INTERNAL', message: 'The local cloud failed; see its log' });
      }
    }
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(`http://local${request.url ?? '/'}`);
    const path = url.pathname;
    const method = request.method ?? 'GET';
    // Behind these lies everything: they are for the functions and the owner, not for whoever else was let in by --host.
    if (INSIDE.test(path) && !isFromThisMachine(request.socket)) throw new HttpRefusal(403, `${path} answers on this machine only`, 'FORBIDDEN');
    if (method === 'POST' && path === '/admin') return this.admin.handle(request, response);
    if (path === '/healthz') return sendJson(response, 200, { ready: true });
    const called = /^\/call\/([\w-]+)$/.exec(path)?.[1];
    if (called !== undefined) {
      if (method !== 'POST') throw new HttpRefusal(405, 'Call a function with POST', 'METHOD_NOT_ALLOWED');
      return this.client.call(called, request, response);
    }
    const answering = functionAtPath(path);
    if (answering !== undefined) return answerOverHttp(this.host, answering, request, response);
    if (path.startsWith('/local/')) return this.control.handle(path, request, response);
    if (method === 'POST' && path === '/storage/upload') return this.client.upload(url.searchParams.get('path') ?? '', request, response);
    if (method === 'PUT' && path === '/storage/put') return this.client.put(url.searchParams, request, response);
    if (path.startsWith('/storage/file/')) return this.client.file(decodedPath(path.slice('/storage/file/'.length)), url.searchParams, response);
    if (method === 'POST' && path === '/fake-sms') return sendJson(response, 200, answerShortMessage(this.wechat, request.headers, (await readBody(request, 64 * 1024)).toString('utf8')));
    if (path.startsWith('/fake-weixin/')) return this.answerAsWeixin(path.slice('/fake-weixin'.length), url, request, response);
    const readsFile = (method === 'GET' || method === 'HEAD') && this.options.web !== undefined;
    if (readsFile && serveWebFile(this.options.web as string, request, response, path)) return;
    throw new HttpRefusal(404, `There is nothing at ${path}`, 'NOT_FOUND');
  }

  private async answerAsWeixin(path: string, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = request.method === 'POST' ? await readJson(request, 1024 * 1024) : {};
    const own = this.miniProgramApi.answer(path, url.searchParams, body);
    if (own !== undefined && 'bytes' in own) {
      response.writeHead(200, { 'content-type': own.contentType, 'content-length': own.bytes.length }).end(own.bytes);
      return;
    }
    const answer = own?.json ?? this.officialAccount.answer(path, url.searchParams, body);
    if (answer === undefined) throw new HttpRefusal(404, `${path} is not part of the fake WeChat`, 'NOT_FOUND');
    sendJson(response, 200, answer);
  }
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new HttpRefusal(400, 'The path is not encoded well');
  }
}
