/**
 * What /api/v1 takes and answers, after the contracts in `libs/<lib>/src/api`. Written by hand until the OpenAPI document is complete; then `paths`
 * comes from `schema.d.ts` (`npm run api-client`) and the named types below become aliases of its parts.
 */
export type Language = 'fi' | 'sv' | 'en';
export interface LocalisedText {
  source: Language;
  fi?: string;
  sv?: string;
  en?: string;
}
export type Role = 'student' | 'mentor';

// identity
export interface Me {
  person: { id: string; displayName: string };
  roles: { role: string; organisationId: string | null; programmeId: string | null }[];
}
export interface Provider {
  entityId: string;
  name: LocalisedText;
}

// profiles
export type Cefr = 'A1' | 'A2' | 'B1' | 'B2' | 'C1' | 'C2' | 'native';
export type Slot =
  | 'mon-day'
  | 'mon-evening'
  | 'tue-day'
  | 'tue-evening'
  | 'wed-day'
  | 'wed-evening'
  | 'thu-day'
  | 'thu-evening'
  | 'fri-day'
  | 'fri-evening'
  | 'weekend';
export type MeetingMode = 'in_person' | 'remote';
export type CitizenshipGroup = 'fi' | 'eu_eea' | 'other';
export interface LanguageSkill {
  language: string;
  level: Cefr;
}
interface SharedProfile {
  field: string;
  languages: LanguageSkill[];
  slots: Slot[];
  modes: MeetingMode[];
  version: number;
}
export interface StudentProfileInput extends SharedProfile {
  degreeType: string;
  degreeProgramme: string;
  graduationYear: number | null;
  skills: string[];
  wishes: string[];
  wishText: string;
  birthYear: number | null;
  citizenshipGroup: CitizenshipGroup | null;
  municipality: string | null;
}
export interface MentorProfileInput extends SharedProfile {
  title: string;
  company: string;
  industry: string | null;
  yearsOfExperience: number;
  offers: string[];
  about: string;
}
interface Completeness {
  complete: boolean;
  missing: string[];
}
export interface StudentProfile extends StudentProfileInput, Completeness {}
export interface MentorProfile extends MentorProfileInput, Completeness {}
export type CodeListId = 'degree-types' | 'fields-of-education' | 'industries' | 'topics' | 'municipalities';
export interface Code {
  code: string;
  parent: string | null;
  name: { fi: string; sv: string; en: string };
}

// programmes
export type EnrolmentState =
  | 'draft'
  | 'submitted'
  | 'needs_info'
  | 'approved'
  | 'confirmed'
  | 'waitlisted'
  | 'rejected'
  | 'matched'
  | 'unmatched_closed'
  | 'withdrawn';
export interface Enrolment {
  id: string;
  cohortId: string;
  cohortName: LocalisedText;
  programmeName: LocalisedText;
  role: Role;
  state: EnrolmentState;
  reason: string | null;
  capacity: number | null;
  submittedAt: string | null;
  version: number;
}
export interface Cohort {
  id: string;
  name: LocalisedText;
  programmeName: LocalisedText;
  description: LocalisedText;
  opensOn: string;
  closesOn: string;
  startsOn: string;
  endsOn: string;
  mayApplyAs: Role[];
}
export interface Application {
  cohortId: string;
  role: Role;
  understandsNoJobPromise: true;
  acceptsPrivacyNotice: true;
  capacity?: number;
}
export type DirectoryKind = 'service' | 'actor';
export interface DirectoryEntry {
  id: string;
  kind: DirectoryKind;
  name: LocalisedText;
  description: LocalisedText;
  needs: string[];
  url: string | null;
  facts: {
    label: LocalisedText;
    value: LocalisedText;
    source: string;
    validFrom: string | null;
    validTo: string | null;
  }[];
  checkedOn: string | null;
  state: 'active' | 'closed';
}

// matching
export type ProposalState = 'proposed' | 'sent' | 'half_accepted' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
export type DeclineReason = 'no_time' | 'other_field' | 'other_language' | 'know_each_other' | 'other';
export type ProposalSide = 'none' | 'accepted' | 'declined';
export interface Proposal {
  id: string;
  state: ProposalState;
  role: Role;
  myAnswer: ProposalSide;
  otherAnswer: ProposalSide;
  other: {
    displayName: string;
    headline: string;
    languages: { language: string; level: string }[];
    topics: string[];
    text: string;
  };
  reasons: { uses: string; text: string }[];
  sentAt: string | null;
  expiresAt: string | null;
  mentorshipId: string | null;
  version: number;
}
export interface ProposalAnswer {
  answer: 'accept' | 'decline';
  reason?: DeclineReason;
  comment?: string;
  version: number;
}

// mentorship
export type MentorshipState = 'agreed' | 'active' | 'paused' | 'closing' | 'completed' | 'ended_early' | 'suspended';
export type MeetingState = 'logged' | 'confirmed' | 'objected';
export interface Meeting {
  id: string;
  heldOn: string;
  minutes: number;
  mode: MeetingMode;
  state: MeetingState;
  loggedByMe: boolean;
  countsAt: string | null;
  awaitsMe: boolean;
  version: number;
}
export interface Mentorship {
  id: string;
  state: MentorshipState;
  role: Role;
  others: { personId: string; displayName: string; role: Role; email: string | null }[];
  startedOn: string | null;
  endsOn: string;
  meetings: Meeting[];
  version: number;
}
export interface NewMeeting {
  heldOn: string;
  minutes: number;
  mode: MeetingMode;
}
export interface MeetingAnswer {
  answer: 'confirm' | 'object';
  version: number;
}

