import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Catalogue,
  type CatalogueCommand,
  type CatalogueFilter,
  type CatalogueQuery,
  type CatalogueRow,
  Catalogues,
  type CommandOutcome,
  requireScope,
  type Scope,
  type SignedIn,
  SqlCatalogueReader,
} from '#identity';
import { Database } from '#platform';
import { DomainError } from '#platform/kernel';
import { ChangeEnrolment } from '../usecases/change-enrolment.js';

type Act = 'approve' | 'reject' | 'waitlist' | 'ask_info';
const FIELDS = [
  { name: 'person', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
  { name: 'role', type: 'choice', values: ['student', 'mentor'], inList: true, filterable: true, sortable: true },
  {
    name: 'state',
    type: 'choice',
    values: [
      'draft',
      'submitted',
      'needs_info',
      'approved',
      'confirmed',
      'waitlisted',
      'rejected',
      'matched',
      'unmatched_closed',
      'withdrawn',
    ],
    inList: true,
    filterable: true,
    sortable: true,
  },
  { name: 'home', type: 'text', inList: true, filterable: true, sortable: true },
  { name: 'capacity', type: 'number', inList: true, sortable: true },
  { name: 'submittedAt', type: 'instant', inList: true, sortable: true },
  { name: 'cohort', type: 'text', inList: false, filterable: true },
  { name: 'reason', type: 'text', inList: false },
  { name: 'personId', type: 'reference', to: 'persons', inList: false },
] as const;

/** Applications as staff screen them. Students of the own organisation; mentors per programme. */
@Injectable()
export class EnrolmentsCatalogue implements Catalogue, OnModuleInit {
  readonly id = 'enrolments';
  readonly lib = 'programmes';
  readonly permission = 'programmes.list-enrolments';
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  private readonly reader: SqlCatalogueReader;

  constructor(
    private readonly catalogues: Catalogues,
    private readonly changeEnrolment: ChangeEnrolment,
    database: Database,
  ) {
    this.commands = [
      this.command('approve', 'approve', ['submitted', 'waitlisted'], false),
      this.command('waitlist', 'waitlist', ['submitted'], false),
      this.command('ask-info', 'ask_info', ['submitted'], true),
      this.command('reject', 'reject', ['submitted', 'waitlisted', 'needs_info'], true),
    ];
    this.reader = new SqlCatalogueReader(database, FIELDS, {
      from: `programmes.enrolment e join identity.person p on p.id = e.person_id join programmes.cohort c on c.id = e.cohort_id
        left join identity.organisation o on o.id = e.home_organisation_id`,
      id: 'e.id',
      columns: {
        person: 'p.display_name',
        role: 'e.role',
        state: 'e.state',
        capacity: 'e.capacity',
        submittedAt: 'e.submitted_at',
        reason: 'e.reason',
        personId: 'e.person_id',
      },
      names: { home: 'o.name', cohort: 'c.name' },
      scope: { organisation: 'e.home_organisation_id', organisationIsOptional: true, programme: 'c.programme_id' },
      defaultSort: 'e.submitted_at desc nulls last, e.id',
    });
  }

  onModuleInit(): void {
    this.catalogues.register(this);
  }

  list(scope: Scope, query: CatalogueQuery): Promise<CatalogueRow[]> {
    return this.reader.list(scope, query);
  }

  count(scope: Scope, filter: CatalogueFilter): Promise<number> {
    return this.reader.count(scope, filter);
  }

  get(scope: Scope, id: string): Promise<CatalogueRow | undefined> {
    return this.reader.get(scope, id);
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    return rows.map((row) => String(row.personId));
  }

  private command(name: string, act: Act, from: readonly string[], needsReason: boolean): CatalogueCommand {
    return {
      name,
      permission: 'programmes.decide-enrolments',
      on: 'rows',
      confirms: true,
      ...(needsReason && { inputs: [{ name: 'reason', type: 'long-text', required: true } as const] }),
      isOffered: (row) => from.includes(String(row.state)),
      execute: (actor, ids, input) => this.decideAll(actor, ids, act, input.reason),
    };
  }

  /** Each row in a transaction of its own: one that cannot be decided does not hold up the others, and is named. */
  private async decideAll(
    actor: SignedIn,
    ids: readonly string[],
    act: Act,
    reason: string | undefined,
  ): Promise<CommandOutcome> {
    const scope = requireScope(actor, 'programmes.decide-enrolments');
    const refused: { id: string; code: string }[] = [];
    for (const id of ids) {
      try {
        await this.changeEnrolment.decide(id, act, reason, scope);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refused.push({ id, code: error.code });
      }
    }
    return { done: ids.length - refused.length, refused };
  }
}
