import { Injectable } from '@nestjs/common';
import { Database, Outbox } from '#platform';
import { Clock, localDate, newId, type OrganisationId, type PersonId, type ProgrammeId } from '#platform/kernel';
import { Profiles } from '#profiles';
import { ageGroup } from '../domain/age-group.js';
import { ParticipantEntered } from '../facts/index.js';

/** Freezes what the report says about a person at the moment of entry (indicators: "attributes as at entry"). Once per person and programme. */
@Injectable()
export class EnterParticipant {
  constructor(
    private readonly database: Database,
    private readonly profiles: Profiles,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Runs in the caller's transaction. */
  async execute(personId: PersonId, programmeId: ProgrammeId, home: OrganisationId | null): Promise<void> {
    const now = this.clock.now();
    const id = newId<'participant'>(now.getTime());
    const profile = (await this.profiles.students([personId])).get(personId);
    const entered = await this.database.query(
      `insert into programmes.participant (id, person_id, programme_id, entered_on, home_organisation_id, field, degree_type, age_group, citizenship_group, municipality)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (person_id, programme_id) do nothing returning id`,
      [
        id,
        personId,
        programmeId,
        localDate(now),
        home,
        profile?.field ?? null,
        profile?.degreeType ?? null,
        ageGroup(profile?.birthYear ?? null, localDate(now)),
        profile?.citizenshipGroup ?? null,
        profile?.municipality ?? null,
      ],
    );
    if (entered.length === 0) return;
    await this.outbox.record(ParticipantEntered, {
      subject: { kind: 'participant', id, version: 1 },
      organisationId: home,
      programmeId,
      data: { participantId: id, personId, homeOrganisationId: home },
    });
  }
}