// events
export interface LuotsiEvent {
  id: string;
  title: LocalisedText;
  description: LocalisedText;
  startsAt: string;
  endsAt: string;
  place: string;
  organiser: LocalisedText;
  capacity: number;
  seatsLeft: number;
  waiting: number;
  registrationOpen: boolean;
  state: 'draft' | 'published' | 'cancelled';
}
export type RegistrationState = 'confirmed' | 'waitlisted' | 'cancelled' | 'attended' | 'no_show';
export interface Registration {
  id: string;
  eventId: string;
  eventTitle: LocalisedText;
  startsAt: string;
  place: string;
  state: RegistrationState;
  position: number | null;
  version: number;
}

/** Shapes of the operations, in the form that openapi-typescript writes. */
interface Json<Body> {
  content: { 'application/json': Body };
}
interface Items<Item> {
  items: Item[];
}
interface NoContent {
  content?: never;
}
interface Parameters<Query, Path> {
  query?: Query;
  path: Path;
  header?: never;
  cookie?: never;
}
interface Operation<Status extends number, Answer, Body = never, Path = never, Query = never> {
  parameters: Parameters<Query, Path>;
  requestBody: [Body] extends [never] ? never : Json<Body>;
  responses: { [status in Status]: Answer };
}
interface Reads<Answer, Query = never> {
  get: { parameters: Omit<Parameters<Query, never>, 'path'>; requestBody?: never; responses: { 200: Json<Answer> } };
}
interface ReadsOne<Answer, Path> {
  get: { parameters: Parameters<never, Path>; requestBody?: never; responses: { 200: Json<Answer> } };
}
interface Writes<Status extends number, Answer, Body> {
  parameters: { query?: never; path?: never; header?: never; cookie?: never };
  requestBody: Json<Body>;
  responses: { [status in Status]: Answer };
}
interface ById {
  id: string;
}

export interface paths {
  '/api/v1/me': Reads<Me>;
  '/api/v1/me/language': { patch: Writes<204, NoContent, { language: Language }> };
  '/api/v1/auth/idps': Reads<Items<Provider>>;
  '/api/v1/auth/code/request': { post: Writes<202, NoContent, { email: string; language: Language }> };
  '/api/v1/auth/code/verify': { post: Writes<204, NoContent, { code: string }> };
  '/auth/logout': {
    post: { parameters: { path?: never }; requestBody?: never; responses: { 204: NoContent } };
  };
  '/api/v1/me/student-profile': Reads<StudentProfile> & {
    put: Writes<200, Json<StudentProfile>, StudentProfileInput>;
  };
  '/api/v1/me/mentor-profile': Reads<MentorProfile> & { put: Writes<200, Json<MentorProfile>, MentorProfileInput> };
  '/api/v1/code-lists/{id}': ReadsOne<Items<Code>, { id: CodeListId }>;
  '/api/v1/cohorts/open': Reads<Items<Cohort>>;
  '/api/v1/me/enrolments': Reads<Items<Enrolment>> & { post: Writes<201, Json<Enrolment>, Application> };
  '/api/v1/me/enrolments/{id}/withdrawal': { post: Operation<200, Json<Enrolment>, { version: number }, ById> };
  '/api/v1/me/enrolments/{id}/capacity': {
    put: Operation<200, Json<Enrolment>, { capacity: number; version: number }, ById>;
  };
  '/api/v1/me/proposals': Reads<Items<Proposal>>;
  '/api/v1/me/proposals/{id}': ReadsOne<Proposal, ById>;
  '/api/v1/me/proposals/{id}/answer': { post: Operation<200, Json<Proposal>, ProposalAnswer, ById> };
  '/api/v1/me/mentorships': Reads<Items<Mentorship>>;
  '/api/v1/me/mentorships/{id}': ReadsOne<Mentorship, ById>;
  '/api/v1/me/mentorships/{id}/meetings': { post: Operation<201, Json<Mentorship>, NewMeeting, ById> };
  '/api/v1/me/mentorships/{id}/meetings/{meetingId}/answer': {
    post: Operation<200, Json<Mentorship>, MeetingAnswer, ById & { meetingId: string }>;
  };
  '/api/v1/events': Reads<Items<LuotsiEvent>, { from?: string; q?: string; seats?: 'free' }>;
  '/api/v1/events/{id}': ReadsOne<LuotsiEvent, ById>;
  '/api/v1/events/{id}/registration': {
    post: { parameters: { path: ById }; requestBody?: never; responses: { 201: Json<Registration> } };
  };
  '/api/v1/me/registrations': Reads<Items<Registration>>;
  '/api/v1/me/registrations/{id}/cancellation': {
    post: { parameters: { path: ById }; requestBody?: never; responses: { 200: Json<Registration> } };
  };
  '/api/v1/directory': Reads<Items<DirectoryEntry>, { kind?: DirectoryKind; need?: string; q?: string }>;
}
