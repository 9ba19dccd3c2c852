/** Weather of a store's day, and what was told to many. */
export const announcements = {
  announcements: {
    title: '雨天与通知',
    row: '雨天与通知',
    rowHint: '下雨时关照会员；通知可以随时停下',
    weather: '天气',
    weatherHint: '打开后，会员会收到一句雨天的关照；当天关掉就停下还没发出的',
    noWords: '还没有雨天用的模板，打开也没有话可说',
    noStores: '还没有门店',
    today: '今天',
    tomorrow: '明天',
    told: '发给很多人的通知',
    toldNone: '还没有这样的通知',
    counted: (members: number, sent: number, waiting: number) => `安排 ${members} 人 · 已发 ${sent} · 等待 ${waiting}`,
    stop: '停止这条通知',
    state: { running: '正在发出', done: '已完成', stopped: '已停止' },
  },
};
