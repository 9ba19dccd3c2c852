import type { Routes } from './built-client';
import { postJson } from './http';
import { answers, WechatFailure } from './wechat-answers';
import { wechatCloud, type Network } from './wechat-cloud';
import { PhoneFiles } from './wechat-files';

/** Where the mini-program asked WeChat to bring the person. */
export interface Heading {
  readonly kind: 'navigateTo' | 'redirectTo' | 'switchTab' | 'navigateBack';
  readonly url: string;
}

/** How the mini-program answers WeChat's question; `exposureAuthorization` says only that it is on the screen. */
export interface PrivacyAnswer {
  readonly event: 'exposureAuthorization' | 'agree' | 'disagree';
  readonly buttonId?: string;
}

/** What a phone keeps when the mini-program is closed. */
export interface Kept {
  readonly storage: Map<string, unknown>;
  readonly files: PhoneFiles;
}

/** What the mini-program did with WeChat, for tests to look at, and what the person would do that a test decides. */
export interface WechatDone extends Kept {
  readonly opened: string[];
  readonly headings: Heading[];
  readonly network: Network;
  readonly titles: string[];
  readonly previewed: string[];
  readonly clipboard: string[];
  brightness: number;
  keepsScreenOn: boolean;
  /** Whether the person says yes to messages, each time he is asked. */
  acceptsMessages: boolean;
  /** Buttons of consent that were pressed: WeChat takes an agreement for no other. */
  readonly agreedBy: Set<string>;
  isPrivacyAgreed: boolean;
  /** What the mini-program registered for WeChat's question for consent; the one registered last counts. */
  onPrivacy: ((resolve: (answer: PrivacyAnswer) => void, about: { readonly referrer: string }) => void) | undefined;
}

/** WeChat's pages stand one upon another up to so many. */
const mostPages = 10;
/** Templates that may be asked for at once. Source: WeChat docs, requestSubscribeMessage. */
const mostTemplates = 5;

function freshly({ storage, files }: Kept): WechatDone {
  return {
    storage, files, opened: [], headings: [], titles: [], previewed: [], clipboard: [],
    network: { offline: false, losesAnswers: 0, breaksUpload: () => false, called: [], uploaded: [] },
    brightness: 0.4, keepsScreenOn: false, acceptsMessages: true, agreedBy: new Set(), isPrivacyAgreed: false, onPrivacy: undefined,
  };
}

/** Asks for consent as WeChat does before an API that touches personal data; none is needed twice. Its own box, where nobody listens, is agreed to. */
export function askConsent(done: WechatDone, referrer: string): Promise<PrivacyAnswer> {
  if (done.isPrivacyAgreed) return Promise.resolve({ event: 'agree' });
  return new Promise((resolve) => {
    if (!done.onPrivacy) return resolve({ event: 'agree' });
    done.onPrivacy((answer) => {
      if (answer.event === 'exposureAuthorization') return;
      // An agreement by a button that nobody pressed is none; WeChat goes on waiting.
      if (answer.event === 'agree' && !done.agreedBy.has(answer.buttonId ?? '')) return;
      done.isPrivacyAgreed ||= answer.event === 'agree';
      resolve(answer);
    }, { referrer });
  });
}

async function mustConsent(done: WechatDone, api: string): Promise<void> {
  if ((await askConsent(done, api)).event !== 'agree') throw new WechatFailure('privacy permission is not authorized', { errno: 104 });
}

