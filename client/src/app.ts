import Taro from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { watchPrivacyAsks } from './platform/privacy-ask';
import './app.scss';

if (process.env.TARO_ENV === 'weapp') {
  const env = process.env.HUIKE_CLOUD_ENV;
  Taro.cloud.init(env ? { env } : {});
  watchPrivacyAsks();
}

/** Taro's root: pages are its children. */
export default function App({ children }: PropsWithChildren) {
  return children;
}
