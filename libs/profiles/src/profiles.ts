import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { PersonId } from '#platform/kernel';
import { missingForMentor, missingForStudent } from './domain/completeness.js';
import { MentorProfile } from './persistence/mentor-profile.record.js';
import { StudentProfile } from './persistence/student-profile.record.js';

/** What other libs may ask about people's profiles. Each caller has its own right to know: relation, scope or duty. */
@Injectable()
export class Profiles {
  constructor(private readonly database: Database) {}

  async students(ids: readonly string[]): Promise<ReadonlyMap<string, StudentProfile>> {
    const rows = await this.database
      .repository(StudentProfile)
      .createQueryBuilder('p')
      .where('p.person_id = any(:ids)', { ids })
      .getMany();
    return new Map(rows.map((row) => [row.personId, row]));
  }

  async mentors(ids: readonly string[]): Promise<ReadonlyMap<string, MentorProfile>> {
    const rows = await this.database
      .repository(MentorProfile)
      .createQueryBuilder('p')
      .where('p.person_id = any(:ids)', { ids })
      .getMany();
    return new Map(rows.map((row) => [row.personId, row]));
  }

  /** Whether somebody has answered what matching needs. */
  async isComplete(person: PersonId, role: 'student' | 'mentor'): Promise<boolean> {
    if (role === 'student') {
      const profile = (await this.students([person])).get(person);
      return profile !== undefined && missingForStudent(profile).length === 0;
    }
    const profile = (await this.mentors([person])).get(person);
    return profile !== undefined && missingForMentor(profile).length === 0;
  }
}
