import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as exparser from 'miniprogram-exparser';
import * as simulate from 'miniprogram-simulate';
import emulator from 'miniprogram-simulate/src/utils';
import { scriptLoader } from './script-loader';
import { findAll, type WeappNode } from './tree';
import { wechatFor, type PrivacyAnswer } from './wechat';

const root = path.resolve(__dirname, '../..');
const built = path.join(root, 'dist/weapp');
/** How long a screen may take to show what a test waits for, with the cloud in between. */
const patienceMs = 15_000;

type Hook = (this: unknown, ...args: unknown[]) => unknown;
interface PageConfig {
  readonly data?: object;
  readonly [name: string]: unknown;
}
/** The emulator registers components through a global, as WeChat does. */
interface Emulator {
  readonly Component?: (definition: object) => void;
}

/** Builds the mini-program where a source changed since the last build. */
export function buildWeapp(): void {
  execFileSync(process.execPath, [path.join(root, 'scripts/build-client.mjs'), 'weapp'], { stdio: 'pipe' });
  for (const name of ['wcc', 'wcsc']) {
    for (const system of ['linux', 'mac']) {
      const compiler = path.join(path.dirname(createRequire(__filename).resolve('miniprogram-compiler/package.json')), 'bin', system, name);
      if (existsSync(compiler)) chmodSync(compiler, 0o755);
    }
  }
}

/** A page of WeChat as a component of the emulator: its data, its hooks as methods, its other properties on the instance. */
function pageAsComponent(config: PageConfig): object {
  const entries = Object.entries(config).filter(([name]) => name !== 'data');
  const methods = Object.fromEntries(entries.filter(([, value]) => typeof value === 'function'));
  const rest = Object.fromEntries(entries.filter(([, value]) => typeof value !== 'function'));
  return {
    data: config.data ?? {},
    methods,
    created(this: object) {
      Object.assign(this, rest);
    },
  };
}

/** A phone with the built mini-program in it, in the hand of one person. One page at a time; each page once per phone. */
export class Phone {
  readonly done: ReturnType<typeof wechatFor>['done'];
  private readonly stack: { route: string; options: object }[] = [];
  private page: ReturnType<typeof simulate.render> | undefined;

  constructor(url: string, openid: string) {
    const { wx, done } = wechatFor(url, openid);
    this.done = done;
    const app = {} as Record<string, Hook>;
    const register = (definition: object) => {
      const given = definition as { behaviors?: unknown };
      // Taro gives an empty object for no behaviours; WeChat takes it, the emulator asks for a list.
      if (given.behaviors !== undefined && !Array.isArray(given.behaviors)) given.behaviors = [];
      (globalThis as Emulator).Component?.(definition);
    };
    const load = scriptLoader(built, {
      wx,
      App: (config: Record<string, Hook>) => Object.assign(app, config),
      getApp: () => app,
      getCurrentPages: () => this.stack,
      Page: (config: PageConfig) => register(pageAsComponent(config)),
      Component: register,
      Behavior: (behavior: unknown) => behavior,
    });
    emulator.runJs = (file) => void load(file);
    load(path.join(built, 'app'));
    app.onLaunch?.call(app, { path: '', query: {}, scene: 1001 });
    app.onShow?.call(app, { path: '', query: {}, scene: 1001 });
  }

  /** Opens a page as WeChat does: `onLoad` with the address's parameters, `onShow`, `onReady`. */
  async open(route: string, options: Readonly<Record<string, string>> = {}): Promise<void> {
    const component = simulate.load(path.join(built, route), 'page', { compiler: 'official', rootPath: built, compilerOptions: { maxBuffer: 256 * 1024 * 1024 } });
    const page = simulate.render(component);
    document.body.replaceChildren();
    page.attach(document.body);
    Object.assign(page.instance, { route, options });
    this.page = page;
    this.stack.push(page.instance as unknown as { route: string; options: object });
    page.instance.onLoad?.(options);
    page.instance.onShow?.();
    page.instance.onReady?.();
    await Promise.resolve();
  }

  /** Shows one of the mini-program's own components by itself, such as its tab bar. */
  async openComponent(route: string): Promise<void> {
    const component = simulate.load(path.join(built, route), 'part', { compiler: 'official', rootPath: built, compilerOptions: { maxBuffer: 256 * 1024 * 1024 } });
    const part = simulate.render(component);
    document.body.replaceChildren();
    part.attach(document.body);
    this.page = part;
    await Promise.resolve();
  }

  /** Leaves the page: `onHide`, `onUnload`. */
  leave(): void {
    this.page?.instance.onHide?.();
    this.page?.instance.onUnload?.();
    this.stack.pop();
  }

  all(selector: string): WeappNode[] {
    return this.page ? findAll(this.page._exparserNode, selector) : [];
  }

  /** The words of the first node a selector names; undefined when there is none. */
  text(selector: string): string | undefined {
    return this.all(selector)[0]?.$$.textContent ?? undefined;
  }

  attribute(selector: string, name: string): string | null | undefined {
    const node = this.all(selector)[0] as (WeappNode & { readonly src?: string }) | undefined;
    return node?.$$.getAttribute(name) ?? (node as unknown as Record<string, string | undefined> | undefined)?.[name];
  }

  /** Waits until a node is there, and answers its words. */
  async shows(selector: string): Promise<string> {
    await this.until(() => this.all(selector).length > 0, `${selector} to appear`);
    return this.text(selector) ?? '';
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    const until = Date.now() + patienceMs;
    while (!holds()) {
      if (Date.now() > until) throw new Error(`waited ${patienceMs} ms for ${what}; the screen says: ${document.body.textContent ?? ''}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** A finger on the first node a selector names. */
  async tap(selector: string): Promise<void> {
    await this.shows(selector);
    this.send(selector, 'tap', {});
  }

  /** Words typed into a field. */
  async type(selector: string, value: string): Promise<void> {
    await this.shows(selector);
    this.send(selector, 'input', { value });
  }

  /** An API needs consent: WeChat asks the mini-program, and waits for its answer. */
  needPrivacy(): Promise<PrivacyAnswer> {
    return new Promise((resolve, reject) => {
      if (!this.done.onPrivacy) return reject(new Error('the mini-program does not listen for the question'));
      this.done.onPrivacy((answer) => {
        if (answer.event !== 'exposureAuthorization') resolve(answer);
      });
    });
  }

  /** WeChat's own button of consent, pressed. */
  agree(selector: string): void {
    this.send(selector, 'agreeprivacyauthorization', {});
  }

  private send(selector: string, type: string, detail: object): void {
    const node = this.all(selector)[0];
    if (!node) throw new Error(`${selector} is not on the screen`);
    exparser.Event.dispatchEvent(node, exparser.Event.create(type, detail, { bubbles: true, capturePhase: true, composed: true, extraFields: { touches: [], changedTouches: [] } }));
  }
}