/** The ways from page to page, refused as WeChat refuses them. */
function ways(done: WechatDone, routes: Routes, depth: () => number): Record<string, unknown> {
  const way = (kind: Heading['kind']) =>
    answers(kind, ({ url }) => {
      const address = String(url);
      const [page = '', query] = address.replace(/^\//, '').split('?');
      if (!routes.pages.has(page)) throw new WechatFailure(`page "${page}" is not found`);
      if (kind === 'switchTab' && !routes.tabs.has(page)) throw new WechatFailure('can not switch to no-tabBar page');
      if (kind === 'switchTab' && query !== undefined) throw new WechatFailure('url not support queryString');
      if ((kind === 'navigateTo' || kind === 'redirectTo') && routes.tabs.has(page)) throw new WechatFailure(`can not ${kind} a tabbar page`);
      if (kind === 'navigateTo' && depth() >= mostPages) throw new WechatFailure(`webview count limit exceed`);
      done.opened.push(address);
      done.headings.push({ kind, url: address });
    });
  return {
    navigateTo: way('navigateTo'),
    redirectTo: way('redirectTo'),
    switchTab: way('switchTab'),
    navigateBack: answers('navigateBack', () => {
      done.opened.push('back');
      done.headings.push({ kind: 'navigateBack', url: '' });
    }),
  };
}

/** What is stored is a copy: what the mini-program changes afterwards is not in it. */
const copied = (value: unknown): unknown => (typeof value === 'object' && value !== null ? JSON.parse(JSON.stringify(value)) : value);

function storage(kept: Map<string, unknown>): Record<string, unknown> {
  return {
    getStorageSync: (key: string) => copied(kept.get(key)) ?? '',
    setStorageSync: (key: string, value: unknown) => void kept.set(key, copied(value)),
    removeStorageSync: (key: string) => void kept.delete(key),
    getStorageInfoSync: () => ({ keys: [...kept.keys()], currentSize: 1, limitSize: 10_240 }),
  };
}

/** One message of each template he says yes to, written down where WeChat writes it down. */
async function subscribe(url: string, openid: string, accepts: boolean, asked: unknown): Promise<Record<string, string>> {
  const templates = asked as readonly string[];
  if (templates.length === 0 || templates.length > mostTemplates) throw new WechatFailure(`tmplIds may be 1 to ${mostTemplates}`);
  if (accepts) await Promise.all(templates.map((templateId) => postJson(`${url}/local/wechat/credits`, { openid, templateId })));
  return Object.fromEntries(templates.map((templateId) => [templateId, accepts ? 'accept' : 'reject']));
}

function pictures(done: WechatDone): Record<string, unknown> {
  return {
    chooseMedia: answers('chooseMedia', async (asked) => {
      await mustConsent(done, 'chooseMedia');
      return done.files.choose(asked as Parameters<PhoneFiles['choose']>[0]);
    }),
    compressImage: answers('compressImage', (asked) => done.files.compress(asked as unknown as Parameters<PhoneFiles['compress']>[0])),
    previewImage: answers('previewImage', ({ current, urls }) => void done.previewed.push(String(current ?? (urls as readonly string[])[0]))),
    getFileSystemManager: () => done.files.manager(),
  };
}

/** A WeChat with what our screens use and nothing more: an API that is not here fails the test that needs it. */
export function wechatFor({ url, openid, routes, depth, kept = { storage: new Map(), files: new PhoneFiles() } }: {
  readonly url: string;
  readonly openid: string;
  readonly routes: Routes;
  /** How many pages stand upon each other. */
  readonly depth: () => number;
  readonly kept?: Kept | undefined;
}): { wx: Record<string, unknown>; done: WechatDone } {
  const done = freshly(kept);
  const system = { platform: 'devtools', system: 'iOS 17', SDKVersion: '3.7.10', windowWidth: 390, windowHeight: 844, screenWidth: 390, screenHeight: 844, pixelRatio: 3, statusBarHeight: 47 };
  const wx: Record<string, unknown> = {
    cloud: wechatCloud(url, openid, done.network, done.files),
    ...ways(done, routes, depth),
    ...storage(done.storage),
    ...pictures(done),
    setNavigationBarTitle: answers('setNavigationBarTitle', ({ title }) => void done.titles.push(String(title))),
    getScreenBrightness: answers('getScreenBrightness', () => ({ value: done.brightness })),
    setScreenBrightness: answers('setScreenBrightness', ({ value }) => void (done.brightness = Number(value))),
    setKeepScreenOn: answers('setKeepScreenOn', ({ keepScreenOn }) => void (done.keepsScreenOn = Boolean(keepScreenOn))),
    requestSubscribeMessage: answers('requestSubscribeMessage', ({ tmplIds }) => subscribe(url, openid, done.acceptsMessages, tmplIds)),
    setClipboardData: answers('setClipboardData', async ({ data }) => {
      await mustConsent(done, 'setClipboardData');
      done.clipboard.push(String(data));
    }),
    getSystemInfoSync: () => system,
    getWindowInfo: () => system,
    getAppBaseInfo: () => system,
    getDeviceInfo: () => system,
    onNeedPrivacyAuthorization: (listener: NonNullable<WechatDone['onPrivacy']>) => void (done.onPrivacy = listener),
    getPrivacySetting: answers('getPrivacySetting', () => ({ needAuthorization: !done.isPrivacyAgreed, privacyContractName: '《用户隐私保护指引》' })),
    openPrivacyContract: answers('openPrivacyContract', () => void done.opened.push('privacy-contract')),
    canIUse: () => true,
    nextTick: (next: () => void) => void Promise.resolve().then(next),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    onThemeChange: () => undefined,
  };
  return { wx, done };
}
