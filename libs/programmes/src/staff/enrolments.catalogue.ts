import { Injectable } from '@nestjs/common';
import {
  type CatalogueCommand,
  type CatalogueRow,
  Catalogues,
  type CommandOutcome,
  ListedCatalogue,
  localisedSql,
  onEachRow,
  requireScope,
  type SignedIn,
  SqlCatalogueReader,
} from '#identity';
import { Database } from '#platform';
import { ENROLMENT_TRANSITIONS, type EnrolmentState, takesPart } from '../domain/enrolment.js';
import { ChangeEnrolment, type StaffAct } from '../usecases/change-enrolment.js';
import { SetUpOfferedGroup } from '../usecases/set-up-offered-group.js';

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
  { name: 'groupOffer', type: 'text', inList: true, sortable: true },
  { name: 'way', type: 'choice', values: ['one-to-one', 'group'], inList: false, filterable: true },
  { name: 'inGroup', type: 'flag', inList: false, filterable: true },
  { name: 'submittedAt', type: 'instant', inList: true, sortable: true },
  { name: 'cohort', type: 'text', inList: false, filterable: true },
  { name: 'reason', type: 'text', inList: false },
  { name: 'personId', type: 'reference', to: 'persons', inList: false },
] as const;

/** Applications as staff screen them. Students of the own organisation; mentors per programme. */
@Injectable()
export class EnrolmentsCatalogue extends ListedCatalogue {
  readonly id = 'enrolments';
  readonly lib = 'programmes';
  readonly permission = 'programmes.list-enrolments';
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(
    catalogues: Catalogues,
    private readonly changeEnrolment: ChangeEnrolment,
    private readonly setUpOfferedGroup: SetUpOfferedGroup,
    database: Database,
  ) {
    super(catalogues);
    this.commands = [
      this.command('approve', 'approve'),
      this.command('waitlist', 'waitlist'),
      this.command('ask-info', 'ask_info'),
      this.command('reject', 'reject'),
      this.command('withdraw', 'withdraw'),
      {
        name: 'set-up-group',
        permission: 'programmes.decide-enrolments',
        on: 'rows',
        confirms: true,
        isOffered: (row) => row.way === 'group' && row.inGroup === false && takesPart(row.state as EnrolmentState),
        execute: (actor, ids) =>
          onEachRow(ids, async (id) => {
            await this.setUpOfferedGroup.execute(id, actor);
          }),
      },
    ];
    const home = localisedSql('o.name');
    this.reader = new SqlCatalogueReader(database, FIELDS, {
      from: `programmes.enrolment e join identity.person p on p.id = e.person_id join programmes.cohort c on c.id = e.cohort_id
        left join identity.organisation o on o.id = e.home_organisation_id`,
      id: 'e.id',
      columns: {
        person: 'p.display_name',
        role: 'e.role',
        state: 'e.state',
        home,
        capacity: 'e.capacity',
        groupOffer: `case when e.group_least = e.group_most then e.group_most::text else e.group_least || '–' || e.group_most end`,
        way: `case when e.role = 'mentor' then case when e.group_least is null then 'one-to-one' else 'group' end end`,
        inGroup: `case when e.role = 'mentor' then exists (select 1 from programmes.mentor_group_member g
          where g.enrolment_id = e.id and g.ended_at is null) end`,
        submittedAt: 'e.submitted_at',
        cohort: localisedSql('c.name'),
        reason: 'e.reason',
        personId: 'e.person_id',
      },
      scope: { organisation: 'e.home_organisation_id', organisationIsOptional: true, programme: 'c.programme_id' },
      defaultSort: 'e.submitted_at desc nulls last, e.id',
    });
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    return rows.map((row) => String(row.personId));
  }

  private command(name: string, act: StaffAct): CatalogueCommand {
    const { from, staffNeedReason } = ENROLMENT_TRANSITIONS[act];
    return {
      name,
      permission: 'programmes.decide-enrolments',
      on: 'rows',
      confirms: true,
      ...(staffNeedReason && { inputs: [{ name: 'reason', type: 'long-text', required: true } as const] }),
      isOffered: (row) => from.some((state) => state === row.state),
      execute: (actor, ids, input) => this.decideAll(actor, ids, act, input.reason),
    };
  }

  /** Each row in a transaction of its own: one that cannot be decided does not hold up the others, and is named. */
  private async decideAll(
    actor: SignedIn,
    ids: readonly string[],
    act: StaffAct,
    reason: string | undefined,
  ): Promise<CommandOutcome> {
    const scope = requireScope(actor, 'programmes.decide-enrolments');
    return onEachRow(ids, async (id) => {
      await this.changeEnrolment.decide(id, act, reason, scope);
    });
  }
}
