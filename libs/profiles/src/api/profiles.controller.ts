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

const EMPTY = { field: '', languages: [], slots: [], modes: [], version: 0 };
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
};
const EMPTY_MENTOR = { ...EMPTY, title: '', company: '', industry: null, yearsOfExperience: 0, offers: [], about: '' };

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
    this.requireCodes(body, [...codesAt('skills', body.skills), ...codesAt('wishes', body.wishes)]);
    this.codeLists.requireKnown([
      { list: 'degree-types', code: body.degreeType, pointer: '/degreeType' },
      ...(body.municipality
        ? [{ list: 'municipalities' as const, code: body.municipality, pointer: '/municipality' }]
        : []),
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
    this.requireCodes(body, codesAt('offers', body.offers));
    if (body.industry) this.codeLists.requireKnown([{ list: 'industries', code: body.industry, pointer: '/industry' }]);
    const companyId = (await this.profiles.mentors([actor.personId])).get(actor.personId)?.companyId ?? null;
    const saved = await this.saveProfile.execute('mentor', MentorProfile, actor.personId, { ...body, companyId });
    return withCompleteness(saved, missingForMentor(saved));
  }

  private requireCodes(body: { field: string }, topics: readonly { code: string; pointer: string }[]): void {
    this.codeLists.requireKnown([
      { list: 'fields-of-education', code: body.field, pointer: '/field' },
      ...topics.map(({ code, pointer }) => ({ list: 'topics' as const, code, pointer })),
    ]);
  }
}

function codesAt(name: string, codes: readonly string[]): { code: string; pointer: string }[] {
  return codes.map((code, index) => ({ code, pointer: `/${name}/${index}` }));
}

function withCompleteness(profile: object, missing: readonly string[]): object {
  return { ...profile, complete: missing.length === 0, missing };
}
