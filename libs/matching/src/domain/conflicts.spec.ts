import { describe, expect, it } from '@jest/globals';
import { conflictsBetween, type MentorTies, type StudentTies, wordsOf } from './conflicts.js';

const student = (ties: Partial<StudentTies> = {}): StudentTies => ({
  ...{ enrolmentId: 's', employer: '', home: ['Metropolia', 'Metropolia University of Applied Sciences'], avoids: [] },
  ...ties,
});
const mentor = (...companies: string[]): MentorTies => ({ enrolmentId: 'm', companies, avoids: [] });
const why = (one: StudentTies, other: MentorTies) => conflictsBetween([one], [other]).map((pair) => pair.why);

describe('two who are not to be paired', () => {
  it('work for the same employer, however its name is written', () => {
    for (const employer of ['Nokia', 'NOKIA OYJ', ' nokia, oyj ', 'Nokia Solutions']) {
      expect([employer, why(student({ employer }), mentor('Nokia Oyj'))]).toEqual([employer, ['same-employer']]);
    }
    expect(why(student({ employer: 'Nokia' }), mentor('Nokia Solutions and Networks Oy'))).toEqual(['same-employer']);
    expect(why(student({ employer: 'Nokian Renkaat' }), mentor('Nokia Oyj'))).toEqual([]);
  });

  it('have an organisation between them that one of the two named', () => {
    expect(why(student({ avoids: ['Koodi'] }), mentor('Koodi Oy'))).toEqual(['avoided-organisation']);
    const teacher = { ...mentor(''), avoids: ['Metropolia'] };
    expect(why(student(), teacher)).toEqual(['avoided-organisation']);
    expect(why(student({ home: ['Laurea'] }), teacher)).toEqual([]);
    expect(why(student({ home: [], employer: 'Kahvila Oy' }), { ...teacher, avoids: ['kahvila'] })).toEqual([
      'avoided-organisation',
    ]);
  });

  it('are nobody where nothing was said', () => {
    expect(why(student(), mentor(''))).toEqual([]);
    expect(why(student({ employer: '-' }), mentor('-', 'Oy'))).toEqual([]);
  });

  it('are told once for each reason', () => {
    const [one, other] = [student({ employer: 'Koodi', avoids: ['Koodi', 'koodi oy'] }), mentor('Koodi', 'Koodi Oy')];
    expect(why(one, other).sort()).toEqual(['avoided-organisation', 'same-employer']);
  });
});

describe('the words of a name', () => {
  it('leave out signs and the legal form at the end, and nothing else', () => {
    expect(wordsOf('Ab Åbo & Söner Oy Ab')).toEqual(['ab', 'åbo', 'söner']);
    expect(wordsOf('Oy')).toEqual([]);
  });
});
