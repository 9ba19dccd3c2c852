import { memberPages, mainPages, staffPages, tabPages } from './route-list';

const weapp = process.env.TARO_ENV === 'weapp';

/** The tab bar is drawn by `custom-tab-bar` (weapp) and by `Screen` (H5), because the staff tab is for staff only. */
export default defineAppConfig({
  pages: [...mainPages],
  subPackages: [
    { root: 'member', pages: [...memberPages] },
    { root: 'staff', pages: [...staffPages] },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['member'] },
    'pages/desk/index': { network: 'all', packages: ['staff'] },
  },
  tabBar: {
    custom: true,
    color: '#6B675F',
    selectedColor: '#1F6B5C',
    backgroundColor: '#FFFFFF',
    list: tabPages.map((pagePath) => ({ pagePath, text: '回客' })),
  },
  window: {
    navigationStyle: weapp ? 'default' : 'custom',
    navigationBarTitleText: '回客',
    navigationBarBackgroundColor: weapp ? '@navBackground' : '#FAF8F4',
    navigationBarTextStyle: (weapp ? '@navText' : 'black') as 'black',
    backgroundColor: weapp ? '@paper' : '#FAF8F4',
    backgroundTextStyle: (weapp ? '@backgroundText' : 'dark') as 'dark',
  },
  ...(weapp ? { darkmode: true, themeLocation: 'theme.json', lazyCodeLoading: 'requiredComponents' } : {}),
});
