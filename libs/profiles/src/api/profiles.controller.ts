import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentActor, Permit, type SignedIn } from '#identity';
import { Answers } from '#platform';
import { DomainError } from '#platform/kernel';
import { CODE_LIST_IDS, CodeLists, isCodeListId } from '../code-lists/code-lists.js';
import { missingForMentor, missingForStudent } from '../domain/completeness.js';
import { ProfilesError } from '../errors.js';
import { MentorProfile } from '../persistence/mentor-profile.record.js';
import { StudentProfile } from '../persistence/student-profile.record.js';
import { Profiles } from '../profiles.js';
import { SaveProfile } from '../usecases/save-profile.js';
import {
  codeList,
  mentorProfile,
  mentorProfileInput,
  studentProfile,
  studentProfileInput,
} from './profiles.contract.js';

type StudentInput = z.infer<typeof studentProfileInput>;
type MentorInput = z.infer<typeof mentorProfileInput>;

const EMPTY = {
  field: '',
  languages: [],
  slots: [],
  modes: [],
  goals: [],
  meetingPlace: null,
  avoidOrganisations: [],
  version: 0,
};
const EMPTY_STUDENT = {
  ...EMPTY,
  degreeType: '',
  degreeProgramme: '',
  graduationYear: null,
  skills: [],
  wishes: [],
  wishText: '',
  birthYear: null,
  citizenshipGroup: null,
  municipality: null,
  industries: [],
  wishedExperience: null,
  workingLanguage: null,
  mostImportant: null,
  employer: '',
};
const EMPTY_MENTOR = {
  ...EMPTY,
  title: '',
  company: '',
  industry: null,
  yearsOfExperience: 0,
  offers: [],
  about: '',
  wishedFields: [],
  wishedDegree: null,
};

@ApiTags('profiles')
@Controller('api/v1')
export class ProfilesController {
  constructor(
    private readonly profiles: Profiles,
    private readonly saveProfile: SaveProfile,
    private readonly codeLists: CodeLists,
  ) {}

  @Get('code-lists/:id')
  @ApiParam({ name: 'id', enum: CODE_LIST_IDS })
  @Permit('public')
  @Answers(codeList)
  codes(@Param('id') id: string): { items: readonly unknown[] } {
    if (!isCodeListId(id)) throw new DomainError(ProfilesError.unknownList);
    return { items: this.codeLists.codes(id) };
  }

  @Get('me/student-profile')
  @Permit('signed-in')
  @Answers(studentProfile)
  async student(@CurrentActor() actor: SignedIn): Promise<object> {
    const profile = (await this.profiles.students([actor.personId])).get(actor.personId) ?? EMPTY_STUDENT;
    return withCompleteness(profile, missingForStudent(profile));
  }

  @Put('me/student-profile')
  @Permit('signed-in')
  @Answers(studentProfile)
  async saveStudent(
    @CurrentActor() actor: SignedIn,
    @Body({ schema: studentProfileInput }) body: StudentInput,
  ): Promise<object> {
    this.codeLists.requireKnown([
      ...sharedCodes(body),
      ...codesAt('topics', 'skills', body.skills),
      ...codesAt('topics', 'wishes', body.wishes),
      ...codesAt('industries', 'industries', body.industries),
      { list: 'degree-types', code: body.degreeType, pointer: '/degreeType' },
      ...codeAt('municipalities', 'municipality', body.municipality),
    ]);
    const saved = await this.saveProfile.execute('student', StudentProfile, actor.personId, body);
    return withCompleteness(saved, missingForStudent(saved));
  }

  @Get('me/mentor-profile')
  @Permit('signed-in')
  @Answers(mentorProfile)
  async mentor(@CurrentActor() actor: SignedIn): Promise<object> {
    const profile = (await this.profiles.mentors([actor.personId])).get(actor.personId) ?? EMPTY_MENTOR;
    return withCompleteness(profile, missingForMentor(profile));
  }

  @Put('me/mentor-profile')
  @Permit('signed-in')
  @Answers(mentorProfile)
  async saveMentor(
    @CurrentActor() actor: SignedIn,
    @Body({ schema: mentorProfileInput }) body: MentorInput,
  ): Promise<object> {
    this.codeLists.requireKnown([
      ...sharedCodes(body),
      ...codesAt('topics', 'offers', body.offers),
      ...codeAt('industries', 'industry', body.industry),
      ...codesAt('fields-of-education', 'wishedFields', body.wishedFields),
    ]);
    const companyId = (await this.profiles.mentors([actor.personId])).get(actor.personId)?.companyId ?? null;
    const saved = await this.saveProfile.execute('mentor', MentorProfile, actor.personId, { ...body, companyId });
    return withCompleteness(saved, missingForMentor(saved));
  }
}

type ListedAnswer = Parameters<CodeLists['requireKnown']>[0][number];

function sharedCodes({ field, goals, meetingPlace }: StudentInput | MentorInput): ListedAnswer[] {
  return [
    ...codeAt('fields-of-education', 'field', field),
    ...codesAt('goals', 'goals', goals),
    ...codeAt('municipalities', 'meetingPlace', meetingPlace),
  ];
}

function codesAt(list: ListedAnswer['list'], name: string, codes: readonly string[]): ListedAnswer[] {
  return codes.map((code, index) => ({ list, code, pointer: `/${name}/${index}` }));
}

/** An answer that may be left open. */
function codeAt(list: ListedAnswer['list'], name: string, code: string | null): ListedAnswer[] {
  return code === null ? [] : [{ list, code, pointer: `/${name}` }];
}

function withCompleteness(profile: object, missing: readonly string[]): object {
  return { ...profile, complete: missing.length === 0, missing };
}
