import { Injectable } from '@nestjs/common';
import {
  type CatalogueCommand,
  type CatalogueField,
  type CatalogueQuery,
  type CatalogueRow,
  Catalogues,
  type CommandOutcome,
  ListedCatalogue,
  localisedSql,
  Organisations,
  onEachRow,
  type Scope,
  type SignedIn,
  SqlCatalogueReader,
} from '#identity';
import { Database, PlatformError } from '#platform';
import { DomainError, type InputFault, isId, type OrganisationId } from '#platform/kernel';
import { GROUP_KINDS, type GroupKind, mostStudents, requireGroupSize } from '../domain/mentor-group.js';
import { SetUpMentorGroup } from '../usecases/set-up-mentor-group.js';
import { SetUpOfferedGroup } from '../usecases/set-up-offered-group.js';

const FIELDS: readonly CatalogueField[] = [
  { name: 'lead', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
  { name: 'kind', type: 'choice', values: GROUP_KINDS, inList: true, filterable: true, sortable: true },
  { name: 'others', type: 'text', inList: true },
  { name: 'cohort', type: 'text', inList: true, filterable: true, sortable: true },
  { name: 'least', type: 'number', inList: true, sortable: true },
  { name: 'seats', type: 'number', inList: true, sortable: true },
  { name: 'taken', type: 'number', inList: true, sortable: true },
  { name: 'state', type: 'choice', values: ['live', 'ended'], inList: true, filterable: true, sortable: true },
  { name: 'homes', type: 'text', emptyIsAll: true },
  { name: 'fields', type: 'text', emptyIsAll: true },
  { name: 'leadPersonId', type: 'reference', to: 'persons' },
];

type Input = Readonly<Record<string, string>>;

/** Broad (two digits) to detailed (four), ISCED-F 2013. */
const FIELD_CODE = /^\d{2,4}$/;
const homes = `(select string_agg(${localisedSql('o.name')}, ', ' order by o.id) from identity.organisation o where o.id = any(g.home_organisation_ids))`;
const SOURCE: ConstructorParameters<typeof SqlCatalogueReader>[2] = {
  from: `programmes.mentor_group g join programmes.cohort c on c.id = g.cohort_id
    join programmes.mentor_group_member m on m.group_id = g.id and m.leads
    join programmes.enrolment e on e.id = m.enrolment_id join identity.person p on p.id = e.person_id`,
  id: 'g.id',
  columns: {
    lead: 'p.display_name',
    kind: 'g.kind',
    cohort: localisedSql('c.name'),
    least: 'g.least',
    seats: 'g.seats',
    taken: `(select count(*)::int from programmes.seat_hold h where h.mentor_enrolment_id = e.id and h.state = 'held')`,
    state: `case when g.ended_at is null then 'live' else 'ended' end`,
    homes,
    fields: `array_to_string(g.fields, ', ')`,
    leadPersonId: 'e.person_id',
  },
  scope: { organisation: null, programme: 'c.programme_id' },
  defaultSort: 'g.created_at desc, g.id',
};

/** Mentors who take students together, as staff set them up. */
@Injectable()
export class MentorGroupsCatalogue extends ListedCatalogue {
  readonly id = 'mentor-groups';
  readonly lib = 'programmes';
  readonly permission = 'programmes.list-enrolments';
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(
    catalogues: Catalogues,
    private readonly setUpMentorGroup: SetUpMentorGroup,
    private readonly setUpOfferedGroup: SetUpOfferedGroup,
    private readonly organisations: Organisations,
    private readonly database: Database,
  ) {
    super(catalogues);
    this.commands = [
      {
        name: 'set-up',
        permission: 'programmes.decide-enrolments',
        on: 'catalogue',
        inputs: [
          { name: 'kind', type: 'choice', values: GROUP_KINDS, required: true },
          { name: 'lead', type: 'reference', to: 'enrolments', required: true },
          { name: 'second', type: 'reference', to: 'enrolments', required: false },
          { name: 'least', type: 'number', required: false },
          { name: 'seats', type: 'number', required: false },
          { name: 'home', type: 'reference', to: 'organisations', required: false },
          { name: 'fields', type: 'text', required: false },
        ],
        foresee: async (actor, input) => ({ ...(await this.sizeOf(actor, input)) }),
        execute: (actor, _ids, input) => this.setUp(actor, input),
      },
      {
        name: 'end',
        permission: 'programmes.decide-enrolments',
        on: 'rows',
        confirms: true,
        isOffered: (row) => row.state === 'live',
        execute: (actor, ids) => onEachRow(ids, (id) => this.setUpMentorGroup.end(id, actor)),
      },
    ];
    this.reader = new SqlCatalogueReader(database, FIELDS, SOURCE);
  }

  override async list(scope: Scope, query: CatalogueQuery): Promise<CatalogueRow[]> {
    return this.withOthers(await super.list(scope, query));
  }

  override async get(scope: Scope, id: string): Promise<CatalogueRow | undefined> {
    const row = await super.get(scope, id);
    return row && (await this.withOthers([row]))[0];
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    return rows.flatMap((row) => [String(row.leadPersonId), ...(row.otherPersonIds as readonly string[])]);
  }

  /** Names of those who do not lead; their ids are for the log of access. */
  private async withOthers(rows: readonly CatalogueRow[]): Promise<CatalogueRow[]> {
    const others = await this.database.query<{ groupId: string; personId: string; name: string }>(
      `select m.group_id as "groupId", e.person_id as "personId", p.display_name as name from programmes.mentor_group_member m
       join programmes.enrolment e on e.id = m.enrolment_id join identity.person p on p.id = e.person_id
       where m.group_id = any($1::uuid[]) and not m.leads order by p.display_name`,
      [rows.map((row) => row.id)],
    );
    return rows.map((row) => {
      const own = others.filter((one) => one.groupId === row.id);
      return { ...row, others: own.map((one) => one.name).join(', '), otherPersonIds: own.map((one) => one.personId) };
    });
  }

  private async setUp(actor: SignedIn, input: Input): Promise<CommandOutcome> {
    const fields = (input.fields ?? '').split(/[\s,;]+/).filter((field) => field !== '');
    const faults: InputFault[] = [];
    if (input.home && !(await this.isOrganisation(input.home)))
      faults.push({ pointer: '/input/home', code: 'invalid_value' });
    if (!fields.every((field) => FIELD_CODE.test(field)))
      faults.push({ pointer: '/input/fields', code: 'invalid_format' });
    if (faults.length > 0) throw new DomainError(PlatformError.invalidInput, {}, faults);
    const size = await this.sizeOf(actor, input);
    await this.setUpMentorGroup.execute(
      {
        // The console has checked the choice.
        kind: input.kind as GroupKind,
        leadEnrolmentId: input.lead ?? '',
        secondEnrolmentId: input.second || undefined,
        ...size,
        homeOrganisationIds: input.home ? [input.home] : [],
        fields,
      },
      actor,
    );
    return { done: 1, refused: [] };
  }

  /**
   * As entered; what is left open of a group is as its lead has offered. A second mentor may make it smaller.
   * @throws platform.invalid-input when she has offered nothing, programmes.group-size, programmes.unknown-enrolment out of scope
   */
  private async sizeOf(actor: SignedIn, input: Input): Promise<{ least: number; seats: number }> {
    const size = { kind: input.kind === 'host' ? 'host' : 'group', mentors: input.second ? 2 : 1 } as const;
    const offer = size.kind === 'group' && input.lead ? await this.setUpOfferedGroup.offerOf(input.lead, actor) : null;
    const least = input.least ? Number(input.least) : offer?.least;
    const seats = input.seats ? Number(input.seats) : offer?.most && Math.min(offer.most, mostStudents(size));
    if (least === undefined || seats === undefined) throw unsaid({ least, seats });
    requireGroupSize({ ...size, least, seats });
    return { least, seats };
  }

  private async isOrganisation(id: string): Promise<boolean> {
    return isId(id) && (await this.organisations.byIds([id as OrganisationId])).size > 0;
  }
}

function unsaid(numbers: Readonly<Record<string, number | undefined>>): DomainError {
  const open = Object.keys(numbers).filter((name) => numbers[name] === undefined);
  const faults = open.map((name) => ({ pointer: `/input/${name}`, code: 'invalid_type' }));
  return new DomainError(PlatformError.invalidInput, {}, faults);
}
