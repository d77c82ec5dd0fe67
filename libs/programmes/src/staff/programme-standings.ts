import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ScopeSource, ScopeSources } from '#identity';

/** Tells identity who stands in which programme: by an application in whatever state, as a participant, or as a partner. */
@Injectable()
export class ProgrammeStandings implements ScopeSource, OnModuleInit {
  readonly persons =
    `select e.person_id, c.programme_id, e.role from programmes.enrolment e join programmes.cohort c on c.id = e.cohort_id
    union all select p.person_id, p.programme_id, 'student' from programmes.participant p`;
  readonly organisations = 'select p.organisation_id, p.programme_id from programmes.partner p';

  readonly programmes = 'select p.id as programme_id from programmes.programme p';

  constructor(private readonly sources: ScopeSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }
}
