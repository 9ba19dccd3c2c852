import { request } from 'node:http';

/** What the mini-program did with WeChat, for tests to look at. */
export interface WechatDone {
  readonly opened: string[];
  readonly storage: Map<string, unknown>;
  brightness: number;
  keepsScreenOn: boolean;
  offline: boolean;
  readonly titles: string[];
  /** What the mini-program registered for WeChat's question for consent; the one registered last counts. */
  onPrivacy: ((resolve: (answer: PrivacyAnswer) => void) => void) | undefined;
}

/** How the mini-program answers WeChat's question; `exposureAuthorization` says only that it is on the screen. */
export interface PrivacyAnswer {
  readonly event: 'exposureAuthorization' | 'agree' | 'disagree';
  readonly buttonId?: string;
}

/** Calls a function of the local cloud as `wx.cloud.callFunction` would, as this person. */
function callCloud(url: string, openid: string, name: string, data: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const call = request(`${url}/call/${name}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-huike-openid': openid } }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => {
        try {
          resolve(JSON.parse(body));
        } catch {
          reject(new Error(`the local cloud answered ${body.slice(0, 200)}`));
        }
      });
    });
    call.on('error', reject);
    call.end(JSON.stringify(data));
  });
}

interface Asked {
  readonly success?: (answer: unknown) => void;
  readonly fail?: (error: unknown) => void;
  readonly complete?: (answer: unknown) => void;
  readonly [key: string]: unknown;
}

/** Answers an asynchronous API the way WeChat does: by the callbacks, or as a promise where none is given. */
function answers(work: (asked: Asked) => unknown) {
  return (asked: Asked = {}) => {
    const settled = Promise.resolve().then(() => work(asked));
    settled.then(
      (value) => {
        const answer = { errMsg: 'ok', ...(value as object | undefined) };
        asked.success?.(answer);
        asked.complete?.(answer);
      },
      (error: unknown) => {
        asked.fail?.(error);
        asked.complete?.(error);
      },
    );
    return asked.success || asked.fail ? undefined : settled.then((value) => ({ errMsg: 'ok', ...(value as object | undefined) }));
  };
}

/** A WeChat with what our screens use and nothing more: an API that is not here fails the test that needs it. */
export function wechatFor(url: string, openid: string): { wx: Record<string, unknown>; done: WechatDone } {
  const done: WechatDone = { opened: [], storage: new Map(), brightness: 0.4, keepsScreenOn: false, offline: false, titles: [], onPrivacy: undefined };
  const open = answers((asked) => void done.opened.push(String(asked.url)));
  const system = { platform: 'devtools', system: 'iOS 17', SDKVersion: '3.7.10', windowWidth: 390, windowHeight: 844, screenWidth: 390, screenHeight: 844, pixelRatio: 3, statusBarHeight: 47 };
  const wx: Record<string, unknown> = {
    cloud: {
      init: () => undefined,
      callFunction: answers(async ({ name, data }) => {
        if (done.offline) throw { errMsg: 'cloud.callFunction:fail request:fail' };
        return { result: await callCloud(url, openid, String(name), data) };
      }),
    },
    getStorageSync: (key: string) => done.storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void done.storage.set(key, value),
    removeStorageSync: (key: string) => void done.storage.delete(key),
    navigateTo: open,
    redirectTo: open,
    switchTab: open,
    reLaunch: open,
    navigateBack: answers(() => void done.opened.push('back')),
    setNavigationBarTitle: answers((asked) => void done.titles.push(String(asked.title))),
    getScreenBrightness: answers(() => ({ value: done.brightness })),
    setScreenBrightness: answers((asked) => void (done.brightness = Number(asked.value))),
    setKeepScreenOn: answers((asked) => void (done.keepsScreenOn = Boolean(asked.keepScreenOn))),
    getSystemInfoSync: () => system,
    getWindowInfo: () => system,
    getAppBaseInfo: () => system,
    getDeviceInfo: () => system,
    onNeedPrivacyAuthorization: (listener: NonNullable<WechatDone['onPrivacy']>) => void (done.onPrivacy = listener),
    getPrivacySetting: answers(() => ({ needAuthorization: true, privacyContractName: '《用户隐私保护指引》' })),
    openPrivacyContract: answers(() => void done.opened.push('privacy-contract')),
    canIUse: () => true,
    nextTick: (next: () => void) => void Promise.resolve().then(next),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    onThemeChange: () => undefined,
  };
  return { wx, done };
}
