import Taro from '@tarojs/taro';
import { whoAmI } from './browser-identity';

/** In the browser the name of the person is part of every name, so that two people in two tabs keep apart what they keep. */
const prefix = () => (process.env.TARO_ENV === 'h5' ? `huike.${whoAmI()}.` : 'huike.');

/** What this phone keeps for this person. Lost storage is no error: what is kept can always be asked for again. */
export const keep = {
  read<Kept>(name: string): Kept | undefined {
    try {
      const kept: unknown =
        process.env.TARO_ENV === 'h5' ? JSON.parse(window.localStorage.getItem(prefix() + name) ?? 'null') : Taro.getStorageSync(prefix() + name);
      return kept === null || kept === '' ? undefined : (kept as Kept);
    } catch {
      return undefined;
    }
  },
  write(name: string, value: unknown): void {
    try {
      if (process.env.TARO_ENV === 'h5') window.localStorage.setItem(prefix() + name, JSON.stringify(value));
      else Taro.setStorageSync(prefix() + name, value);
    } catch {
      // A full or forbidden storage only means that the next start asks the cloud.
    }
  },
  forget(name: string): void {
    if (process.env.TARO_ENV === 'h5') window.localStorage.removeItem(prefix() + name);
    else Taro.removeStorageSync(prefix() + name);
  },
  /** Everything kept for this person: for whoever leaves. */
  forgetAll(): void {
    const mine = (name: string): boolean => name.startsWith(prefix());
    try {
      if (process.env.TARO_ENV === 'h5') Object.keys(window.localStorage).filter(mine).forEach((name) => window.localStorage.removeItem(name));
      else Taro.getStorageInfoSync().keys.filter(mine).forEach((name) => Taro.removeStorageSync(name));
    } catch {
      // What cannot be forgotten now is asked for anew, and then belongs to nobody.
    }
  },
};
