import Taro from '@tarojs/taro';
import { useState } from 'react';
import { TabBar } from '../frame/tab-bar';
import { tabOf, type TabName } from '../navigate';

/** Which tab this bar belongs to: each tab page in WeChat has a bar of its own, made while that page is on top. */
function tabOnTop(): TabName | undefined {
  const pages = Taro.getCurrentPages();
  const route = pages[pages.length - 1]?.route;
  return (Object.keys(tabOf) as TabName[]).find((tab) => tabOf[tab] === route);
}

export default function CustomTabBar() {
  const [current] = useState(tabOnTop);
  return <TabBar current={current} />;
}
