/** The weapp runs on phones back to iOS 10, so language features are lowered; polyfills come from WeChat itself. */
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', hot: false }]],
};
