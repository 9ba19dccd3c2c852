import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';

/** What WeChat waits for before it lets an API touch personal data: his answer, by which button. */
type Resolve = (answer: { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }) => void;

/** The id of the button WeChat must see pressed. */
export const agreeButtonId = 'privacy-ask-agree';

let waiting: readonly Resolve[] = [];
let contractName = '';
const listeners = new Set<() => void>();

function change(next: readonly Resolve[]): void {
  waiting = next;
  listeners.forEach((listener) => listener());
}

/**
 * Takes over WeChat's question for consent, which it asks at the moment of use (base library 2.32.3; on older ones, and where the console
 * asks for nothing, it never comes). Without a listener WeChat shows its own box, so this only makes ours the one that is shown.
 * Registering again replaces the listener before.
 * Source: developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
export function watchPrivacyAsks(): void {
  if (!Taro.canIUse('onNeedPrivacyAuthorization')) return;
  Taro.onNeedPrivacyAuthorization((resolve) => {
    const answer = resolve as unknown as Resolve;
    answer({ event: 'exposureAuthorization' });
    change([...waiting, answer]);
  });
  Taro.getPrivacySetting({
    success: (setting) => {
      contractName = setting.privacyContractName;
    },
  });
}

/** He pressed WeChat's button: everything that waited goes on. */
export const agreeToPrivacy = (): void => settle({ event: 'agree', buttonId: agreeButtonId });
/** Whatever waited fails with "privacy permission is not authorized" (104); nothing else does. */
export const refusePrivacy = (): void => settle({ event: 'disagree' });

function settle(answer: Parameters<Resolve>[0]): void {
  const asked = waiting;
  change([]);
  asked.forEach((resolve) => resolve(answer));
}

/** The whole guide, as it was filled in for the platform. */
export const openPrivacyContract = (): void => void Taro.openPrivacyContract({});

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const isAsked = () => waiting.length > 0;

/** Whether WeChat waits for an answer, and what it calls the guide. */
export function usePrivacyAsk(): { readonly asked: boolean; readonly contractName: string } {
  return { asked: useSyncExternalStore(subscribe, isAsked, isAsked), contractName };
}
