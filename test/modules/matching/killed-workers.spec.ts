import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { SignedIn } from '#identity';
import { createTestDatabase } from '../../support/database.js';
import { NOON, openHouse } from '../../support/house.js';
import { STEPS } from '../../support/smtp-stand-in.js';
import { type CompiledHouse, compileHouse } from '../platform/support/compiled-house.js';
import { Round } from './builders.js';
import { Disturbance } from './support/disturbance.js';
import type { Place } from './support/gate.js';
import { WorkedRound } from './support/worked-round.js';

// Each kill costs a start of a worker.
jest.setTimeout(1_800_000);

const FIELDS = ['06', '061', '04', '02'];
const TOPICS = ['interviews', 'networking', 'sales', 'marketing', 'data', 'software', 'finance'];
const pick = <Item>(items: readonly Item[], ...places: number[]) => items.filter((_, at) => places.includes(at));

const runStage = (stage: string): Place => ({
  table: 'matching.match_run',
  when: 'before update',
  rows: `new.stage = '${stage}' and old.stage <> new.stage`,
});
const queued: Place = { table: 'bullmq.job', when: 'before insert' };
const noted = (job: string): Place => ({
  table: 'platform.job_note',
  when: 'before update',
  rows: `new.name = '${job}' and new.state = 'done'`,
});

/** Where a worker dies while it computes the run. */
const IN_THE_RUN: readonly Place[] = [
  queued,
  { table: 'matching.match_run', when: 'before update', rows: `old.state = 'queued' and new.state = 'running'` },
  runStage('reading'),
  runStage('scoring'),
  runStage('solving'),
  runStage('storing'),
  { table: 'matching.proposal', when: 'after insert' },
  { table: 'programmes.seat_hold', when: 'after insert' },
  { table: 'matching.match_run', when: 'before update', rows: `new.state = 'done'` },
  { table: 'platform.fact', when: 'before insert', rows: `new.type = 'matching.run-finished'` },
  noted('matching.run-match'),
];

/** ... while it makes mails of facts: they are handed over, queued, told, and the mails are asked for. */
const FROM_FACTS_TO_MAILS: readonly Place[] = [
  { table: 'platform.delivery', when: 'before insert' },
  queued,
  { table: 'notifications.notification', when: 'after insert', rows: `new.type = 'proposal-for-mentor'` },
  { table: 'notifications.delivery', when: 'after insert' },
  { table: 'platform.job_note', when: 'before insert', rows: `new.name = 'notifications.send-mail'` },
  { table: 'platform.delivery', when: 'before update', rows: `new.state = 'done'` },
];

/** ... and around a mail's way to the mail server. */
const BEFORE_SENDING: Place = { table: 'notifications.delivery', when: 'before update', rows: `new.state = 'sending'` };
const AFTER_NOTING = noted('notifications.send-mail');

let compiled: CompiledHouse;
let disturbed: WorkedRound;
let undisturbed: WorkedRound;
let staff: SignedIn;
let runId: string;
let addresses: Map<string, string>;

beforeAll(async () => {
  compiled = await compileHouse();
  const source = await createTestDatabase();
  await startRun(source);
  [disturbed, undisturbed] = [
    await WorkedRound.open(await source.copy(), compiled.worker),
    await WorkedRound.open(await source.copy(), compiled.worker),
  ];
  await source.drop();
});
afterAll(async () => {
  const server = process.env.TEST_DATABASE_URL ?? '';
  await disturbed?.close(server);
  await undisturbed?.close(server);
  await compiled.remove();
});

/** Twenty students and fifteen mentors, some with two seats, and a run of theirs that no worker has seen. */
async function startRun(source: Awaited<ReturnType<typeof createTestDatabase>>): Promise<void> {
  const house = await openHouse(NOON, {}, source);
  const round = await Round.open(house);
  const people = [];
  for (let at = 0; at < 20; at += 1) {
    const wishes = pick(TOPICS, at % 7, (at * 3) % 7, (at * 5 + 1) % 7);
    people.push(await round.student(`Student ${at}`, { wishes, field: FIELDS[at % 4] ?? '06' }));
  }
  for (let at = 0; at < 15; at += 1) {
    const offers = pick(TOPICS, (at * 2) % 7, (at * 4 + 2) % 7);
    people.push(await round.mentor(`Mentor ${at}`, { offers, field: FIELDS[at % 3] ?? '06', seats: at % 3 ? 1 : 2 }));
  }
  addresses = new Map(people.map(({ enrolmentId, address }) => [enrolmentId, address]));
  staff = await round.staff();
  // Nobody writes to staff about their role here: only the round's own mails are counted.
  await house.database.query('delete from identity.contact_address where person_id = $1', [staff.personId]);
  await house.settle();
  runId = await round.startRun(staff);
  await house.close();
}

