import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { PersonId } from '#platform/kernel';
import type { LanguageSkill } from '../domain/languages.js';
import type { Criterion, ExperienceBand } from '../domain/wished-pair.js';

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
  /** What she wants to reach (code list `goals`), and in which industries (TOL 2008 sections). */
  @Column('text', { array: true }) goals: string[];
  @Column('text', { array: true }) industries: string[];
  @Column('text', { nullable: true }) wishedExperience: ExperienceBand | null;
  @Column('text', { nullable: true }) workingLanguage: string | null;
  @Column('text', { nullable: true }) mostImportant: Criterion | null;
  /** The municipality where she could meet. */
  @Column('text', { nullable: true }) meetingPlace: string | null;
  /** Where she works besides her studies; read by matching only. */
  @Column('text') employer: string;
  /** Names of organisations whose people are not proposed to her. */
  @Column('text', { array: true }) avoidOrganisations: string[];
  @Column('timestamptz') updatedAt: Date;
  @VersionColumn() version: number;
}
