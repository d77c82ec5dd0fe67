import { CancelEvent, CheckIn, DraftEvent, PublishEvent, Register } from '#events';
import { GrantRole, STAFF_ROLES } from '#identity';
import { AnswerProposal, PublishProposals, StartRun } from '#matching';
import { AnswerMeeting, LogMeeting } from '#mentorship';
import { Database } from '#platform';
import { addDays, DAY, HOUR, helsinkiInstant, type LocalisedText, localDate, type PersonId } from '#platform/kernel';
import { ChangeEnrolment, Directory } from '#programmes';
import { commandScope, ExportIndicators } from '#reporting';
import { DIRECTORY } from '../../../apps/cli/src/seed/directory-entries.js';
import type { SeedHouse } from '../../../apps/cli/src/seed/seed-house.js';
import { seedMentors, seedStudents } from '../../../apps/cli/src/seed/seed-open-round.js';
import { addTalentHelsinki } from '../../../apps/cli/src/seed/talent-helsinki.js';

export const MANAGER = 'manager.helsinki@hel.fi';
const SWEEP = { kind: 'command', name: 'sweep' } as const;
const silent = () => undefined;
const text = (en: string, fi: string, sv: string): LocalisedText => ({ source: 'en', en, fi, sv });

/** Rows that pages are opened for, and who may open them. */
export interface LivedIn {
  readonly cohort: string;
  readonly events: { readonly open: string; readonly full: string; readonly past: string };
  readonly proposals: { readonly accepted: Pair; readonly half: Pair; readonly open: Pair; readonly declined: Pair };
  readonly mentorship: string;
  readonly runs: { readonly done: string; readonly queued: string; readonly tried: string; readonly published: string };
}

export interface Pair {
  readonly id: string;
  readonly student: PersonId;
  readonly mentor: PersonId;
}

/** One member of staff holds every role, so that whatever the console shows can be opened. */
export async function giveAllRoles(house: SeedHouse): Promise<void> {
  const { personId } = await house.staff(MANAGER);
  for (const role of STAFF_ROLES)
    await house.get(GrantRole).execute({ personId, role, organisationId: null, programmeId: null }, SWEEP);
}

/** Life in a small house: every list has rows and every state that a page shows differently is there. */
export async function liveABit(house: SeedHouse): Promise<LivedIn> {
  const now = house.clock.now();
  for (const entry of DIRECTORY) await house.get(Directory).add(entry);
  house.clock.set(helsinkiInstant('2022-08-16', '09:00'));
  const elsewhere = await addTalentHelsinki(house);
  await fillRound(house, elsewhere, { students: 3, mentors: 2, firstStudent: 101, firstMentor: 101 });
  house.clock.set(new Date(now.getTime() - 5 * DAY));
  const cohort = await openCohort(house);
  await fillRound(house, cohort, { students: 11, mentors: 9, firstStudent: 1, firstMentor: 1 });
  house.clock.set(new Date(now.getTime() - 3 * DAY));
  const tried = await startRun(house, cohort, true);
  await house.settle();
  const { mentorship, published, ...proposals } = await matchAndAnswer(house, cohort);
  await meet(house, mentorship, proposals.accepted);
  const events = await holdEvents(house, cohort, proposals.accepted.student);
  house.clock.set(now);
  // The run that waits for staff has pairs whoever was left over before.
  await fillRound(house, cohort, { students: 6, mentors: 3, firstStudent: 31, firstMentor: 31 });
  const done = await startRun(house, cohort);
  await house.settle();
  await exportReport(house, localDate(now));
  // Stays queued: nobody serves this lane any more.
  const queued = await startRun(house, elsewhere);
  return { cohort, events, proposals, mentorship, runs: { done, queued, tried, published } };
}

async function openCohort(house: SeedHouse): Promise<string> {
  const row = await house.get(Database).one<{ id: string }>('select id from programmes.cohort order by closes_on desc');
  if (!row) throw new Error('There is no open round');
  return row.id;
}

/** Everybody applies; staff approve all but the last two students, who wait and are asked something. */
async function fillRound(house: SeedHouse, cohortId: string, size: Parameters<typeof seedStudents>[2]): Promise<void> {
  const applications = await seedStudents(house, cohortId, size, silent);
  await seedMentors(house, cohortId, size, silent);
  const scope = await house.scopeOf(MANAGER, 'programmes.decide-enrolments');
  const [asked = '', , ...approved] = applications.toReversed();
  for (const id of approved) await house.get(ChangeEnrolment).decide(id, 'approve', undefined, scope);
  await house.get(ChangeEnrolment).decide(asked, 'ask_info', 'When do you graduate?', scope);
  await house.settle();
}

async function startRun(house: SeedHouse, cohortId: string, dry = false): Promise<string> {
  return house.get(StartRun).execute({ cohortId, dry }, await house.staff(MANAGER));
}

async function matchAndAnswer(
  house: SeedHouse,
  cohortId: string,
): Promise<LivedIn['proposals'] & { mentorship: string; published: string }> {
  const runId = await startRun(house, cohortId);
  await house.settle();
  await house.get(PublishProposals).ofRun(runId, await house.staff(MANAGER));
  await house.settle();
  const [accepted, half, open, declined] = await house
    .get(Database)
    .query<Pair>(
      `select id, student_person_id as student, mentor_person_id as mentor from matching.proposal where run_id = $1 and state = 'sent' order by id`,
      [runId],
    );
  if (!accepted || !half || !open || !declined) throw new Error('The run made too few proposals');
  await answer(house, accepted, accepted.student, 'accept');
  await answer(house, accepted, accepted.mentor, 'accept');
  await answer(house, half, half.student, 'accept');
  await answer(house, declined, declined.mentor, 'decline');
  await house.settle();
  const row = await house.get(Database).one<{ id: string }>('select id from mentorship.mentorship');
  if (!row) throw new Error('Two yeses made no mentorship');
  return { accepted, half, open, declined, mentorship: row.id, published: runId };
}

