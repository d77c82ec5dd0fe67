import { AnswerProposal, PublishProposals, StartRun } from '#matching';
import { AnswerMeeting, LogMeeting } from '#mentorship';
import { Database } from '#platform';
import { addDays, HOUR, helsinkiInstant, type LocalDate, localDate, MINUTE, type PersonId } from '#platform/kernel';
import { seedPastEvents } from './seed-events.js';
import type { SeedHouse } from './seed-house.js';
import { handfuls, seedDecisions, seedMentors, seedStudents } from './seed-open-round.js';
import { addTalentHelsinki } from './talent-helsinki.js';

type Progress = (what: string, done: number, of: number) => void;

const MANAGER = 'manager.helsinki@hel.fi';
const REASONS = ['no_time', 'other_field', 'other_language', 'know_each_other', 'other'] as const;

/** The finished round, lived from applications to the last meeting with the clock set to then. */
export async function seedFinishedRound(house: SeedHouse, share: number, progress: Progress): Promise<void> {
  house.clock.set(helsinkiInstant('2022-05-02', '09:00'));
  const cohortId = await house.act('Talent Helsinki', () => addTalentHelsinki(house));
  house.clock.set(helsinkiInstant('2022-08-16', '09:00'));
  const size = { students: 350 * share, mentors: 140 * share, firstStudent: 101, firstMentor: 101 };
  const applications = await seedStudents(house, cohortId, size, progress);
  await seedMentors(house, cohortId, size, progress);
  await seedDecisions(house, applications, 0);
  await house.settle();
  await matchAndAnswer(house, cohortId, '2022-09-20');
  // What was declined or ran out in the first run is given another chance.
  await matchAndAnswer(house, cohortId, '2022-10-04');
  await liveTheYear(house, progress);
  await seedPastEvents(house, cohortId, share);
}

type OpenProposal = {
  readonly id: string;
  readonly mentor: PersonId;
  readonly student: PersonId;
};

async function matchAndAnswer(house: SeedHouse, cohortId: string, on: string): Promise<void> {
  house.clock.set(helsinkiInstant(on, '10:00'));
  const runId = await house.act(`run of ${on}`, async () =>
    house.get(StartRun).execute({ cohortId }, await house.staff(MANAGER)),
  );
  await house.settle();
  house.clock.advance(3 * HOUR);
  await house.act(`proposals of ${on}`, async () => {
    const { sent } = await house.get(PublishProposals).ofRun(runId, await house.staff(MANAGER));
    return sent;
  });
  await house.settle();
  const open = await house.act(`open on ${on}`, () =>
    house
      .get(Database)
      .query<OpenProposal>(
        `select id, mentor_person_id as mentor, student_person_id as student from matching.proposal where run_id = $1 and state = 'sent' order by id`,
        [runId],
      ),
  );
  for (const [from, to] of handfuls(open.length))
    await house.act(`answers to ${to}`, () => answerAll(house, open.slice(from, to)));
  await house.settle();
  house.clock.set(helsinkiInstant(addDays(on, 9), '06:00'));
  await house.tick();
}

async function answerAll(house: SeedHouse, open: readonly OpenProposal[]): Promise<null> {
  for (const proposal of open) {
    house.clock.advance(12 * MINUTE);
    await answer(house, proposal, proposal.student, 0.95);
    await answer(house, proposal, proposal.mentor, 0.92);
  }
  return null;
}

/** Most accept, a few decline with a reason, some never answer and the proposal runs out. */
async function answer(house: SeedHouse, proposal: OpenProposal, personId: PersonId, accepting: number): Promise<void> {
  const row = await house
    .get(Database)
    .one<{ version: number; state: string }>('select version, state from matching.proposal where id = $1', [
      proposal.id,
    ]);
  if (!row || !['sent', 'half_accepted'].includes(row.state)) return;
  const actor = await house.actor(personId);
  const act = house.get(AnswerProposal);
  if (house.dice.chance(accepting))
    await act.execute({ proposalId: proposal.id, answer: 'accept', version: row.version }, actor);
  else if (house.dice.chance(0.6))
    await act.execute(
      { proposalId: proposal.id, answer: 'decline', reason: house.dice.pick(REASONS), version: row.version },
      actor,
    );
}

