import { DOMAIN_MAY_USE, DOORS, PACKAGES } from './borders.mjs';

const rooms = Object.keys(DOORS);
const door = (room) => `^libs/${room}/src/index\\.ts$`;
const kernel = '^libs/platform/src/kernel/index\\.ts$';
const facts = '^libs/[^/]+/src/facts/index\\.ts$';

const perRoom = rooms.map((room) => ({
  name: `border-of-${room}`,
  comment: `${room} may enter only: ${DOORS[room].join(', ') || 'nothing'} (config/borders.mjs), by their doors; and anybody's facts.`,
  severity: 'error',
  from: { path: `^libs/${room}/` },
  to: {
    path: '^(libs|apps)/',
    pathNot: [`^libs/${room}/`, ...DOORS[room].map(door), ...(room === 'assignment' ? [] : [kernel, facts])],
  },
}));

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Under ES modules a cycle crashes at start.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...perRoom,
    {
      name: 'apps-by-doors',
      comment: 'Programs enter libs by their doors only.',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/', pathNot: [...rooms.map(door), kernel, facts] },
    },
    {
      name: 'apps-not-each-other',
      comment:
        'Programs share code through libs; the command line may start the worker module, preview the API and know the demo people.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: {
        path: '^apps/[^/]+/',
        pathNot: [
          '^apps/$1/',
          '^apps/worker/src/worker\\.module\\.ts$',
          '^apps/api/src/api-preview\\.ts$',
          '^apps/demo-idp/src/people\\.ts$',
        ],
      },
    },
    {
      name: 'domain-is-pure',
      comment:
        'domain/ is plain TypeScript: itself, the kernel, the assignment algorithm, the errors and facts of its lib.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: [
          '^libs/$1/src/domain/',
          '^libs/$1/src/errors\\.ts$',
          ...DOMAIN_MAY_USE.map((path) => `^libs/${path}`),
          '^(node:)?(crypto|buffer)$',
          'node_modules/csv-parse',
        ],
      },
    },
    ...Object.entries(PACKAGES).map(([name, paths]) => ({
      name: `only-some-use-${name}`,
      comment: `${name} belongs to ${paths.join(', ')}`,
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: paths.map((path) => `^${path}`) },
      to: { path: `node_modules/${name}/` },
    })),
    {
      name: 'no-unresolved',
      comment: 'Everything imported exists.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/|apps/portal/|libs/console/src/components/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
