import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CloudError, duplicateKey, transactionConflict } from '../engine/errors';
import type { Engine } from '../engine/engine';
import type { Fault, Faults, FaultyRequest } from '../faults';
import type { FunctionHost } from '../host/function-host';
import type { Invocation } from '../host/invocation';
import { readBody, sendText } from '../http';
import type { Storage } from '../storage';
import type { FakeWeChat } from '../wechat/fake-wechat';
import { DatabaseActions, type Answer, type Parameters } from './database-actions';
import { readMultipart } from './multipart';
import { WeChatCalls } from './wechat-calls';

export interface AdminParts {
  engine: Engine;
  storage: Storage;
  host: FunctionHost;
  wechat: FakeWeChat;
  faults: Faults;
  nowMs: () => number;
  /** Told of every action asked for, before anything happens to it. */
  onRequest?: ((request: FaultyRequest) => void) | undefined;
  /** Ends the process at once, for the crash fault. */
  crash: () => void;
}

type Action = (parameters: Parameters, invocation: Invocation | undefined) => Answer | Promise<Answer>;

const MOST_BODY_BYTES = 16 * 1024 * 1024;
const MOST_FILES_PER_CALL = 50;

/** The endpoint that the SDK talks to: one action a request, always HTTP 200, an error as `{code, message}`. */
export class AdminEndpoint {
  private readonly actions: Record<string, Action>;
  private readonly wechatCalls: WeChatCalls;