type Pair = {
  readonly id: string;
  readonly student: PersonId;
  readonly mentor: PersonId;
  readonly agreedOn: LocalDate;
};

interface Planned {
  readonly pair: Pair;
  readonly heldOn: string;
  readonly at: Date;
}

/** Pairs meet about every three weeks; some never, some often. In the order of the calendar, with a tick every morning. */
async function liveTheYear(house: SeedHouse, progress: Progress): Promise<void> {
  const planned = await planMeetings(house);
  let day = localDate(house.clock.now());
  for (const [index, meeting] of planned.entries()) {
    while (day < localDate(meeting.at)) {
      day = addDays(day, 1);
      house.clock.set(helsinkiInstant(day, '05:30'));
      await house.tick();
    }
    house.clock.set(meeting.at);
    await house.act('meeting', () => meet(house, meeting));
    if (index % 100 === 99) progress('meetings', index + 1, planned.length);
  }
  await house.settle();
  house.clock.set(helsinkiInstant('2023-05-08', '06:00'));
  await house.tick();
}

async function pairsOf(house: SeedHouse): Promise<Pair[]> {
  const pairs = await house.get(Database).query<Omit<Pair, 'agreedOn'> & { agreed: Date }>(
    `select m.id, m.agreed_at as agreed,
       (select person_id from mentorship.member where mentorship_id = m.id and role = 'student' limit 1) as student,
       (select person_id from mentorship.member where mentorship_id = m.id and role = 'mentor' limit 1) as mentor
     from mentorship.mentorship m order by m.id`,
  );
  return pairs.map(({ agreed, ...pair }) => ({ ...pair, agreedOn: localDate(agreed) }));
}

async function planMeetings(house: SeedHouse): Promise<Planned[]> {
  const pairs = await house.act('pairs', () => pairsOf(house));
  const planned: Planned[] = [];
  for (const pair of pairs) {
    const count = house.dice.weighted([
      [0, 8],
      [1, 7],
      [2, 10],
      [3, 15],
      [4, 20],
      [5, 20],
      [6, 12],
      [8, 8],
    ]);
    let on = addDays(pair.agreedOn, house.dice.between(4, 16));
    for (let number = 0; number < count && on < '2023-04-28'; number += 1) {
      planned.push({
        pair,
        heldOn: on,
        at: new Date(helsinkiInstant(addDays(on, 1), '18:00').getTime() + planned.length * MINUTE),
      });
      on = addDays(on, house.dice.between(14, 32));
    }
  }
  return planned.sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function meet(house: SeedHouse, { pair, heldOn }: Planned): Promise<null> {
  const [logs, confirms] = house.dice.chance(0.7) ? [pair.student, pair.mentor] : [pair.mentor, pair.student];
  const mode = house.dice.chance(0.55) ? 'in_person' : 'remote';
  await house
    .get(LogMeeting)
    .execute(
      { mentorshipId: pair.id, heldOn, minutes: house.dice.pick([30, 45, 60, 60, 60, 90]), mode },
      await house.actor(logs),
    );
  const logged = await house
    .get(Database)
    .one<{ id: string; version: number }>(
      'select id, version from mentorship.meeting where mentorship_id = $1 order by id desc limit 1',
      [pair.id],
    );
  if (!logged) return null;
  house.clock.advance(20 * HOUR);
  const said = house.dice.weighted<'confirm' | 'object' | undefined>([
    ['confirm', 78],
    ['object', 1],
    [undefined, 21],
  ]);
  if (said)
    await house
      .get(AnswerMeeting)
      .execute(
        { mentorshipId: pair.id, meetingId: logged.id, answer: said, version: logged.version },
        await house.actor(confirms),
      );
  house.clock.advance(-20 * HOUR);
  return null;
}
