import path from 'node:path';
import * as exparser from 'miniprogram-exparser';
import * as simulate from 'miniprogram-simulate';
import emulator from 'miniprogram-simulate/src/utils';
import { built, builtRoutes } from './built-client';
import { scriptLoader } from './script-loader';
import { attributeOf, findAll, type WeappNode } from './tree';
import { askConsent, wechatFor, type Heading, type Kept, type PrivacyAnswer } from './wechat';

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
type Page = ReturnType<typeof simulate.render>;
interface Standing {
  readonly route: string;
  readonly page: Page;
}
/** What somebody is sent by a share card. */
export interface ShareCard {
  readonly title: string;
  readonly path: string;
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

/** An address as WeChat hands it to a page: the parameters as they were written, nothing decoded. */
function readAddress(address: string): { readonly route: string; readonly options: Readonly<Record<string, string>> } {
  const [route = '', query = ''] = address.replace(/^\//, '').split('?');
  const pairs = query === '' ? [] : query.split('&').map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]);
  return { route, options: Object.fromEntries(pairs) as Record<string, string> };
}

/** A phone with the built mini-program in it, in the hand of one person. Pages stand one upon another as in WeChat. */
export class Phone {
  readonly done: ReturnType<typeof wechatFor>['done'];
  private readonly routes = builtRoutes();
  private readonly standing: Standing[] = [];
  /** Tabs stay alive under one another. */
  private readonly tabs = new Map<string, Standing>();
  private readonly loaded = new Map<string, string>();
  private page: Page | undefined;

