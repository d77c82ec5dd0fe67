import { UNSAID_BY_MENTOR, UNSAID_BY_STUDENT } from '../unsaid.js';

/** What a student and a mentor of the tests' world answer in their profiles. */
const PROFILE = {
  field: '06',
  languages: [{ language: 'en', level: 'C1' as const }],
  slots: ['mon-evening'],
  modes: ['remote'],
  version: 0,
};
export const STUDENT_PROFILE = {
  ...UNSAID_BY_STUDENT,
  ...PROFILE,
  degreeType: '2',
  degreeProgramme: 'Information Technology',
  graduationYear: 2027,
  skills: [],
  wishes: ['interviews'],
  wishText: 'My first job in Finland.',
  birthYear: 1999,
  citizenshipGroup: 'other',
  municipality: '091',
};
export const MENTOR_PROFILE = {
  ...UNSAID_BY_MENTOR,
  ...PROFILE,
  title: 'Engineer',
  company: '',
  industry: null,
  yearsOfExperience: 9,
  offers: ['interviews'],
  about: '',
};

/** With the console, and a federation that nobody reaches. */
