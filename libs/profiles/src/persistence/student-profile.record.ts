import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { PersonId } from '#platform/kernel';
import type { LanguageSkill } from '../domain/languages.js';

/** A student as she describes herself. Nothing here is per cohort. */
@Entity({ schema: 'profiles', name: 'student_profile' })
export class StudentProfile {
  @PrimaryColumn('uuid') personId: PersonId;
  @Column('text') field: string;
  @Column('text') degreeType: string;
  @Column('text') degreeProgramme: string;
  @Column('integer', { nullable: true }) graduationYear: number | null;
  @Column('text', { array: true }) skills: string[];
  @Column('text', { array: true }) wishes: string[];
  @Column('text') wishText: string;
  @Column('text', { array: true }) slots: string[];
  @Column('text', { array: true }) modes: string[];
  @Column('jsonb') languages: LanguageSkill[];
  @Column('integer', { nullable: true }) birthYear: number | null;
  @Column('text', { nullable: true }) citizenshipGroup: string | null;
  @Column('text', { nullable: true }) municipality: string | null;
  @Column('timestamptz') updatedAt: Date;
  @VersionColumn() version: number;
}
