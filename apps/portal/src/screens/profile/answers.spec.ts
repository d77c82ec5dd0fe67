import { describe, expect, it } from 'vitest';
import type { MentorProfile, StudentProfile } from '../../api/types.js';
import {
  mentorAnswers,
  mentorFaults,
  mentorInput,
  studentAnswers,
  studentFaults,
  studentInput,
  withoutOpenRows,
} from './answers.js';

const words = {
  missing: 'missing',
  languageTwice: 'twice',
  years: 'years',
  notSpoken: 'not spoken',
  year: () => 'year',
  tooMany: () => 'too many',
};

const saved: StudentProfile = {
  field: '061',
  languages: [{ language: 'en', level: 'C1' }],
  slots: ['mon-evening'],
  modes: ['remote'],
  version: 3,
  degreeType: '1',
  degreeProgramme: '',
  graduationYear: 2027,
  skills: [],
  wishes: ['networking'],
  wishText: '',
  birthYear: null,
  citizenshipGroup: null,
  municipality: null,
  goals: ['thesis'],
  industries: ['J'],
  wishedExperience: '6-15',
  workingLanguage: 'en',
  mostImportant: 'goals',
  meetingPlace: '091',
  employer: 'Koodi Oy',
  avoidOrganisations: ['Nokia Oyj', 'Laurea'],
  complete: true,
  missing: [],
};
const answers = studentAnswers(saved);
const pointers = (faults: { pointer: string }[]) => faults.map(({ pointer }) => pointer);

describe('a student profile in the form', () => {
  it('goes back as it came, with the version that was seen and nothing the API did not ask for', () => {
    const { complete: _, missing: __, ...input } = saved;
    expect(studentInput(answers, 3)).toEqual(input);
  });

  it('sends what is not said as null', () => {
    expect(studentInput({ ...answers, graduationYear: '', municipality: '', meetingPlace: '' }, 3)).toMatchObject({
      meetingPlace: null,
      graduationYear: null,
      municipality: null,
      birthYear: null,
    });
  });

  it('starts with one open row for a language', () => {
    expect(studentAnswers({ ...saved, languages: [] }).languages).toEqual([{ language: '', level: '' }]);
  });

  it('forgets language rows that nobody touched, but keeps the last one to point at', () => {
    const rows = [...answers.languages, { language: '', level: '' } as const];
    expect(withoutOpenRows({ ...answers, languages: rows }).languages).toHaveLength(1);
    expect(withoutOpenRows({ ...answers, languages: [{ language: '', level: '' }] }).languages).toHaveLength(1);
  });
});

const savedMentor: MentorProfile = {
  field: '061',
  languages: [{ language: 'en', level: 'C1' }],
  slots: ['mon-evening'],
  modes: ['remote'],
  version: 2,
  title: 'Engineer',
  company: 'Koodi Oy',
  industry: 'J',
  yearsOfExperience: 9,
  offers: ['networking'],
  about: '',
  goals: ['thesis'],
  meetingPlace: '091',
  avoidOrganisations: [],
  wishedFields: ['06', '04'],
  wishedDegree: 'master',
  complete: true,
  missing: [],
};

describe('a mentor profile in the form', () => {
  it('goes back as it came, with what she wishes of her student', () => {
    const { complete: _, missing: __, ...input } = savedMentor;
    expect(mentorInput(mentorAnswers(savedMentor), 2)).toEqual(input);
    const open = { ...savedMentor, wishedFields: [], wishedDegree: null };
    expect(mentorInput(mentorAnswers(open), 2)).toMatchObject({ wishedFields: [], wishedDegree: null });
  });

  it('takes three wished fields and no more', () => {
    const wishing = (...wishedFields: string[]) => mentorFaults({ ...mentorAnswers(savedMentor), wishedFields }, words);
    expect(wishing('01', '02', '03')).toEqual([]);
    expect(wishing('01', '02', '03', '04')).toEqual([{ pointer: '/wishedFields', code: 'form', detail: 'too many' }]);
  });
});

describe('faults found before sending', () => {
  it('are none in a whole profile', () => {
    expect(studentFaults(answers, words)).toEqual([]);
  });

  it('name each open question in the order of the page', () => {
    const open = { ...answers, degreeType: '', field: '', wishes: [], modes: [] };
    expect(pointers(studentFaults(open, words))).toEqual(['/degreeType', '/field', '/wishes', '/modes']);
  });

  it('name a language that stands twice, at its second row', () => {
    const twice = { ...answers, languages: [...answers.languages, { language: 'en', level: 'B2' as const }] };
    expect(pointers(studentFaults(twice, words))).toEqual(['/languages/1/language']);
  });

  it('name a language to talk in that is not among the own ones', () => {
    expect(pointers(studentFaults({ ...answers, workingLanguage: 'fi' }, words))).toEqual(['/workingLanguage']);
  });

  it('count the organisations by lines that say something', () => {
    const five = { ...answers, avoidOrganisations: 'a\n\n b \nc\nd\ne\n' };
    expect(studentFaults(five, words)).toEqual([]);
    const six = { ...five, avoidOrganisations: `${five.avoidOrganisations}f` };
    expect(pointers(studentFaults(six, words))).toEqual(['/avoidOrganisations']);
    expect(studentInput(five, 3).avoidOrganisations).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('count the topics', () => {
    const many = { ...answers, wishes: ['a', 'b', 'c', 'd', 'e', 'f'] };
    expect(studentFaults(many, words)).toEqual([{ pointer: '/wishes', code: 'form', detail: 'too many' }]);
  });

  it('take years of experience from 0 to 60 only', () => {
    const mentor = mentorAnswers(savedMentor);
    for (const wrong of ['', '61', '-1', '2.5', 'ten']) {
      expect(pointers(mentorFaults({ ...mentor, yearsOfExperience: wrong }, words))).toEqual(['/yearsOfExperience']);
    }
    expect(mentorFaults({ ...mentor, yearsOfExperience: '0' }, words)).toEqual([]);
  });
});
