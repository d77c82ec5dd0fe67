/** What a student may leave open about the pair she hopes for. */
export const UNSAID_BY_STUDENT = {
  goals: [],
  industries: [],
  wishedExperience: null,
  workingLanguage: null,
  mostImportant: null,
  meetingPlace: null,
  employer: '',
  avoidOrganisations: [],
};
/** What a mentor may leave open. */
export const UNSAID_BY_MENTOR = {
  ...{ goals: [], meetingPlace: null, avoidOrganisations: [] },
  ...{ wishedFields: [], wishedDegree: null },
};