  constructor(private readonly parts: AdminParts) {
    this.wechatCalls = new WeChatCalls(parts.wechat);
    this.actions = { ...new DatabaseActions(parts.engine, parts.nowMs).handlers, ...this.otherActions() };
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, MOST_BODY_BYTES);
    const contentType = request.headers['content-type'] ?? '';
    if (contentType.startsWith('multipart/')) return this.handleForm(contentType, body, response);
    const requestId = randomUUID();
    let text: string;
    try {
      const parameters = JSON.parse(body.toString('utf8')) as Parameters;
      const answer = await this.perform(parameters, response);
      if (answer === undefined) return;
      text = JSON.stringify({ ...answer, requestId });
    } catch (error) {
      text = errorText(error, requestId);
    }
    sendText(response, 200, text);
  }

  /** Answers the action's result, or undefined where a fault has already ended the request. */
  private async perform(parameters: Parameters, response: ServerResponse): Promise<Answer | undefined> {
    const name = String(parameters['action']);
    const action = Object.prototype.hasOwnProperty.call(this.actions, name) ? this.actions[name] : undefined;
    if (action === undefined) throw new CloudError('INVALID_PARAM', `Unknown action ${name}`);
    this.wechatCalls.refuseBadSharedToken(parameters);
    const invocation = this.invocationOf(parameters);
    const asked: FaultyRequest = {
      action: name,
      collection: parameters['collectionName'] as string | undefined,
      functionName: invocation?.functionName,
      inTransaction: typeof parameters['transactionId'] === 'string',
    };
    this.parts.onRequest?.(asked);
    const faults = this.parts.faults.take(asked);
    if (faults.length === 0) return action(parameters, invocation);
    if (await this.failBefore(faults, parameters, response)) return undefined;
    const answer = await action(parameters, invocation);
    return this.failAfter(faults, response) ? undefined : answer;
  }

  /** A call that has returned or was cut off has no rights left: work it left running is lost in production too. */
  private invocationOf(parameters: Parameters): Invocation | undefined {
    const token = parameters['wxCloudApiToken'];
    if (typeof token !== 'string' || token === '') return undefined;
    const invocation = this.parts.host.invocationOf(token);
    if (invocation === undefined && token.startsWith('local-')) {
      throw new CloudError('INVALID_REQUEST_SOURCE', 'The function call that sent this has ended: await everything before returning');
    }
    return invocation;
  }

  private async failBefore(faults: Fault[], parameters: Parameters, response: ServerResponse): Promise<boolean> {
    for (const fault of faults) {
      if (fault.kind === 'latency') await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 100));
      if (fault.kind === 'http') {
        response.writeHead(fault.status ?? 500).end();
        return true;
      }
      if (fault.kind === 'crash' && fault.when !== 'after') this.parts.crash();
      if (fault.kind === 'duplicate') throw duplicateKey(String(parameters['collectionName']), '_id_', '{ _id: "fault" }');
      if (fault.kind === 'conflict') {
        const transaction = this.parts.engine.transactions.running(String(parameters['transactionId']));
        this.parts.engine.transactions.end(transaction);
        throw transactionConflict();
      }
    }
    return false;
  }

  private failAfter(faults: Fault[], response: ServerResponse): boolean {
    if (faults.some((fault) => fault.kind === 'crash' && fault.when === 'after')) this.parts.crash();
    if (!faults.some((fault) => fault.kind === 'lostReply')) return false;
    response.destroy();
    return true;
  }

  private otherActions(): Record<string, Action> {
    const { storage, host } = this.parts;
    return {
      'functions.invokeFunction': async (parameters, invocation) => {
        const event: unknown = JSON.parse(String(parameters['request_data'] ?? '{}'));
        const source = invocation === undefined ? 'wx_unknown' : `${invocation.source},scf`;
        // Whether the real service hands the openid on is not confirmed; not doing so is the stricter reading.
        const { text } = await host.invoke(String(parameters['function_name']), event, { source });
        return { data: { response_data: text } };
      },
      'storage.getUploadMetadata': (parameters) => ({ data: storage.uploadMetadata(String(parameters['path'] ?? '')) }),
      'storage.batchGetDownloadUrl': (parameters) => ({
        data: {
          download_list: fileList(parameters['file_list']).map((item) => {
            const { fileid, max_age: maxAge } = typeof item === 'string' ? { fileid: item, max_age: undefined } : (item as { fileid: string; max_age?: number });
            return storage.downloadLink(fileid, maxAge);
          }),
        },
      }),
      'storage.batchDeleteFile': (parameters) => ({
        data: { delete_list: fileList(parameters['fileid_list']).map((fileId) => storage.delete(String(fileId))) },
      }),
      'wx.api': (parameters, invocation) => this.wechatCalls.answerOldForm(parameters, invocation),
    };
  }

  private async handleForm(contentType: string, body: Buffer, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    try {
      const parts = await readMultipart(contentType, body);
      const text = (name: string): string => parts.get(name)?.content.toString('utf8') ?? '';
      const invocation = this.invocationOf({ wxCloudApiToken: text('wxCloudApiToken') });
      const faults = this.parts.faults.take({ action: text('action'), functionName: invocation?.functionName, inTransaction: false });
      if (await this.failBefore(faults, {}, response)) return;
      const reply = this.wechatCalls.answerForm(parts, invocation);
      if (this.failAfter(faults, response)) return;
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': reply.length });
      response.end(reply);
    } catch (error) {
      sendText(response, 200, errorText(error, requestId));
    }
  }
}

function fileList(list: unknown): unknown[] {
  if (!Array.isArray(list) || list.length === 0) throw new CloudError('INVALID_PARAM', 'fileList must not be empty');
  if (list.length > MOST_FILES_PER_CALL) throw new CloudError('INVALID_PARAM', `At most ${MOST_FILES_PER_CALL} files a call`);
  return list;
}

/** MongoDB's refusals raised inside mingo are the caller's; anything unexpected is ours and is logged whole. */
function errorText(error: unknown, requestId: string): string {
  if (error instanceof CloudError) return JSON.stringify({ code: error.code, message: error.message, requestId });
  if (error instanceof Error && error.constructor.name === 'MingoError') {
    return JSON.stringify({ code: 'DATABASE_REQUEST_FAILED', message: `database request fail. ${error.message}`, requestId });
  }
  console.error('[local cloud] request failed', error);
  return JSON.stringify({ code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error), requestId });
}
