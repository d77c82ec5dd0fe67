import { EXPERIENCE_BANDS, type MentorAnswers, type StudentAnswers } from '../answers.js';
import type { Rules } from '../rules.js';
import { mentor, RULES, student } from './people.js';

const TOPICS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const GOALS = ['first-job', 'thesis', 'internship', 'own-business'];
const FIELDS = ['061', '068', '06', '04', '041', '99', ''];
const LANGUAGES = ['en', 'fi', 'sv', 'de'];
const SLOTS = ['mon-day', 'mon-evening', 'tue-evening', 'wed-day', 'weekend'];
const INDUSTRIES = ['J', 'K', 'Q'];
const BROAD_FIELDS = ['06', '04', '07', '09'];
const DEGREES = ['bachelor', 'master', 'doctoral', null] as const;
const PLACES = ['01091', '01049', '06837', null, null];
const CRITERIA = ['wishes', 'field', 'industry', 'goals', 'language', 'place-time', null, null] as const;

/** Chance that repeats: the same number, the same people (mulberry32, public domain). */
export class Chance {
  constructor(private state: number) {}

  upTo(count: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  }

  /** One of the values; there is at least one. */
  of<Value>(values: readonly Value[]): Value {
    return values[this.upTo(values.length)] as Value;
  }

  some<Value>(values: readonly Value[], least = 0): Value[] {
    const chosen = values.filter(() => this.upTo(5) < 2);
    return chosen.length < least ? [this.of(values)] : chosen;
  }

  private shared() {
    return {
      field: this.of(FIELDS),
      languages: this.some(LANGUAGES, 1).map((language) => ({ language, rank: 1 + this.upTo(7) })),
      slots: this.some(SLOTS),
      modes: this.some(['in_person', 'remote'], 1),
      goals: this.some(GOALS),
      place: this.of(PLACES),
    };
  }

  student(): StudentAnswers {
    const shared = this.shared();
    return student({
      ...shared,
      wishes: this.some(TOPICS),
      industries: this.some(INDUSTRIES),
      wishedExperience: this.of([...EXPERIENCE_BANDS, null]),
      workingLanguage: this.of([this.of(shared.languages).language, null, null]),
      mostImportant: this.of(CRITERIA),
      degree: this.of(DEGREES),
      waitedRounds: this.upTo(4),
    });
  }

  mentor(): MentorAnswers {
    return mentor({
      ...this.shared(),
      offers: this.some(TOPICS),
      industry: this.of([...INDUSTRIES, null]),
      experience: this.of(EXPERIENCE_BANDS),
      wishedFields: this.some(BROAD_FIELDS),
      wishedDegree: this.of(DEGREES),
    });
  }

  /** Rules that staff could make: points that add up, some rules off, some a must. */
  rules(): Rules {
    const codes = ['topics', 'goals', 'field', 'industry', 'experience', 'languages', 'availability', 'place'] as const;
    const pieces = Array.from({ length: 20 }, () => this.of([...codes, 'students', 'waiting'] as const));
    const points = (code: string) => 50 * pieces.filter((piece) => piece === code).length;
    const pairRule = (code: (typeof codes)[number]) => ({ points: points(code), must: this.upTo(12) === 0 });
    const { soft, hard } = RULES;
    const on = () => ({ on: this.upTo(4) > 0 });
    return {
      soft: {
        topics: pairRule('topics'),
        goals: pairRule('goals'),
        field: { ...soft.field, ...pairRule('field') },
        industry: pairRule('industry'),
        experience: { ...soft.experience, ...pairRule('experience') },
        languages: { ...soft.languages, ...pairRule('languages') },
        availability: { ...soft.availability, ...pairRule('availability') },
        place: { ...soft.place, ...pairRule('place') },
        students: { points: points('students'), must: false },
        waiting: { ...soft.waiting, points: points('waiting') },
      },
      hard: {
        ...hard,
        'working-language': { ...on(), rank: 1 + this.upTo(6) },
        'meeting-mode': on(),
        'meeting-place': on(),
      },
      importance: this.of([0, 100, 200, 500]),
    };
  }
}