  constructor(private readonly url: string, private readonly openid: string, kept?: Kept) {
    const { wx, done } = wechatFor({ url, openid, kept, routes: this.routes, depth: () => this.standing.length });
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
      getCurrentPages: () => this.standing.map(({ page }) => page.instance),
      Page: (config: PageConfig) => register(pageAsComponent(config)),
      Component: register,
      Behavior: (behavior: unknown) => behavior,
    });
    emulator.runJs = (file) => void load(file);
    this.load = (route, tagName) => {
      // Another phone may have been started since; its scripts are its own.
      emulator.runJs = (file) => void load(file);
      return simulate.load(path.join(built, route), tagName, { compiler: 'official', rootPath: built, compilerOptions: { maxBuffer: 256 * 1024 * 1024 } });
    };
    load(path.join(built, 'app'));
    app.onLaunch?.call(app, { path: '', query: {}, scene: 1001 });
    app.onShow?.call(app, { path: '', query: {}, scene: 1001 });
  }

  private readonly load: (route: string, tagName: string) => string;

  /** The same phone after the mini-program was closed and started again: what it stored and saved is there, nothing else. */
  restart(): Phone {
    return new Phone(this.url, this.openid, { storage: this.done.storage, files: this.done.files.afterRestart() });
  }

  /** Opens a page as WeChat does: `onLoad` with the address's parameters, `onShow`, `onReady`. */
  async open(route: string, options: Readonly<Record<string, string>> = {}): Promise<void> {
    const component = this.loaded.get(route) ?? this.load(route, 'page');
    this.loaded.set(route, component);
    const page = simulate.render(component);
    Object.assign(page.instance, { route, options });
    const standing = { route, page };
    this.standing.push(standing);
    if (this.routes.tabs.has(route)) this.tabs.set(route, standing);
    this.show(page);
    page.instance.onLoad?.(options);
    page.instance.onShow?.();
    page.instance.onReady?.();
    await Promise.resolve();
  }

  /** Opens the page a share card leads to. */
  openCard({ path: address }: ShareCard): Promise<void> {
    const { route, options } = readAddress(address);
    if (!this.routes.pages.has(route)) throw new Error(`the card leads to ${route}, which is no page`);
    return this.open(route, options);
  }

  /** Waits until the mini-program asks WeChat for another page, and brings the person there as WeChat does. Says which page it must be. */
  async arrives(route: string): Promise<void> {
    await this.until(() => this.done.headings.length > 0, `the way to ${route}`);
    const heading = this.done.headings.shift() as Heading;
    const { route: next, options } = readAddress(heading.url);
    if (heading.kind !== 'navigateBack' && next !== route) throw new Error(`the way led to ${next}, not to ${route}`);
    if (heading.kind === 'navigateBack') this.goBack(route);
    else if (heading.kind === 'switchTab') await this.goToTab(next);
    else {
      if (heading.kind === 'navigateTo') this.standing.at(-1)?.page.instance.onHide?.();
      else this.leave();
      await this.open(next, options);
    }
  }

  /** The person goes back: the page on top ends, the one under it is shown again. */
  goBack(route: string): void {
    this.leave();
    const under = this.standing.at(-1);
    if (under?.route !== route) throw new Error(`under it lay ${under?.route ?? 'nothing'}, not ${route}`);
    this.show(under.page);
    under.page.instance.onShow?.();
  }

  private async goToTab(route: string): Promise<void> {
    while (this.standing.length > 0 && !this.tabs.has(this.standing.at(-1)?.route ?? '')) this.leave();
    const under = this.standing.pop();
    if (under && under.route !== route) under.page.instance.onHide?.();
    const alive = this.tabs.get(route);
    if (!alive) return this.open(route);
    this.standing.push(alive);
    this.show(alive.page);
    alive.page.instance.onShow?.();
  }

  private show(page: Page): void {
    document.body.replaceChildren();
    if (page.parentNode === null) page.attach(document.body);
    else document.body.append(page.dom);
    this.page = page;
  }

  /** Shows one of the mini-program's own components by itself, such as its tab bar. */
  async openComponent(route: string): Promise<void> {
    this.show(simulate.render(this.load(route, 'part')));
    await Promise.resolve();
  }

  /** The page on top ends. */
  leave(): void {
    const standing = this.standing.pop();
    if (standing) this.tabs.delete(standing.route);
    standing?.page.instance.onUnload?.();
  }

  all(selector: string): WeappNode[] {
    return this.page ? findAll(this.page._exparserNode, selector) : [];
  }

  /** The words of the first node a selector names; undefined when there is none. */
  text(selector: string): string | undefined {
    return this.all(selector)[0]?.$$.textContent ?? undefined;
  }

  /** The words of each node a selector names. */
  texts(selector: string): string[] {
    return this.all(selector).map((node) => node.$$.textContent ?? '');
  }

  /** What the template gives the first node a selector names, e.g. `src`, `openType`. */
  attribute(selector: string, name: string): string | undefined {
    const [node] = this.all(selector);
    return node && attributeOf(node, name);
  }

  /** Waits until a node is there, and answers its words. */
  async shows(selector: string): Promise<string> {
    await this.until(() => this.all(selector).length > 0, `${selector} to appear`);
    return this.text(selector) ?? '';
  }

  /** Waits until the screen says something, wherever. */
  async says(words: string): Promise<void> {
    await this.until(() => (document.body.textContent ?? '').includes(words), `the screen to say ${words}`);
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    const until = Date.now() + patienceMs;
    while (!holds()) {
      if (Date.now() > until) throw new Error(`waited ${patienceMs} ms for ${what}; the screen says: ${document.body.textContent ?? ''}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** A finger on the first node a selector names, as soon as it is there and takes taps. */
  async tap(selector: string): Promise<void> {
    await this.ready(selector);
    this.send(selector, 'tap', {});
  }

  private async ready(selector: string): Promise<void> {
    await this.until(() => this.all(selector).length > 0 && this.attribute(selector, 'class')?.includes('button-off') !== true, `${selector} to take a tap`);
  }

  /** Two taps so fast that nothing could be drawn in between. */
  async tapTwice(selector: string): Promise<void> {
    await this.ready(selector);
    this.send(selector, 'tap', {});
    this.send(selector, 'tap', {});
  }

  /** A finger on the first node whose words contain these. */
  async tapOn(selector: string, words: string): Promise<void> {
    const found = () => this.all(selector).find((node) => node.$$.textContent?.includes(words));
    await this.until(() => found() !== undefined, `${selector} with ${words}`);
    this.sendTo(found() as WeappNode, 'tap', {});
  }

  /** Words typed into a field; nobody goes on before they stand there. */
  async type(selector: string, value: string): Promise<void> {
    await this.shows(selector);
    this.send(selector, 'input', { value });
    await this.until(() => this.attribute(selector, 'value') === value, `${selector} to hold ${value}`);
  }

  /** WeChat fills a field from above its keyboard and tells only when the field is left, as some of its versions do. */
  async fillByWechat(selector: string, value: string): Promise<void> {
    await this.shows(selector);
    this.send(selector, 'blur', { value });
    await this.until(() => this.attribute(selector, 'value') === value, `${selector} to hold ${value}`);
  }

  /** WeChat's own window for the phone number, answered by the person or by WeChat. */
  async answerPhone(selector: string, answer: { readonly code: string } | { readonly errMsg: string; readonly errno?: number }): Promise<void> {
    await this.shows(selector);
    this.mustOpen(selector, 'getPhoneNumber');
    this.send(selector, 'getphonenumber', 'code' in answer ? { errMsg: 'getPhoneNumber:ok', ...answer } : answer);
  }

  /** A thumb has brought the page to its end. */
  scrollToEnd(): void {
    this.page?.instance.onReachBottom?.();
  }

  /** The person presses a button of sharing and sends the card. */
  async share(selector: string): Promise<ShareCard> {
    await this.shows(selector);
    this.mustOpen(selector, 'share');
    const instance = this.page?.instance;
    if (!instance?.onShareAppMessage) throw new Error('the page says nothing of what is shared, and WeChat would share its address as it stands');
    const card = (await instance.onShareAppMessage({ from: 'button', target: { id: selector.replace('#', ''), dataset: {} } })) as ShareCard;
    // Source: WeChat docs, Page.onShareAppMessage: a whole path that begins with a slash.
    if (!card.path.startsWith('/')) throw new Error(`${card.path} is no path of a card: it begins without a slash`);
    return card;
  }

  /** An API needs consent: WeChat asks the mini-program, and waits for its answer. */
  needPrivacy(): Promise<PrivacyAnswer> {
    return askConsent(this.done, 'chooseMedia');
  }

  /** WeChat's own button of consent, pressed. */
  agree(selector: string): void {
    this.mustOpen(selector, 'agreePrivacyAuthorization');
    this.done.agreedBy.add(selector.replace('#', ''));
    this.send(selector, 'agreeprivacyauthorization', {});
  }

  /** Only a native button with this `open-type` does what WeChat does for it. */
  private mustOpen(selector: string, openType: string): void {
    const said = this.attribute(selector, 'openType') ?? '';
    if (!said.split('|').includes(openType)) throw new Error(`${selector} opens ${said || 'nothing'}, not ${openType}`);
  }

  private send(selector: string, type: string, detail: object): void {
    const node = this.all(selector)[0];
    if (!node) throw new Error(`${selector} is not on the screen`);
    this.sendTo(node, type, detail);
  }

  private sendTo(node: WeappNode, type: string, detail: object): void {
    exparser.Event.dispatchEvent(node, exparser.Event.create(type, detail, { bubbles: true, capturePhase: true, composed: true, extraFields: { touches: [], changedTouches: [] } }));
  }
}
