// Taro reads this file as CommonJS.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- there is no import in CommonJS
const path = require('node:path');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- there is no import in CommonJS
const { version } = require('../../package.json');

const root = path.resolve(__dirname, '../..');
/** Code outside client/src that both targets must lower to ES2015: the rules, and packages that ship newer syntax. */
const include = [path.join(root, 'shared'), ...['uqr', '@noble/hashes'].map((name) => path.join(root, 'node_modules', name))];

/** One set of pages, two targets; TARO_ENV says which one is being built. */
module.exports = {
  projectName: 'huike',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `../dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: [],
  // The CloudBase environment of a real deployment; empty takes the mini-program's first one.
  env: {
    HUIKE_CLOUD_ENV: JSON.stringify(process.env.HUIKE_CLOUD_ENV ?? ''),
    HUIKE_VERSION: JSON.stringify(version),
  },
  logger: { quiet: true, stats: false },
  sass: { data: '' },
  mini: {
    compile: { include },
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform: { enable: true, config: {} }, url: { enable: false }, cssModules: { enable: false } },
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    compile: { include },
    publicPath: './',
    // Pages are loaded when they are opened, and what two of them share is in one file that is loaded once: Taro divides only
    // what is there at the start, and each of eighty pages would carry its own half megabyte of frame, words and contract.
    webpackChain(chain) {
      chain.merge({ optimization: { splitChunks: { cacheGroups: { shared: { name: 'shared', chunks: 'async', minChunks: 2, priority: 5 } } } } });
    },
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: { ignoreOrder: true, filename: 'css/[name].[contenthash:8].css', chunkFilename: 'css/[name].[contenthash:8].css' },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      // Wide windows keep the size of a phone: the root size stops growing at 430 px.
      pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 17, maxRootSize: 23 } },
      cssModules: { enable: false },
    },
  },
};
