/** The registry of message templates and the group messages that wait for a person. */
export const templates = {
  templates: {
    title: '消息模板与群发',
    row: '消息模板与群发',
    rowHint: '文字在保存前按平台和法律检查',
    groups: '等您批准的群发',
    groupMembers: (count: number) => `将发给 ${count} 位关注者`,
    approve: '批准发出',
    decline: '不发',
    groupNone: '现在没有要批准的群发',
    groupDone: '已处理',
    service: '服务通知',
    marketing: '营销',
    variant: (number: number) => `第 ${number} 种说法`,
    places: (places: string) => `可用：${places}`,
    body: '短信正文（平台已审核）',
    addVariant: '再加一种说法',
    save: '检查并保存',
    saved: '已保存，下一条消息就用它',
    edit: '修改',
    occasion: {
      drifting: '渐渐少来', dormant: '很久没来', lost: '可能流失', first_purchase: '首次消费', tier_changing: '等级将变', points_expiring: '积分将到期', coupon_expiring: '券将到期',
      birthday: '生日', festival: '节日', rainy_day: '雨天', new_goods: '关注的上新', event_invitation: '活动邀请', complaint_asked: '反馈有进展', complaint_closed: '反馈处理完', campaign: '活动推送',
    },
  },
};
