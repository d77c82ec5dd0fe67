// Scores every pair of a round, as compiled and pair by pair, in one process on built code: npm run build && node test/bench/scoring.mjs [students] [mentors]
import { PairList } from '../../dist/libs/matching/src/domain/pair-list.js';
import { USUAL_SETTINGS } from '../../dist/libs/matching/src/domain/run-settings.js';
import { scorePair } from '../../dist/libs/matching/src/domain/score-pair.js';

const [students = 10_000, mentors = 4_000] = process.argv.slice(2).map(Number);
const NAIVE_PAIRS = 400_000;

let state = 1;
function upTo(count) {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
}
const of = (values) => values[upTo(values.length)];
const some = (values, count) => [...new Set(Array.from({ length: count }, () => of(values)))].sort();
const codes = (name, count) => Array.from({ length: count }, (_, at) => `${name}${at}`);

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];
const SLOTS = [...DAYS.flatMap((day) => [`${day}-day`, `${day}-evening`]), 'weekend'];
const shared = () => ({
  field: of(['061', '041', '071', '091', '101', '021', '06', '04']),
  slots: some(SLOTS, 2 + upTo(4)),
  modes: of([['in_person', 'remote'], ['in_person', 'remote'], ['remote'], ['in_person']]),
  goals: some(codes('goal', 7), upTo(3)),
  place: of(['01091', '01049', '01092', null]),
});
const student = (at) => ({
  ...shared(),
  languages: [
    { language: 'en', rank: 4 + upTo(3) },
    { language: 'fi', rank: 1 + upTo(4) },
    { language: of(['vi', 'bn', 'ru', 'zh', 'es', 'ne']), rank: 7 },
  ],
  wishes: some(codes('topic', 28), 1 + upTo(5)),
  industries: some(codes('industry', 8), upTo(3)),
  wishedExperience: of([null, null, '0-5', '6-15', '16+']),
  workingLanguage: of([null, null, null, 'en']),
  mostImportant: of([null, null, 'wishes', 'field', 'goals', 'place-time']),
  degree: of(['bachelor', 'bachelor', 'master', 'doctoral', null]),
  waitedRounds: upTo(3),
  ...{ enrolmentId: `s${at}`, personId: `person s${at}`, homeOrganisationId: null },
});
const mentor = (at) => ({
  ...shared(),
  languages: [
    { language: 'fi', rank: of([5, 7, 7]) },
    { language: 'en', rank: 3 + upTo(4) },
    { language: 'sv', rank: 1 + upTo(7) },
  ],
  offers: some(codes('topic', 28), 2 + upTo(6)),
  industry: of([...codes('industry', 8), null]),
  experience: of(['0-5', '6-15', '16+']),
  wishedFields: some(['04', '06', '07', '09'], upTo(3)),
  wishedDegree: of([null, null, 'bachelor', 'master']),
  ...{ enrolmentId: `m${at}`, personId: `person m${at}`, freeSeats: 1 },
});
const rule = (points, more = {}) => ({ points, must: false, ...more });
const rules = {
  soft: {
    ...{ topics: rule(270), goals: rule(135), field: rule(135, { broadShare: 0.6 }), industry: rule(72) },
    ...{ experience: rule(54, { nextShare: 0.5 }), languages: rule(54, { rank: 3, enough: 2 }) },
    ...{ availability: rule(108, { enoughHours: 12 }), place: rule(36, { regionShare: 0.6 }) },
    students: rule(96),
    waiting: { points: 40, enoughRounds: 2 },
  },
  hard: {
    ...{ 'working-language': { on: true, rank: 4 }, 'meeting-mode': { on: true }, 'meeting-place': { on: true } },
    ...{ 'same-employer': { on: true }, 'avoided-organisation': { on: true } },
  },
  importance: 200,
};
const snapshot = {
  students: Array.from({ length: students }, (_, at) => student(at)),
  mentors: Array.from({ length: mentors }, (_, at) => mentor(at)),
  ...{ barred: [], rules, settings: USUAL_SETTINGS },
};

/** Millions a second of this process's own time: others on the machine do not count. */
function measured(pairs, work) {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (pairs / (user + system)).toFixed(2);
}
const naive = measured(NAIVE_PAIRS, () => {
  for (let at = 0; at < NAIVE_PAIRS; at += 1)
    scorePair(snapshot.students[at % students], snapshot.mentors[(at * 7) % mentors], rules);
});
console.log(`${students} students x ${mentors} mentors`);
console.log(`pair by pair: ${naive} M pairs/s`);
for (let round = 1; round <= 3; round += 1) {
  let found = 0;
  const speed = measured(students * mentors, () => {
    const list = new PairList(snapshot);
    list.scoreStudents(0, students);
    found = list.size;
  });
  console.log(
    `compiled, round ${round}: ${speed} M pairs/s, ${(speed / naive).toFixed(0)} times; ${found} pairs allowed`,
  );
}
