/** One configuration; projects differ only in what they need around them. */
const transform = {
  '^.+\\.(t|j)sx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' }, sourceMaps: 'inline' }],
};
/** Packages that ship ES modules only and so must be compiled for jest. */
const compiled = ['@noble/hashes', '@stdlib', 'uqr', 'mingo', 'croner'];
const transformIgnorePatterns = [`node_modules/(?!(${compiled.join('|')})/)`, '/dist/'];
const base = { transform, transformIgnorePatterns, testEnvironment: '<rootDir>/jest.environment.mjs' };

export default {
  // A guarantee does not depend on how busy the machine is: only what hangs is cut off.
  testTimeout: 60_000,
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testSequencer: '<rootDir>/jest.sequencer.mjs',
  projects: [
    {
      ...base,
      displayName: 'rules',
      testMatch: ['<rootDir>/shared/**/*.test.ts'],
    },
    {
      ...base,
      displayName: 'cloud',
      testMatch: ['<rootDir>/cloudfunctions/**/*.test.ts', '<rootDir>/local/**/*.test.ts', '<rootDir>/scripts/**/*.test.ts'],
    },
    {
      ...base,
      displayName: 'client',
      testEnvironment: 'jsdom',
      // Taro ships for bundlers only: under jest its two packages are our doubles, for every test alike.
      moduleNameMapper: { '^@tarojs/(taro|components)$': '<rootDir>/client/src/testing/$1' },
      testMatch: ['<rootDir>/client/src/**/*.test.ts', '<rootDir>/client/src/**/*.test.tsx'],
    },
    {
      ...base,
      displayName: 'e2e',
      testMatch: ['<rootDir>/e2e/**/*.test.ts'],
    },
  ],
};
