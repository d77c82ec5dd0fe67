import { Module, type OnModuleInit } from '@nestjs/common';
import {
  type Catalogue,
  type CatalogueRow,
  Catalogues,
  ConsolePages,
  DashboardTiles,
  IdentityModule,
  reaches,
  type Scope,
} from '#identity';
import type { Staff } from './small-house.js';

export const NASTY_NAME = '</script><script>alert("x")</script>';
const AALTO = '01900000-0000-7000-8000-00000000000a';
const HELSINKI = '01900000-0000-7000-8000-00000000000b';

/** What the command did in this test. */
export const approved: string[] = [];
const ROWS: readonly CatalogueRow[] = [
  { id: 'a1', name: 'Anna', state: 'waiting', organisation: AALTO },
  { id: 'a2', name: 'Antti', state: 'approved', organisation: AALTO },
  { id: 'h1', name: 'Hanna', state: 'waiting', organisation: HELSINKI },
];
const within = (scope: Scope) => ROWS.filter((row) => reaches(scope, { organisationId: String(row.organisation) }));

/** Students of two universities, with one command. Ids are a letter and a digit; any other one fails as Postgres would. */
const students: Catalogue = {
  id: 'students',
  lib: 'console',
  permission: 'programmes.list-enrolments',
  fields: [
    { name: 'name', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
    { name: 'state', type: 'choice', values: ['waiting', 'approved'], inList: true, filterable: true },
    { name: 'organisation', type: 'reference', to: 'organisations' },
  ],
  commands: [
    {
      name: 'approve',
      permission: 'programmes.decide-enrolments',
      on: 'rows',
      isOffered: (row) => row.state === 'waiting',
      execute: async (_actor, ids) => {
        approved.push(...ids);
        return { done: ids.length, refused: [] };
      },
    },
  ],
  list: async (scope, { filter }) => within(scope).filter((row) => !filter.name || row.name === filter.name),
  count: async (scope) => within(scope).length,
  get: async (scope, id) => {
    if (!/^[a-z]\d$/.test(id)) throw Object.assign(new Error('invalid input syntax'), { code: '22P02' });
    return within(scope).find((row) => row.id === id);
  },
  personsIn: (rows) => rows.map((row) => row.id),
};

const staff = (id: string, role?: string, organisationId: string | null = null, display_name = 'Maija'): Staff => ({
  id,
  display_name,
  language: 'fi',
  grants: role ? [{ role, organisationId, programmeId: null }] : [],
});

export const PEOPLE: readonly Staff[] = [
  staff('manager', 'programme_manager', null, NASTY_NAME),
  staff('coordinator', 'university_coordinator', AALTO),
  staff('officer', 'company_officer'),
  staff('analyst', 'city_analyst'),
  staff('student'),
];

/** Registers the way every lib does: a list, two counts of which one fails, and an import. */
@Module({ imports: [IdentityModule] })
export class StudentsModule implements OnModuleInit {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly tiles: DashboardTiles,
    private readonly pages: ConsolePages,
  ) {}

  onModuleInit(): void {
    this.catalogues.register(students);
    const link = { catalogue: 'students', filter: { state: 'waiting' } };
    const tile = { lib: 'console', permission: students.permission, link };
    this.tiles.register({ ...tile, id: 'to-decide', count: (scope) => students.count(scope, {}) });
    this.tiles.register({ ...tile, id: 'broken', count: () => Promise.reject(new Error('no answer')) });
    const permission = 'programmes.import-mentors';
    const faults = [{ code: 'platform.not-found' }];
    const preview = {
      kind: 'preview' as const,
      importId: 'i1',
      columns: [],
      rows: [{ line: 2, values: [], faults }],
      ready: 0,
      faulty: 1,
    };
    this.pages.register({
      id: 'import',
      lib: 'console',
      screen: 'import',
      permission,
      inMenu: true,
      load: async () => ({ columns: [], inputs: [], maxBytes: 1000 }),
      commands: [
        {
          name: 'preview',
          permission,
          execute: async (_actor, _input, file) => ({ ...preview, ready: file?.bytes.length ?? 0 }),
        },
        // More than the page itself asks for.
        { name: 'check', permission: 'matching.publish-proposals', execute: async () => preview },
      ],
    });
  }
}
