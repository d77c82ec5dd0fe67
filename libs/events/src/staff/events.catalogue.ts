import { Injectable } from '@nestjs/common';
import {
  type CatalogueCommand,
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
import { DomainError, isLanguage, LANGUAGES } from '#platform/kernel';
import { writtenText } from '../domain/written-text.js';
import { EventsError } from '../errors.js';
import { CancelEvent } from '../usecases/cancel-event.js';
import { DraftEvent } from '../usecases/draft-event.js';
import { EditEvent } from '../usecases/edit-event.js';
import { PublishEvent } from '../usecases/publish-event.js';

const EDIT = 'events.edit-events';
/** In the order of LANGUAGES. */
const TITLES = ['titleFi', 'titleSv', 'titleEn'] as const;
const DESCRIPTIONS = ['descriptionFi', 'descriptionSv', 'descriptionEn'] as const;
const FIELDS = [
  { name: 'title', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
  { name: 'startsAt', type: 'instant', inList: true, sortable: true },
  { name: 'place', type: 'text', inList: true, filterable: true },
  { name: 'organiser', type: 'text', inList: true, filterable: true, sortable: true },
  {
    name: 'state',
    type: 'choice',
    values: ['draft', 'published', 'cancelled'],
    inList: true,
    filterable: true,
    sortable: true,
  },
  { name: 'capacity', type: 'number', inList: true, sortable: true },
  { name: 'taken', type: 'number', inList: true, sortable: true },
  { name: 'waiting', type: 'number', inList: true, sortable: true },
  { name: 'endsAt', type: 'instant', inList: false },
  { name: 'registrationOpensAt', type: 'instant', inList: false },
  { name: 'registrationClosesAt', type: 'instant', inList: false },
  { name: 'programme', type: 'reference', to: 'programmes', inList: false },
  { name: 'cancelReason', type: 'text', inList: false },
] as const;

/** Events as staff plan them: those of the organisations and programmes that the role reaches. */
@Injectable()
export class EventsCatalogue extends ListedCatalogue {
  readonly id = 'events';
  readonly lib = 'events';
  readonly permission = 'events.list-events';
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(
    catalogues: Catalogues,
    private readonly draftEvent: DraftEvent,
    private readonly publishEvent: PublishEvent,
    private readonly editEvent: EditEvent,
    private readonly cancelEvent: CancelEvent,
    database: Database,
  ) {
    super(catalogues);
    this.commands = this.allCommands();
    this.reader = new SqlCatalogueReader(database, FIELDS, {
      from: `events.event e join events.pool p on p.event_id = e.id join identity.organisation o on o.id = e.organiser_id`,
      id: 'e.id',
      columns: {
        title: localisedSql('e.title'),
        startsAt: 'e.starts_at',
        place: 'e.place',
        organiser: localisedSql('o.name'),
        state: 'e.state',
        capacity: 'p.capacity',
        taken: 'p.taken',
        waiting: `(select count(*)::int from events.registration r where r.event_id = e.id and r.state = 'waitlisted')`,
        endsAt: 'e.ends_at',
        registrationOpensAt: 'e.registration_opens_at',
        registrationClosesAt: 'e.registration_closes_at',
        programme: 'e.programme_id',
        cancelReason: 'e.cancel_reason',
      },
      scope: { organisation: 'e.organiser_id', programme: 'e.programme_id' },
      defaultSort: 'e.starts_at desc, e.id',
    });
  }

  personsIn(): readonly string[] {
    return [];
  }

  private allCommands(): CatalogueCommand[] {
    return [
      {
        name: 'create',
        permission: EDIT,
        on: 'catalogue',
        inputs: [
          { name: 'source', type: 'choice', values: LANGUAGES, required: true },
          ...TITLES.map((name) => ({ name, type: 'text', required: false }) as const),
          ...DESCRIPTIONS.map((name) => ({ name, type: 'long-text', required: false }) as const),
          { name: 'starts', type: 'instant', required: true },
          { name: 'ends', type: 'instant', required: true },
          { name: 'place', type: 'text', required: true },
          { name: 'capacity', type: 'number', required: true },
          { name: 'programme', type: 'reference', to: 'programmes', required: false },
          { name: 'organiser', type: 'reference', to: 'organisations', required: false },
        ],
        execute: (actor, _ids, input) => this.create(actor, input),
      },
      {
        name: 'publish',
        permission: EDIT,
        on: 'rows',
        confirms: true,
        isOffered: (row) => row.state === 'draft',
        execute: (actor, ids) => onEachRow(ids, (id) => this.publishEvent.execute(id, requireScope(actor, EDIT))),
      },
      {
        name: 'change-capacity',
        permission: EDIT,
        on: 'rows',
        inputs: [{ name: 'capacity', type: 'number', required: true }],
        isOffered: (row) => row.state !== 'cancelled',
        execute: (actor, ids, input) =>
          onEachRow(ids, (id) =>
            this.editEvent.execute(id, { capacity: Number(input.capacity) }, requireScope(actor, EDIT)),
          ),
      },
      {
        name: 'cancel',
        permission: EDIT,
        on: 'rows',
        confirms: true,
        inputs: [{ name: 'reason', type: 'long-text', required: true }],
        isOffered: (row) => row.state !== 'cancelled',
        execute: (actor, ids, input) =>
          onEachRow(ids, (id) => this.cancelEvent.execute(id, input.reason ?? '', requireScope(actor, EDIT))),
      },
    ];
  }

  private async create(actor: SignedIn, input: Readonly<Record<string, string>>): Promise<CommandOutcome> {
    const source = isLanguage(input.source) ? input.source : actor.language;
    const title = writtenText(source, { fi: input.titleFi, sv: input.titleSv, en: input.titleEn });
    if (title.source !== source || !title[source]) {
      const field = TITLES[LANGUAGES.indexOf(source)];
      throw new DomainError(EventsError.titleNeeded, {}, [{ pointer: `/input/${field}`, code: 'invalid_type' }]);
    }
    const id = await this.draftEvent.execute(
      {
        title,
        description: writtenText(source, { fi: input.descriptionFi, sv: input.descriptionSv, en: input.descriptionEn }),
        place: input.place ?? '',
        startsAt: new Date(input.starts ?? ''),
        endsAt: new Date(input.ends ?? ''),
        capacity: Number(input.capacity),
        programmeId: input.programme || undefined,
        organiserId: input.organiser || undefined,
      },
      requireScope(actor, EDIT),
    );
    return { done: 1, refused: [], goTo: `/resources/${this.id}/records/${id}/show` };
  }
}
