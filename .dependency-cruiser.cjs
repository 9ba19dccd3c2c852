/** Who may import whom. Each rule says what to do instead; the drawing in docs/architecture.md is made from the same code. */
const functionFolder = '^cloudfunctions/(?!_)([^/]+)/';

/** The rooms of what several functions do, each built on those before it. */
const rooms = ['store', 'member', 'coupon', 'reach', 'complaint', 'till'];
const roomsInOrder = rooms.slice(0, -1).map((room, index) => ({
  name: `${room}-comes-before-${rooms.slice(index + 1).join('-')}`,
  comment: 'Documents are there before a member, a member before what he holds and hears, all of it before a complaint and a sale. Move what both rooms need down, or take it as an argument.',
  severity: 'error',
  from: { path: `^cloudfunctions/_${room}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^cloudfunctions/_(${rooms.slice(index + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'kernel-imports-nothing',
      comment: 'The kernel is what everything stands on. Take the value as an argument, or move the code to shared/domain.',
      severity: 'error',
      from: { path: '^shared/kernel/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^shared/kernel/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules import the kernel and pure arithmetic libraries only. What comes from outside is an argument.',
      severity: 'error',
      from: { path: '^shared/domain/', pathNot: '(\\.test\\.ts|/fixtures/[^/]+\\.ts)$' },
      to: { pathNot: '^(shared/(kernel|domain)/|node_modules/(@noble/hashes|@stdlib/|lunar-typescript|chinese-days))' },
    },
    {
      name: 'a-concept-imports-itself',
      comment: 'A concept does not know its neighbours. Compose them in checkout, campaign or policy, or take a plain value.',
      severity: 'error',
      from: { path: '^shared/domain/([^/]+)/', pathNot: '^shared/domain/(checkout|campaign|policy)/|\\.test\\.ts$' },
      to: { path: '^shared/domain/([^/]+)/', pathNot: '^shared/domain/$1/' },
    },
    {
      name: 'contract-imports-rules-only',
      comment: 'The contract says what may be asked. It imports kernel, domain and zod.',
      severity: 'error',
      from: { path: '^shared/contract/' },
      to: { pathNot: '^(shared/|node_modules/zod)' },
    },
    {
      name: 'zod-lives-in-the-contract',
      comment: 'Parse at the front door: add a schema to shared/contract and import its type. The runtime runs the parsers.',
      severity: 'error',
      from: { pathNot: '^(shared/contract/|cloudfunctions/_runtime/|node_modules/)|\\.test\\.ts$' },
      to: { path: '^node_modules/zod' },
    },
    {
      name: 'functions-do-not-import-functions',
      comment: 'Each folder is deployed alone. Put what two functions share into shared/domain or one of the rooms with an underscore.',
      severity: 'error',
      from: { path: functionFolder },
      to: { path: '^cloudfunctions/(?!_)([^/]+)/', pathNot: '^cloudfunctions/$1/' },
    },
    {
      name: 'ground-floor-imports-no-function',
      comment: 'What every function stands on knows none of them. Give the function a value or a callback to pass in.',
      severity: 'error',
      from: { path: '^cloudfunctions/_', pathNot: '\\.test(-d)?\\.ts$' },
      to: { path: functionFolder },
    },
    {
      name: 'store-below-runtime-below-channels',
      comment: 'Documents know no calls, calls know no senders. Move what both need down, or pass it in.',
      severity: 'error',
      from: { path: '^cloudfunctions/_(store|member|coupon|reach|complaint)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^cloudfunctions/_(runtime|channels)/' },
    },
    ...roomsInOrder,
    {
      name: 'runtime-sends-nothing',
      comment: 'A sender is chosen by the function that sends.',
      severity: 'error',
      from: { path: '^cloudfunctions/_runtime/', pathNot: '\\.test\\.ts$' },
      to: { path: '^cloudfunctions/_channels/' },
    },
    {
      name: 'sdk-in-the-store-only',
      comment: 'wx-server-sdk has traps; cloudfunctions/_store/cloud.ts is the one door to it.',
      severity: 'error',
      from: { path: '^(cloudfunctions|shared|client)/', pathNot: '^cloudfunctions/_store/cloud\\.ts$|\\.test\\.ts$' },
      to: { path: '^node_modules/wx-server-sdk' },
    },
    {
      name: 'functions-know-no-client-or-local',
      comment: 'What runs in the cloud is the same everywhere. The local cloud is reached through the SDK.',
      severity: 'error',
      from: { path: '^cloudfunctions/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(client|local|bench|e2e|scripts)/' },
    },
    {
      name: 'client-takes-contract-types-only',
      comment: 'Parsers cost 90 KB on the phone. Use `import type`.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^shared/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'client-imports-no-server',
      comment: 'The phone asks through client/src/api.',
      severity: 'error',
      from: { path: '^client/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(cloudfunctions|local|bench|e2e|scripts)/' },
    },
    {
      name: 'features-do-not-import-features',
      comment: 'Lift what two features share into client/src/ui or client/src/api.',
      severity: 'error',
      from: { path: '^client/src/features/([^/]+)/' },
      to: { path: '^client/src/features/([^/]+)/', pathNot: '^client/src/features/$1/' },
    },
    {
      name: 'ui-knows-no-business',
      comment: 'Components of client/src/ui take plain values; the feature brings them.',
      severity: 'error',
      from: { path: '^client/src/ui/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(client/src/(features|pages|member|staff|api|frame|platform|navigate)|shared/contract/)' },
    },
    {
      name: 'client-ground-floor-imports-no-screen',
      comment: 'api, platform, text and frame serve every screen and know none.',
      severity: 'error',
      from: { path: '^client/src/(api|platform|text|frame)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^client/src/(features|pages|member|staff)/' },
    },
    {
      name: 'features-import-no-page',
      comment: 'A page lays out features; a feature goes elsewhere through navigate.ts.',
      severity: 'error',
      from: { path: '^client/src/features/' },
      to: { path: '^client/src/(pages|member|staff)/' },
    },
    {
      name: 'pages-do-not-import-pages',
      comment: 'Packages are loaded apart. Lift what two pages share into a feature.',
      severity: 'error',
      from: { path: '^client/src/(pages|member|staff)/([^/]+)/' },
      to: { path: '^client/src/(pages|member|staff)/([^/]+)/', pathNot: '^client/src/$1/$2/' },
    },
    {
      name: 'machines-take-the-client-api-only',
      comment: 'Outside the client only its typed calls are of use.',
      severity: 'error',
      from: { path: '^(local|bench|scripts)/' },
      to: { path: '^client/src/(?!api/)' },
    },
    { name: 'no-circles', comment: 'Two files that need each other are one file, or hide a third.', severity: 'error', from: { pathNot: '^node_modules' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
