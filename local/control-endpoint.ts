import type { IncomingMessage, ServerResponse } from 'node:http';
import { dayMs } from '../shared/kernel/time';
import { readFault, type Faults } from './faults';
import { HttpRefusal, readJson, sendJson } from './http';
import type { Clock } from './clock';
import type { MoveReport } from './timers';
import type { FakeWeChat, Template } from './wechat/fake-wechat';
import { giveCloudId, shareEnvironment } from './wechat/own-services';
import { setMerchant } from './wechat/payment';

export interface ControlParts {
  clock: Clock;
  moveClock: (toMs: number) => Promise<MoveReport>;
  runTimer: (functionName: string) => Promise<unknown>;
  /** A person pays an order; answers what the function that is told of it replied, or undefined when nothing is to be paid. */
  pay: (outTradeNo: string, openid: string) => Promise<unknown>;
  wechat: FakeWeChat;
  faults: Faults;
  scans: () => unknown[];
}

const MOST_BYTES = 1024 * 1024;

type Body = Record<string, unknown>;

/** `/local/*`: moves the clock, runs timers, plays WeChat and its users, arms faults. For this machine only. */
export class ControlEndpoint {
  constructor(private readonly parts: ControlParts) {}

  async handle(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = request.method === 'POST' ? await readJson(request, MOST_BYTES) : {};
    const answer = await this.answer(`${request.method ?? 'GET'} ${path}`, body);
    if (answer === undefined) throw new HttpRefusal(404, `There is no ${request.method} ${path}; see local/README.md`, 'NOT_FOUND');
    sendJson(response, 200, answer);
  }

  private async answer(route: string, body: Body): Promise<unknown> {
    const { clock, wechat, faults } = this.parts;
    const timer = /^POST \/local\/timers\/([\w-]+)$/.exec(route)?.[1];
    if (timer !== undefined) return { result: await this.parts.runTimer(timer) };
    switch (route) {
      case 'GET /local/clock':
        return { at: clock.now(), offsetMs: clock.offsetMs };
      case 'POST /local/clock':
        return this.parts.moveClock(this.wantedInstant(body));
      case 'GET /local/wechat':
        return wechat.view();
      case 'GET /local/scans':
        return { scans: this.parts.scans() };
      case 'GET /local/faults':
        return { faults: faults.list() };
      case 'POST /local/faults':
        return this.armFault(body);
      default:
        return route.startsWith('POST /local/wechat/') ? this.playWeChat(route.slice('POST /local/wechat/'.length), body) : undefined;
    }
  }

  private armFault(body: Body): unknown {
    const { faults } = this.parts;
    if (body['clear'] === true) faults.clear();
    else {
      const fault = readFault(body);
      if (fault === undefined) throw new HttpRefusal(400, 'Send {kind: latency, conflict, duplicate, http, lostReply or crash, ...}; see local/faults.ts');
      faults.arm(fault);
    }
    return { faults: faults.list() };
  }

  private wantedInstant(body: Body): number {
    const now = this.parts.clock.now();
    if (typeof body['at'] === 'number') return body['at'];
    if (typeof body['at'] === 'string') {
      const at = parseLocalInstant(body['at']);
      if (at !== undefined) return at;
    }
    if (typeof body['advanceMs'] === 'number') return now + body['advanceMs'];
    if (typeof body['advanceDays'] === 'number') return now + body['advanceDays'] * dayMs;
    throw new HttpRefusal(400, 'Send {at: ms or "2026-11-22T10:00"} or {advanceMs} or {advanceDays}');
  }

  private async playWeChat(what: string, body: Body): Promise<unknown> {
    const { wechat } = this.parts;
    switch (what) {
      case 'credits':
        return { credits: wechat.addCredits(text(body, 'openid'), text(body, 'templateId'), numberOr(body, 'count', 1)) };
      case 'followers':
        return body['follow'] === false ? { removed: wechat.unfollow(text(body, 'openid')) } : { follower: wechat.follow(text(body, 'openid')) };
      case 'phone-codes':
        wechat.setPhoneCode(text(body, 'code'), text(body, 'phoneNumber'));
        return {};
      case 'risky-words':
        wechat.setRiskyWords(texts(body, 'words'));
        return { words: wechat.riskyWords() };
      case 'errors':
        wechat.setError(text(body, 'api'), numberOr(body, 'errcode', 0), String(body['errmsg'] ?? 'set by hand'), body['times'] === undefined ? undefined : numberOr(body, 'times', 1));
        return wechat.view()['errors'];
      case 'cloud-ids':
        return { cloudID: giveCloudId(wechat, text(body, 'openid'), body['data'] ?? {}) };
      case 'merchants':
        setMerchant(wechat, text(body, 'subMchId'));
        return {};
      case 'payments':
        return { told: await this.parts.pay(text(body, 'outTradeNo'), text(body, 'openid')) };
      case 'shared-environments':
        shareEnvironment(wechat, text(body, 'resourceAppid'), text(body, 'resourceEnv'));
        return {};
      case 'templates': {
        const template: Template = { id: text(body, 'id'), fields: texts(body, 'fields'), ...(typeof body['title'] === 'string' ? { title: body['title'] } : {}) };
        wechat.setTemplate(body['channel'] === 'official' ? 'official' : 'subscribe', template);
        return { template };
      }
      default:
        return undefined;
    }
  }
}

/** `2026-11-22T10:00` is meant at +08:00 unless it says otherwise. */
export function parseLocalInstant(written: string): number | undefined {
  const bare = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(written);
  const dateOnly = /^\d{4}-\d\d-\d\d$/.test(written);
  const at = Date.parse(dateOnly ? `${written}T00:00+08:00` : bare ? `${written}+08:00` : written);
  return Number.isNaN(at) ? undefined : at;
}

function text(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw new HttpRefusal(400, `${name} must be a text`);
  return value;
}

function texts(body: Body, name: string): string[] {
  const value = body[name];
  if (!Array.isArray(value) || !value.every((member) => typeof member === 'string')) throw new HttpRefusal(400, `${name} must be a list of texts`);
  return value as string[];
}

function numberOr(body: Body, name: string, otherwise: number): number {
  const value = body[name] ?? otherwise;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new HttpRefusal(400, `${name} must be a number`);
  return value;
}
