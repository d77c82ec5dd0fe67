import { loadEnv } from '#config/env';
import { Database, Rehearsal, Transactions } from '#platform';
import { DAY, helsinkiInstant, localDate, SettableClock } from '#platform/kernel';
import { Directory } from '#programmes';
import { withHouse } from '../command-house.js';
import type { Output } from '../output.js';
import { Dice, repeatChance } from './dice.js';
import { DIRECTORY } from './directory-entries.js';
import { whoMaySignIn } from './known-people.js';
import { COMING_EVENTS_OPENED, seedComingEvents } from './seed-events.js';
import { seedFinishedRound } from './seed-finished-round.js';
import { SeedHouse } from './seed-house.js';
import { seedDecisions, seedMentors, seedStudents } from './seed-open-round.js';
import { seedSignIns } from './seed-sign-ins.js';
import { OtherSteps, Steps } from './steps.js';

/** No worker serves it: what follows from the seed's facts happens here, with the seed's clock and without mail. */
const LANE = 'seed';
const DICE_SEED = 20_220_501;
const SIGN_INS_DICE_SEED = 19_171_206;
/** How much of the demonstration, by the setting LUOTSI_SEED. */
const SHARES = { full: 1, small: 0.1 } as const;

/**
 * `luotsi seed`: invented people in a demonstration programme, made through the doors of the libs. `--sign-ins` only what is needed to sign
 * in and the public directory, `--who` prints the list. Never in production.
 */
export async function seed(
  source: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
  out: Output,
): Promise<number> {
  const env = loadEnv(source);
  if (env.LUOTSI_ENV === 'production') {
    out.error('The seed holds invented people and is refused in production.');
    return 1;
  }
  if (args.includes('--who')) {
    for (const line of whoMaySignIn(env.PUBLIC_URL)) out.write(line);
    return 0;
  }
  const { DEMO_IDP_URL: idpUrl } = env;
  if (!idpUrl) {
    out.error('DEMO_IDP_URL is not set: the seed needs the demo identity provider (npm start runs it).');
    return 1;
  }
  // The same day and code give the same rows: the hour of the day must not matter.
  const today = helsinkiInstant(localDate(new Date()));
  if (args.includes('--sign-ins')) await seedAccounts(source, idpUrl, today);
  else if (env.LUOTSI_SEED !== 'sign-ins')
    await seedPeople({ ...source, SMTP_URL: '' }, today, SHARES[env.LUOTSI_SEED], out);
  return 0;
}

/** On an empty database with the day's clock and repeatable chance; later only what has changed is written, as of now. */
async function seedAccounts(
  source: Readonly<Record<string, string | undefined>>,
  idpUrl: string,
  today: Date,
): Promise<void> {
  const clock = new SettableClock(new Date());
  await withHouse(
    source,
    async (house) => {
      const isEmpty = !(await house.get(Database, { strict: false }).one('select 1 from programmes.programme limit 1'));
      if (isEmpty) {
        clock.set(today);
        repeatChance(new Dice(SIGN_INS_DICE_SEED));
      }
      // Cut short, it leaves nothing behind, and the next start finds an empty database again.
      await house.get(Transactions, { strict: false }).run(async () => {
        await seedSignIns(house, idpUrl, isEmpty);
        // Services and actors are real and public: they are there however little invented life is wanted.
        if (isEmpty) for (const entry of DIRECTORY) await house.get(Directory, { strict: false }).add(entry);
      });
    },
    { clock },
  );
}

/** The rest, once: on a database that has it all it does nothing, and what was cut short it goes on with. */
async function seedPeople(
  source: Readonly<Record<string, string | undefined>>,
  today: Date,
  share: number,
  out: Output,
): Promise<void> {
  const clock = new SettableClock(today);
  await withHouse(
    source,
    async (context) => {
      const database = context.get(Database, { strict: false });
      const rehearsal = context.get(Rehearsal, { strict: false });
      const done = await rehearsal.steps();
      // The accounts come with one programme; the finished round is in a second one.
      if (done.length === 0 && (await database.one('select 1 from programmes.programme offset 1 limit 1')))
        return tellWhenHalfDone(database, out);
      if (done.length > 0) out.write('Going on with the demonstration data where an earlier start was ended.');
      try {
        const dice = new Dice(DICE_SEED);
        const steps = new Steps(context, clock, dice, rehearsal, done);
        const tell = (line: string) => (steps.isWalkingAgain ? undefined : out.write(line));
        await seedRounds(new SeedHouse(context, clock, dice, steps), { today: today.toISOString(), share }, tell);
      } catch (error) {
        if (!(error instanceof OtherSteps)) throw error;
        await tellWhenHalfDone(database, out);
      }
      await rehearsal.end();
    },
    { clock, lane: LANE },
  );
}

/** What a seed that is cut short keeps to, also when it goes on on another day or with another setting. */
type Plan = { readonly today: string; readonly share: number };

async function seedRounds(house: SeedHouse, asked: Plan, write: (line: string) => void): Promise<void> {
  const { today, share, cohortId } = await house.act('plan', async () => {
    const cohort = await house
      .get(Database)
      .one<{ id: string }>('select id from programmes.cohort order by id desc limit 1');
    if (!cohort) throw new Error('There is no open round');
    return { ...asked, cohortId: cohort.id };
  });
  const tell = (round: string) => (what: string, done: number, of: number) =>
    write(`${round}: ${what} ${done} of ${of}`);
  await seedFinishedRound(house, share, tell('Talent Helsinki 2022-23'));
  await seedOpenRound(house, cohortId, new Date(today), share, tell('Open round'));
}

/** The coming events are the last that the seed makes: without them one of other code was cut short, and this code cannot go on with it. */
async function tellWhenHalfDone(database: Database, out: Output): Promise<void> {
  if (
    await database.one(
      'select 1 from events.event where programme_id = (select programme_id from programmes.cohort order by id desc limit 1)',
    )
  )
    return;
  out.write('The demonstration data is not complete, because an earlier Luotsi was ended while it was filled in.');
  out.write('To have it whole, stop Luotsi, delete its data folder and start again.');
}

async function seedOpenRound(
  house: SeedHouse,
  cohortId: string,
  today: Date,
  share: number,
  progress: (what: string, done: number, of: number) => void,
): Promise<void> {
  house.clock.set(new Date(today.getTime() - 7 * DAY));
  const size = { students: 250 * share, mentors: 100 * share, firstStudent: 1, firstMentor: 1 };
  const applications = await seedStudents(house, cohortId, size, progress);
  await seedMentors(house, cohortId, size, progress);
  await seedDecisions(house, applications, Math.ceil(20 * share));
  house.clock.set(new Date(today.getTime() - COMING_EVENTS_OPENED));
  await seedComingEvents(house, cohortId, localDate(today), share);
  await house.settle();
  house.clock.set(today);
}
