import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, type OrganisationId, type PersonId } from '#platform/kernel';

/** An empty mentor profile that carries what an invitation knows; one that exists stays as it is. */
@Injectable()
export class StartMentorProfile {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(personId: PersonId, company: { readonly id: OrganisationId; readonly name: string }): Promise<void> {
    await this.database.query(
      `insert into profiles.mentor_profile (person_id, field, title, company, company_id, years_of_experience, offers, about, slots, modes, languages, updated_at, version)
       values ($1, '', '', $2, $3, 0, '{}', '', '{}', '{}', '[]', $4, 1) on conflict (person_id) do nothing`,
      [personId, company.name, company.id, this.clock.now()],
    );
  }
}
