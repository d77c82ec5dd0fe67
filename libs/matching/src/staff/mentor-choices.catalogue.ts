import { Injectable } from '@nestjs/common';
import {
  type CatalogueCommand,
  type CatalogueField,
  Catalogues,
  ListedCatalogue,
  localisedSql,
  onEachRow,
  SqlCatalogueReader,
} from '#identity';
import { Database } from '#platform';
import { ChangeMentorChoice } from '../usecases/change-mentor-choice.js';

const FIELDS: readonly CatalogueField[] = [
  { name: 'cohort', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
  { name: 'programme', type: 'text', inList: true, filterable: true, sortable: true },
  { name: 'isOn', type: 'flag', inList: true, filterable: true },
  { name: 'requests', type: 'number', inList: true },
  { name: 'asked', type: 'number', inList: true },
  { name: 'waiting', type: 'number', inList: true },
  { name: 'accepted', type: 'number', inList: true },
];

const counted = (condition: string): string =>
  `(select count(*)::int from matching.proposal q where q.cohort_id = c.id and q.came_from = 'request'${condition})`;

/** In which rounds students may ask mentors themselves, and how that goes. */
@Injectable()
export class MentorChoicesCatalogue extends ListedCatalogue {
  readonly id = 'mentor-choices';
  readonly lib = 'matching';
  readonly permission = 'matching.edit-rules';
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(catalogues: Catalogues, changeMentorChoice: ChangeMentorChoice, database: Database) {
    super(catalogues);
    this.commands = [
      {
        name: 'change',
        permission: 'matching.edit-rules',
        on: 'rows',
        confirms: true,
        inputs: [
          { name: 'choice', type: 'choice', values: ['on', 'off'], required: true },
          { name: 'requests', type: 'number', required: true },
        ],
        execute: (actor, ids, { choice, requests }) =>
          onEachRow(ids, (cohortId) =>
            changeMentorChoice.execute({ cohortId, isOn: choice === 'on', requests: Number(requests) }, actor),
          ),
      },
    ];
    this.reader = new SqlCatalogueReader(database, FIELDS, {
      from: `programmes.cohort c join programmes.programme p on p.id = c.programme_id
        left join matching.mentor_choice m on m.cohort_id = c.id`,
      id: 'c.id',
      columns: {
        cohort: localisedSql('c.name'),
        programme: localisedSql('p.name'),
        isOn: 'coalesce(m.is_on, false)',
        requests: 'm.requests',
        asked: counted(''),
        waiting: counted(` and q.state = 'half_accepted'`),
        accepted: counted(` and q.state = 'accepted'`),
      },
      scope: { organisation: null, programme: 'c.programme_id' },
      defaultSort: 'c.starts_on desc, c.id',
    });
  }

  /** Figures only. */
  personsIn(): readonly string[] {
    return [];
  }
}
