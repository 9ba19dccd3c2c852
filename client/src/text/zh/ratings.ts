/** What members say of a visit in stars and words, and when somebody is called for it. */
export const ratings = {
  ratings: {
    store: '门店',
    guide: (name: string) => (name === '' ? '导购' : `导购 ${name}`),
    ask: '这次感觉怎么样',
    saved: '谢谢，已经记下',
    words: '说几句',
    wordsChange: '改一改说的话',
    wordsTitle: '想对我们说什么',
    wordsHint: '选填，只有店里看得到',
    wordsSave: '保存',
    until: (day: string) => `${day}前可以修改`,
    starsSaid: ['很差', '不好', '一般', '好', '很好'],
  },
  careWords: {
    store: (stars: number) => `门店 ${stars} 星`,
    guide: (stars: number) => `导购 ${stars} 星`,
    rating: (stars: number) => `打了 ${stars} 星`,
    badVisits: (visits: number) => `90 天里第 ${visits} 次不满意`,
    said: (words: string) => `“${words}”`,
  },
};
