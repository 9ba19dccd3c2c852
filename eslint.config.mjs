import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';

const pureBans = {
  'no-restricted-globals': ['error',
    { name: 'Date', message: 'Take an Instant or LocalDate as an argument (shared/kernel/time).' },
    { name: 'Intl', message: 'Rules speak no language; sentences are made in client/src/text.' },
    { name: 'process', message: 'Rules read no environment; take the value as an argument.' },
    { name: 'setTimeout', message: 'Rules wait for nothing.' },
    { name: 'fetch', message: 'Rules call nobody.' },
  ],
  'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Take Dice as an argument (shared/kernel/random).' }],
};

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.data/', '.cache/', 'coverage/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'max-lines': ['error', { max: 450 }],
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', '**/*.test-d.ts', '**/conformance/**', 'e2e/**'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  {
    files: ['shared/kernel/**/*.ts', 'shared/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: pureBans,
  },
  {
    files: ['cloudfunctions/**/*.ts'],
    ignores: ['**/*.test.ts', 'cloudfunctions/_runtime/clock.ts'],
    rules: {
      'no-restricted-properties': ['error',
        { object: 'Math', property: 'random', message: 'Use _runtime/dice.' },
        { object: 'Date', property: 'now', message: 'Use _runtime/clock, which the local cloud can move.' },
      ],
    },
  },
  { files: ['client/**/*.{ts,tsx}'], plugins: { 'react-hooks': reactHooks }, rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' } },
  { files: ['**/*.{mjs,cjs,js}'], ...tseslint.configs.disableTypeChecked },
);
