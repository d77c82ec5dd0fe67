import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type PersonalDataHolder, PersonalDataHolders } from '#platform';
import type { PersonId } from '#platform/kernel';

@Injectable()
export class ProfilesPersonalData implements PersonalDataHolder, OnModuleInit {
  readonly lib = 'profiles';
  readonly tables = ['profiles.student_profile', 'profiles.mentor_profile', 'profiles.profile_history'];

  constructor(
    private readonly holders: PersonalDataHolders,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.holders.register(this);
  }

  async exportOf(person: PersonId): Promise<Readonly<Record<string, unknown>>> {
    const rows = (table: string) =>
      this.database.query(`select * from profiles.${table} where person_id = $1`, [person]);
    return {
      student: await rows('student_profile'),
      mentor: await rows('mentor_profile'),
      history: await rows('profile_history'),
    };
  }

  async erase(person: PersonId): Promise<void> {
    for (const table of ['student_profile', 'mentor_profile', 'profile_history']) {
      await this.database.query(`delete from profiles.${table} where person_id = $1`, [person]);
    }
  }
}