async function answer(house: SeedHouse, { id }: Pair, person: PersonId, said: 'accept' | 'decline'): Promise<void> {
  const row = await house
    .get(Database)
    .one<{ version: number }>('select version from matching.proposal where id = $1', [id]);
  const command = { proposalId: id, version: row?.version ?? 0 };
  const actor = await house.actor(person);
  if (said === 'accept') await house.get(AnswerProposal).execute({ ...command, answer: 'accept' }, actor);
  else await house.get(AnswerProposal).execute({ ...command, answer: 'decline', reason: 'no_time' }, actor);
}

/** Three meetings: confirmed, objected to, and one that waits for the other side. */
async function meet(house: SeedHouse, mentorshipId: string, pair: Pair): Promise<void> {
  const said = ['confirm', 'object', undefined] as const;
  for (const [index, word] of said.entries()) {
    house.clock.advance(12 * HOUR);
    const heldOn = localDate(house.clock.now());
    const mode = index === 0 ? 'in_person' : 'remote';
    await house
      .get(LogMeeting)
      .execute({ mentorshipId, heldOn, minutes: 45 + 15 * index, mode }, await house.actor(pair.student));
    const meeting = await house
      .get(Database)
      .one<{ id: string; version: number }>('select id, version from mentorship.meeting order by id desc limit 1');
    if (!word || !meeting) continue;
    await house
      .get(AnswerMeeting)
      .execute(
        { mentorshipId, meetingId: meeting.id, answer: word, version: meeting.version },
        await house.actor(pair.mentor),
      );
  }
  await house.settle();
}

interface Planned {
  readonly title: LocalisedText;
  readonly on: string;
  readonly capacity: number;
  readonly guests: readonly PersonId[];
}

/** Events with room, full with people in line, past with who came; a draft and one that was called off. */
async function holdEvents(house: SeedHouse, cohortId: string, student: PersonId): Promise<LivedIn['events']> {
  const today = localDate(house.clock.now());
  const rows = await house
    .get(Database)
    .query<{ person_id: PersonId }>(
      `select person_id from programmes.enrolment where cohort_id = $1 and role = 'student' and person_id <> $2 order by id`,
      [cohortId, student],
    );
  const others = rows.map((row) => row.person_id);
  const event = (planned: Planned, publish = true) => holdEvent(house, cohortId, planned, publish);
  const open = await event({
    title: text('CV clinic', 'CV-klinikka', 'CV-klinik'),
    on: addDays(today, 8),
    capacity: 20,
    guests: [student, ...others.slice(0, 3)],
  });
  const full = await event({
    title: text('Finnish work culture', 'Suomalainen työkulttuuri', 'Finländsk arbetskultur'),
    on: addDays(today, 15),
    capacity: 3,
    guests: [...others.slice(0, 4), student],
  });
  const past = await event({
    title: text('Kick-off', 'Aloitustilaisuus', 'Startträff'),
    on: addDays(today, 1),
    capacity: 60,
    guests: [student, ...others.slice(0, 2)],
  });
  house.clock.set(helsinkiInstant(addDays(today, 1), '16:30'));
  await checkInFirst(house, past);
  const later = { on: addDays(today, 40), capacity: 30, guests: [] };
  await event({ ...later, title: text('Company visit', 'Yritysvierailu', 'Företagsbesök') }, false);
  const off = await event({ ...later, title: text('Closing event', 'Päätöstilaisuus', 'Avslutning') });
  await house
    .get(CancelEvent)
    .execute(off, 'The room is being repaired.', await house.scopeOf(MANAGER, 'events.edit-events'));
  await house.settle();
  return { open, full, past };
}

async function holdEvent(house: SeedHouse, cohortId: string, planned: Planned, publish: boolean): Promise<string> {
  const scope = await house.scopeOf(MANAGER, 'events.edit-events');
  const cohort = await house
    .get(Database)
    .one<{ programme_id: string }>('select programme_id from programmes.cohort where id = $1', [cohortId]);
  const startsAt = helsinkiInstant(planned.on, '16:00');
  const id = await house.get(DraftEvent).execute(
    {
      title: planned.title,
      description: text('Bring your questions.', 'Tuo kysymyksesi mukanasi.', 'Ta med dina frågor.'),
      place: 'Maria 01, Helsinki',
      capacity: planned.capacity,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 2 * HOUR),
      programmeId: cohort?.programme_id,
    },
    scope,
  );
  if (publish) await house.get(PublishEvent).execute(id, scope);
  for (const guest of planned.guests) await house.get(Register).execute(id, await house.actor(guest));
  return id;
}

async function checkInFirst(house: SeedHouse, eventId: string): Promise<void> {
  const row = await house
    .get(Database)
    .one<{ id: string }>('select id from events.registration where event_id = $1 order by id limit 1', [eventId]);
  await house.get(CheckIn).markAttended(row?.id ?? '', await house.scopeOf(MANAGER, 'events.check-in'));
}

async function exportReport(house: SeedHouse, today: string): Promise<void> {
  await house
    .get(ExportIndicators)
    .execute({ from: addDays(today, -30), to: today, format: 'csv', language: 'fi' }, commandScope('sweep'));
}
