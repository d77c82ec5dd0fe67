import { Injectable } from '@nestjs/common';
import { type CatalogueRow, Catalogues, ListedCatalogue } from '#identity';
import { MentorshipRows } from './mentorship-rows.js';

/** Pairs as staff follow them: that they meet and how often, not what is said. */
@Injectable()
export class MentorshipsCatalogue extends ListedCatalogue {
  readonly id = 'mentorships';
  readonly lib = 'mentorship';
  readonly permission = 'mentorship.list-mentorships';
  readonly fields = [
    { name: 'students', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
    { name: 'mentors', type: 'text', inList: true, filterable: true, sortable: true },
    {
      name: 'state',
      type: 'choice',
      values: ['agreed', 'active', 'paused', 'closing', 'completed', 'ended_early', 'suspended'],
      inList: true,
      filterable: true,
      sortable: true,
    },
    { name: 'agreedAt', type: 'instant', inList: false, sortable: true },
    { name: 'startedOn', type: 'date', inList: true, sortable: true },
    { name: 'meetings', type: 'number', inList: true, sortable: true },
    { name: 'lastMeeting', type: 'date', inList: true, sortable: true },
    { name: 'home', type: 'text', inList: true, filterable: true, sortable: true },
    { name: 'otherStudents', type: 'number', inList: false },
    { name: 'endsOn', type: 'date', inList: false, sortable: true },
    { name: 'cohort', type: 'text', inList: false, filterable: true },
  ] as const;
  readonly commands = [];

  constructor(
    catalogues: Catalogues,
    protected readonly reader: MentorshipRows,
  ) {
    super(catalogues);
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    // Every row of `MentorshipRows` names the persons it shows.
    return [...new Set(rows.flatMap((row) => row.personIds as string[]))];
  }
}
