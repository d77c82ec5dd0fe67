import { Injectable } from '@nestjs/common';
import { Organisations, People } from '#identity';
import { type Language, localise } from '#platform/kernel';
import { type LanguageSkill, type MentorProfile, Profiles, type StudentProfile } from '#profiles';
import { showsProfiles } from '../domain/proposal.js';
import type { Proposal } from '../persistence/proposal.record.js';

/**
 * What one of the two reads about the other: enough to decide, nothing about age, citizenship or home. Once the proposal has come to
 * nothing, or its mentorship has ended, only the name is left.
 */
export interface OtherCard {
  readonly displayName: string;
  readonly headline: string;
  readonly languages: readonly LanguageSkill[];
  readonly topics: readonly string[];
  readonly text: string;
}

/** Two who are shown to each other. */
export interface Meeting extends Pick<Proposal, 'studentPersonId' | 'mentorPersonId' | 'homeOrganisationId'> {
  readonly id: string;
  /** Otherwise they read each other's name only. */
  readonly isShown: boolean;
}

/** Whom each proposal, or talk, is about, seen from one person. */
@Injectable()
export class OtherCards {
  constructor(
    private readonly people: People,
    private readonly profiles: Profiles,
    private readonly organisations: Organisations,
  ) {}

  /** By proposal id. */
  of(proposals: readonly Proposal[], reader: string, language: Language): Promise<ReadonlyMap<string, OtherCard>> {
    const meetings = proposals.map(({ id, studentPersonId, mentorPersonId, homeOrganisationId, ...proposal }) => ({
      ...{ id, studentPersonId, mentorPersonId, homeOrganisationId },
      isShown: showsProfiles(proposal),
    }));
    return this.between(meetings, reader, language);
  }

  /** By the id of what brings the two together. */
  async between(
    meetings: readonly Meeting[],
    reader: string,
    language: Language,
  ): Promise<ReadonlyMap<string, OtherCard>> {
    const mentors = meetings.filter((one) => one.studentPersonId === reader).map((one) => one.mentorPersonId);
    const students = meetings.filter((one) => one.mentorPersonId === reader).map((one) => one.studentPersonId);
    const homes = meetings.flatMap((one) => (one.homeOrganisationId ? [one.homeOrganisationId] : []));
    const [names, mentorProfiles, studentProfiles, organisations] = await Promise.all([
      this.people.cards([...mentors, ...students]),
      this.profiles.mentors(mentors),
      this.profiles.students(students),
      this.organisations.byIds(homes),
    ]);
    return new Map(
      meetings.map((meeting) => {
        const isStudent = meeting.studentPersonId === reader;
        const other = isStudent ? meeting.mentorPersonId : meeting.studentPersonId;
        const home = organisations.get(meeting.homeOrganisationId ?? '');
        const card = isStudent
          ? mentorCard(mentorProfiles.get(other))
          : studentCard(studentProfiles.get(other), home ? localise(home.name, language).text : '');
        return [meeting.id, { ...(meeting.isShown ? card : EMPTY), displayName: names.get(other)?.displayName ?? '' }];
      }),
    );
  }
}

/** What a profile shows of itself before both have accepted. */
export type ProfileCard = Omit<OtherCard, 'displayName'>;
const EMPTY: ProfileCard = { headline: '', languages: [], topics: [], text: '' };

export function mentorCard(profile: MentorProfile | undefined): ProfileCard {
  if (!profile) return EMPTY;
  const { languages, offers, about } = profile;
  return { headline: joined(profile.title, profile.company), languages, topics: offers, text: about };
}

function studentCard(profile: StudentProfile | undefined, home: string): ProfileCard {
  if (!profile) return { ...EMPTY, headline: home };
  const { languages, wishes, wishText } = profile;
  return { headline: joined(profile.degreeProgramme, home), languages, topics: wishes, text: wishText };
}

function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(', ');
}
