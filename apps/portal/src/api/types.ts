/** Names for the parts of the generated schema. No shape is written here: what a part looks like, the contracts in `libs/<lib>/src/api` say. */
import type { components, operations } from './schema.js';

type Schemas = components['schemas'];
type QueryOf<Operation extends { parameters: { query?: unknown } }> = NonNullable<Operation['parameters']['query']>;

export type Language = Schemas['Language'];
export type LocalisedText = Schemas['LocalisedText'];
export type Problem = Schemas['Problem'];
export type Fault = NonNullable<Problem['faults']>[number];

// identity
export type Me = Schemas['Me'];
export type Provider = Schemas['Provider'];
export type ProviderList = Schemas['ProviderList'];
export type CodeRequest = Schemas['CodeRequest'];
export type OwnSession = Schemas['OwnSession'];
export type SignInWay = Schemas['SignInWay'];
export type AccountLink = Schemas['AccountLink'];
export type LinkSide = Schemas['LinkSide'];
export type AddressOutcome = Schemas['AddressOutcome']['outcome'];

// profiles
export type StudentProfile = Schemas['StudentProfile'];
export type StudentProfileInput = Schemas['StudentProfileInput'];
export type MentorProfile = Schemas['MentorProfile'];
export type MentorProfileInput = Schemas['MentorProfileInput'];
export type LanguageSkill = Schemas['LanguageSkill'];
export type Cefr = LanguageSkill['level'];
export type Slot = StudentProfile['slots'][number];
export type MeetingMode = StudentProfile['modes'][number];
export type CitizenshipGroup = NonNullable<StudentProfile['citizenshipGroup']>;
export type Criterion = NonNullable<StudentProfile['mostImportant']>;
export type ExperienceBand = NonNullable<StudentProfile['wishedExperience']>;
export type DegreeLevel = NonNullable<MentorProfile['wishedDegree']>;
export type CodeListId = operations['Profiles_codes']['parameters']['path']['id'];

// programmes
export type Enrolment = Schemas['Enrolment'];
export type EnrolmentState = Enrolment['state'];
export type Role = Enrolment['role'];
export type Cohort = Schemas['Cohort'];
export type Application = Schemas['Application'];
export type CapacityChange = Schemas['CapacityChange'];
export type DirectoryEntry = Schemas['DirectoryEntry'];
export type DirectoryQuery = QueryOf<operations['Programmes_entries']>;

// matching
export type Proposal = Schemas['Proposal'];
export type WaitingForMentor = Schemas['WaitingForMentor'];
export type ProposalAnswer = Schemas['ProposalAnswer'];
export type DeclineReason = NonNullable<ProposalAnswer['reason']>;

// mentors whom students ask themselves
export type MentorChoice = Schemas['MentorChoice'];
export type MentorCard = Schemas['MentorCard'];
export type MentorPage = Schemas['MentorPage'];
export type MentorRequest = Schemas['MentorRequest'];
export type MentorSearch = QueryOf<operations['Mentors_mentors']>;

// mentorship
export type Mentorship = Schemas['Mentorship'];
export type MentorshipState = Mentorship['state'];
export type Meeting = Schemas['Meeting'];
export type MeetingState = Meeting['state'];
export type NewMeeting = Schemas['NewMeeting'];
export type MeetingAnswer = Schemas['MeetingAnswer'];

// events
export type LuotsiEvent = Schemas['Event'];
export type EventSearch = Omit<QueryOf<operations['Events_list']>, 'after'>;
export type Registration = Schemas['Registration'];
export type RegistrationState = Registration['state'];

// the match desk
export type DeskRun = Schemas['DeskRun'];
export type RunState = DeskRun['state'];
export type RunStage = DeskRun['stage'];
export type HowMatchingWorks = Schemas['HowMatchingWorks'];
export type RunSettings = Schemas['RunSettings'];
export type Aim = RunSettings['aims'][number];
export type RunnableCohort = Schemas['RunnableCohort'];
export type NewRun = Schemas['NewRun'];
export type DeskPair = Schemas['DeskPair'];
export type DeskPairDetails = Schemas['DeskPairDetails'];
export type OtherMentor = DeskPairDetails['others'][number];
export type Act = Schemas['Act'];
export type ActPreview = Schemas['ActPreview'];
export type ActCost = Schemas['ActCost'];
export type UnmatchedStudent = Schemas['UnmatchedStudent'];
export type DeskGroup = Schemas['DeskGroup'];
export type DeskGroups = Schemas['DeskGroups'];
export type RemovedByRule = Schemas['RemovedByRule'];
export type RuleCounts = Schemas['RuleCounts'];
export type Coverage = Schemas['Coverage'];
export type RunLetters = Schemas['RunLetters'];
export type LetterPreview = Schemas['LetterPreview'];
export type PreviewedLetter = Schemas['PreviewedLetter'];
export type RecruitingList = Schemas['RecruitingList'];
export type RecruitingNeed = Schemas['RecruitingNeed'];
export type RunComparison = Schemas['RunComparison'];
export type WithoutPair = Schemas['WithoutPair'];
export type Substitutes = Schemas['Substitutes'];
export type Substitute = Substitutes['options'][number];
export type WhatIf = Schemas['WhatIf'];
export type WhatIfResult = Schemas['WhatIfResult'];

// talks at a kick-off
export type TalkRound = Schemas['TalkRound'];
export type TalkPlan = Schemas['TalkPlan'];
export type TalkSettings = Omit<TalkPlan, 'version'>;
export type NewTalkRound = Schemas['NewTalkRound'];
export type PlannedTalk = Schemas['PlannedTalk'];
export type MyTalk = Schemas['MyTalk'];
export type MyTalkRound = Schemas['MyTalkRound'];
export type TalkMark = Schemas['TalkMark']['mark'];
