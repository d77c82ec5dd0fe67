import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Catalogue,
  type CatalogueFilter,
  type CatalogueQuery,
  type CatalogueRow,
  Catalogues,
  type Scope,
} from '#identity';
import { MentorshipRows } from './mentorship-rows.js';

/** Pairs as staff follow them: that they meet and how often, not what is said. */
@Injectable()
export class MentorshipsCatalogue implements Catalogue, OnModuleInit {
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
    private readonly catalogues: Catalogues,
    private readonly rows: MentorshipRows,
  ) {}

  onModuleInit(): void {
    this.catalogues.register(this);
  }

  list(scope: Scope, query: CatalogueQuery): Promise<CatalogueRow[]> {
    return this.rows.list(scope, query);
  }

  count(scope: Scope, filter: CatalogueFilter): Promise<number> {
    return this.rows.count(scope, filter);
  }

  get(scope: Scope, id: string): Promise<CatalogueRow | undefined> {
    return this.rows.get(scope, id);
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    // Every row of `MentorshipRows` names the persons it shows.
    return [...new Set(rows.flatMap((row) => row.personIds as string[]))];
  }
}
