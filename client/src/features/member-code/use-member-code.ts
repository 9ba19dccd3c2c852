import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { codeAt, msUntilNextCode } from '../../../../shared/domain/member-code';
import { memberApi, useQuery, useStoreNow } from '../../api';

/** The code this phone shows now, made from the kept secret: it needs no network until `goodUntil`. */
export function useMemberCode() {
  const { shown, reload } = useQuery(() => memberApi.query.membership.memberCode(), { keepAs: 'code' });
  const now = useStoreNow(500);
  const secret = shown.status === 'ready' ? shown.value : undefined;
  const expired = secret !== undefined && now >= secret.goodUntil;
  const leftMs = msUntilNextCode(now);
  return {
    shown,
    reload,
    code: secret && !expired ? codeAt(secret.memberNumber, secret.secret, now) : undefined,
    expired,
    secondsLeft: Math.ceil(leftMs / 1_000),
    shareLeft: leftMs / (secret?.stepMs ?? 30_000),
    offline: shown.status === 'ready' && shown.problem !== undefined,
  };
}

/** Bright and awake while the code is shown, as it was before afterwards. WeChat only: a browser has neither. */
export function useBrightScreen() {
  const before = useRef<number>();
  const isShown = useRef(false);
  const brighten = async () => {
    if (process.env.TARO_ENV !== 'weapp') return;
    isShown.current = true;
    const { value } = await Taro.getScreenBrightness();
    // Left before WeChat answered: a screen made bright now would stay so. Shown twice: what it was before the first counts.
    if (!isShown.current) return;
    before.current ??= value;
    await Promise.all([Taro.setScreenBrightness({ value: 1 }), Taro.setKeepScreenOn({ keepScreenOn: true })]);
  };
  const restore = () => {
    isShown.current = false;
    if (process.env.TARO_ENV !== 'weapp' || before.current === undefined) return;
    void Taro.setScreenBrightness({ value: before.current }).catch(() => undefined);
    void Taro.setKeepScreenOn({ keepScreenOn: false }).catch(() => undefined);
    before.current = undefined;
  };
  // A phone that refuses (low battery, no right) still shows a readable code.
  useDidShow(() => void brighten().catch(() => undefined));
  useDidHide(restore);
  useEffect(() => restore, []);
}