async function killInTheRun(disturbance: Disturbance): Promise<void> {
  for (const place of IN_THE_RUN) await disturbance.killAt(place);
  await disturbance.start();
  await disturbed.crew.works('the run is done', () => disturbed.isRunDone());
  await disturbed.crew.dismiss();
}

/** The first of them dies while staff are still publishing. */
async function killFromFactsToMails(disturbance: Disturbance): Promise<void> {
  const [first, ...others] = FROM_FACTS_TO_MAILS;
  if (first) await disturbance.killAt(first, () => disturbed.publish(runId, staff));
  for (const place of others) await disturbance.killAt(place);
}

/** All but one die where no mail is between the mail server's 250 and our note of it. */
async function killAmongTheSends(disturbance: Disturbance): Promise<void> {
  for (const step of STEPS.filter((each) => each !== 'body')) await disturbance.killAtStep(step);
  await disturbance.killAt(BEFORE_SENDING);
  for (const mails of [1, 2, 3]) await disturbance.killAfterMails(mails);
  disturbance.places = 1;
  await disturbance.killAt(AFTER_NOTING);
  expect(disturbed.crew.excused).toEqual(new Map());
  disturbance.places = 1;
  await disturbance.killAtStep('after body');
  await disturbance.killAfterMails(2);
}

describe('a worker that is killed again and again during a run and its mails', () => {
  it('leaves the same result, loses no mail, and doubles one only between the server’s 250 and our note', async () => {
    await undisturbed.outOfTime(async () => {
      await undisturbed.crew.start();
      await undisturbed.crew.works('the run is done', () => undisturbed.isRunDone());
      await undisturbed.publish(runId, staff);
      await undisturbed.crew.works('all is done', () => undisturbed.isAllWorkDone());
    });
    const disturbance = new Disturbance(disturbed);
    await disturbed.outOfTime(async () => {
      await killInTheRun(disturbance);
      await killFromFactsToMails(disturbance);
      await killAmongTheSends(disturbance);
      disturbance.places = Number.POSITIVE_INFINITY;
      await disturbance.start();
      await disturbed.crew.works('all is done', () => disturbed.isAllWorkDone());
    });
    expect(disturbance.kills).toBe(29);

    const outcome = await undisturbed.outcome();
    expect(outcome.run).toMatchObject([{ row: { id: runId, state: 'published', matched: 20 } }]);
    expect(await disturbed.outcome()).toEqual(outcome);

    const expected = await undisturbed.mails();
    expect(Object.values(expected).reduce((sum, { copies }) => sum + copies, 0)).toBe(2 * outcome.proposals.length);
    const mails = await disturbed.mails();
    const doubled = Object.keys(mails).filter((key) => mails[key]?.copies !== expected[key]?.copies);
    expect(doubled).toHaveLength(1);
    expect(disturbed.crew.excused.size).toBe(1);
    const [twice] = doubled;
    const once = twice ? { [twice]: { ...mails[twice], copies: (mails[twice]?.copies ?? 0) - 1 } } : {};
    expect({ ...mails, ...once }).toEqual(expected);
    expect(new Set(Object.keys(mails).map((key) => key.split(': ')[0]))).toEqual(
      new Set(outcome.proposals.flatMap(toldOf)),
    );
  });
});

/** The addresses of both sides of a proposal. */
function toldOf(proposal: object): string[] {
  const { row } = proposal as { row: { student_enrolment_id: string; mentor_enrolment_id: string } };
  return [row.student_enrolment_id, row.mentor_enrolment_id].map((id) => addresses.get(id) ?? '');
}
