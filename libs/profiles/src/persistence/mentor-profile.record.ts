import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { OrganisationId, PersonId } from '#platform/kernel';
import type { DegreeLevel } from '../domain/degree-level.js';
import type { LanguageSkill } from '../domain/languages.js';

/** A mentor as she describes herself; how many students she takes stands in the enrolment, per cohort. */
@Entity({ schema: 'profiles', name: 'mentor_profile' })
export class MentorProfile {
  @PrimaryColumn('uuid') personId: PersonId;
  @Column('text') field: string;
  @Column('text') title: string;
  @Column('text') company: string;
  @Column('uuid', { nullable: true }) companyId: OrganisationId | null;
  @Column('text', { nullable: true }) industry: string | null;
  @Column('integer') yearsOfExperience: number;
  @Column('text', { array: true }) offers: string[];
  @Column('text') about: string;
  @Column('text', { array: true }) slots: string[];
  @Column('text', { array: true }) modes: string[];
  @Column('jsonb') languages: LanguageSkill[];
  /** What she can help to reach (code list `goals`). */
  @Column('text', { array: true }) goals: string[];
  /** The municipality where she could meet. */
  @Column('text', { nullable: true }) meetingPlace: string | null;
  /** Names of organisations whose people are not proposed to her. */
  @Column('text', { array: true }) avoidOrganisations: string[];
  /** Broad fields of study (ISCED-F 2013) of the students whom she would like best; a wish that no student reads. */
  @Column('text', { array: true }) wishedFields: string[];
  @Column('text', { nullable: true }) wishedDegree: DegreeLevel | null;
  @Column('timestamptz') updatedAt: Date;
  @VersionColumn() version: number;
}
