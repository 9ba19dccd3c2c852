import { spawn } from 'node:child_process';
import path from 'node:path';
import { postJson, send } from './http';

const root = path.resolve(__dirname, '../..');

/** What a function answered: the value, or a refusal or fault by its code. */
export interface Answered<Value> {
  readonly kind: string;
  readonly value: Value;
  readonly code: string;
}

/** A local cloud in another process, and what tests do to it from outside: everything goes by HTTP. */
export class RunningShop {
  private commands = 0;

  private constructor(readonly url: string, private readonly end: () => Promise<void>) {}

  /** Starts a shop without members; an emulated phone is no place for a server. @param at where its clock starts, e.g. `2026-11-22T10:00`; now when not given. */
  static async start(at?: string): Promise<RunningShop> {
    const shop = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'shop-process.ts'), ...(at === undefined ? [] : [at])], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<void>((resolve) => shop.on('exit', () => resolve()));
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      const listen = (chunk: Buffer) => {
        said += String(chunk);
        const ready = /ready at (http:\/\/\S+)/.exec(said);
        if (ready?.[1]) resolve(ready[1]);
      };
      shop.stdout.on('data', listen);
      shop.stderr.on('data', listen);
      shop.on('exit', (code) => reject(new Error(`the local shop ended with ${code} before it was ready:\n${said}`)));
    });
    return new RunningShop(url, async () => {
      shop.kill('SIGKILL');
      await ended;
    });
  }

  /** What somebody's call of a function comes to, whatever it is. */
  async ask<Value>(functionName: 'member' | 'staff', openid: string, action: string, input: unknown = {}): Promise<Answered<Value>> {
    const { body } = await postJson(`${this.url}/call/${functionName}`, { action, input, commandId: `w-${(this.commands += 1)}` }, openid);
    const reply = JSON.parse(String(body)) as { kind: string; value: Value; refusal?: { code: string }; fault?: { code: string } };
    return { kind: reply.kind, value: reply.value, code: reply.refusal?.code ?? reply.fault?.code ?? '' };
  }

  /** The same, where only an answer will do. */
  async done<Value>(functionName: 'member' | 'staff', openid: string, action: string, input: unknown = {}): Promise<Value> {
    const answer = await this.ask<Value>(functionName, openid, action, input);
    if (answer.kind !== 'done') throw new Error(`${action} answered ${answer.kind} ${answer.code}`);
    return answer.value;
  }

  /** Joins, and answers the new member's id. */
  async join(openid: string, nickname: string): Promise<string> {
    return (await this.done<{ memberId: string }>('member', openid, 'membership.join', { scene: 's=S1', privacyVersion: '2026-11', marketingConsent: false, nickname })).memberId;
  }

  /** A purchase at the till of S1, for so many fen before what her tier takes off. */
  async sell(memberId: string, amount: number, coupons: 'best' | readonly string[] = []): Promise<void> {
    const basket = { memberId, storeId: 'S1', amount, coupons, pointsToSpend: 0 };
    const { payable } = await this.done<{ payable: number }>('staff', 'demo-cashier', 'checkout.quote', basket);
    await this.done('staff', 'demo-cashier', 'checkout.commit', { ...basket, payableShown: payable });
  }

  /** Plays the machine: `clock`, `timers/<function>`, `faults`, `wechat/...`; see local/README.md. */
  async play(what: string, how: unknown = {}): Promise<void> {
    const { status, body } = await postJson(`${this.url}/local/${what}`, how);
    if (status !== 200) throw new Error(`${what}: ${String(body)}`);
  }

  /** A file of the cloud by its link; undefined when the link leads nowhere. */
  async file(url: string): Promise<{ readonly contentType: string; readonly bytes: number } | undefined> {
    const { status, contentType, body } = await send(url);
    return status === 200 ? { contentType, bytes: body.length } : undefined;
  }

  close(): Promise<void> {
    return this.end();
  }
}
