import { loadEnv } from '#config/env';
import { Database } from '#platform';
import { DAY, localDate, SettableClock } from '#platform/kernel';
import { Directory } from '#programmes';
import { withHouse } from '../command-house.js';
import type { Output } from '../output.js';
import { Dice } from './dice.js';
import { DIRECTORY } from './directory-entries.js';
import { whoMaySignIn } from './known-people.js';
import { COMING_EVENTS_OPENED, seedComingEvents } from './seed-events.js';
import { seedFinishedRound } from './seed-finished-round.js';
import { SeedHouse } from './seed-house.js';
import { seedDecisions, seedMentors, seedStudents } from './seed-open-round.js';
import { seedSignIns } from './seed-sign-ins.js';

/** No worker serves it: what follows from the seed's facts happens here, with the seed's clock and without mail. */
const LANE = 'seed';
const DICE_SEED = 20_220_501;

/**
 * `luotsi seed`: invented people in a demonstration programme, made through the doors of the libs. `--sign-ins` only what is needed to sign
 * in, `--who` prints the list. Never in production.
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
  if (args.includes('--sign-ins')) await withHouse(source, (house) => seedSignIns(house, idpUrl));
  else if (env.LUOTSI_SEED === 'full') await seedPeople({ ...source, SMTP_URL: '' }, out);
  return 0;
}

/** The rest, once: on a database that has more than the accounts to sign in with it does nothing. */
async function seedPeople(source: Readonly<Record<string, string | undefined>>, out: Output): Promise<void> {
  const clock = new SettableClock(new Date());
  await withHouse(
    source,
    async (context) => {
      const database = context.get(Database, { strict: false });
      if (await database.one('select 1 from programmes.directory_entry limit 1')) return;
      const house = new SeedHouse(context, clock, new Dice(DICE_SEED));
      for (const entry of DIRECTORY) await house.get(Directory).add(entry);
      const today = clock.now();
      const tell = (round: string) => (what: string, done: number, of: number) =>
        out.write(`${round}: ${what} ${done} of ${of}`);
      const cohort = await database.one<{ id: string }>('select id from programmes.cohort order by id desc limit 1');
      if (!cohort) throw new Error('There is no open round');
      await seedFinishedRound(house, tell('Talent Helsinki 2022-23'));
      await seedOpenRound(house, cohort.id, today, tell('Open round'));
    },
    { clock, lane: LANE },
  );
}

async function seedOpenRound(
  house: SeedHouse,
  cohortId: string,
  today: Date,
  progress: (what: string, done: number, of: number) => void,
): Promise<void> {
  house.clock.set(new Date(today.getTime() - 7 * DAY));
  const size = { students: 250, mentors: 100, firstStudent: 1, firstMentor: 1 };
  const applications = await seedStudents(house, cohortId, size, progress);
  await seedMentors(house, cohortId, size, progress);
  await seedDecisions(house, applications, 20);
  house.clock.set(new Date(today.getTime() - COMING_EVENTS_OPENED));
  await seedComingEvents(house, cohortId, localDate(today));
  await house.settle();
  house.clock.set(today);
}
