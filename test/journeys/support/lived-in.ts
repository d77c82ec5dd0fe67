import { GrantRole, STAFF_ROLES } from '#identity';
import {
  AnswerProposal,
  AskMentor,
  ChangeMentorChoice,
  ChangeTalkRound,
  PlanTalks,
  PublishProposals,
  StartRun,
} from '#matching';
import { AnswerMeeting, LogMeeting } from '#mentorship';
import { Database } from '#platform';
import { addDays, DAY, HOUR, helsinkiInstant, localDate, type PersonId } from '#platform/kernel';
import { ChangeEnrolment, Cohorts, Directory, Matchable, SetUpMentorGroup } from '#programmes';
import { commandScope, ExportIndicators } from '#reporting';
import { DIRECTORY } from '../../../apps/cli/src/seed/directory-entries.js';
import type { SeedHouse } from '../../../apps/cli/src/seed/seed-house.js';
import { seedMentors, seedStudents } from '../../../apps/cli/src/seed/seed-open-round.js';
import { addTalentHelsinki } from '../../../apps/cli/src/seed/talent-helsinki.js';
import { type Events, holdEvents } from './lived-in-events.js';
import { MANAGER, text } from './lived-in-staff.js';

const SWEEP = { kind: 'command', name: 'sweep' } as const;
const silent = () => undefined;

/** Rows that pages are opened for, and who may open them. */
export interface LivedIn {
  readonly cohort: string;
  readonly events: Events;
  readonly proposals: { readonly accepted: Pair; readonly half: Pair; readonly open: Pair; readonly declined: Pair };
  readonly mentorship: string;
  readonly talks: { readonly draft: string; readonly published: string };
  readonly runs: { readonly done: string; readonly queued: string; readonly tried: string; readonly published: string };
  readonly choice: Choice;
  /** A mentor who would rather take a group, and one for whom staff have set one up. */
  readonly groupMentors: { readonly offers: PersonId; readonly name: string; readonly leads: PersonId };
}

/** A round in which students ask mentors themselves: one has asked, one has not. */
export interface Choice {
  readonly cohort: string;
  readonly request: Pair;
  readonly student: PersonId;
  /** Her application. */
  readonly waits: string;
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
  const published = await planTalks(house, cohort);
  const round = 'select id, version from matching.talk_round where id = $1';
  const drafted = await house.get(Database).one<{ id: string; version: number }>(round, [published]);
  if (drafted) await house.get(ChangeTalkRound).publish(drafted, await house.staff(MANAGER));
  house.clock.set(new Date(now.getTime() - 3 * DAY));
  const tried = await startRun(house, cohort, true);
  await house.settle();
  const { mentorship, published: sent, ...proposals } = await matchAndAnswer(house, cohort);
  await meet(house, mentorship, proposals.accepted);
  const events = await holdEvents(house, cohort, proposals.accepted.student);
  house.clock.set(now);
  // The run that waits for staff has pairs whoever was left over before.
  await fillRound(house, cohort, { students: 6, mentors: 3, firstStudent: 31, firstMentor: 31 });
  const leads = await setUpGroup(house, cohort);
  const groupMentors = { leads, ...(await mentorWithOffer(house, cohort, leads)) };
  const done = await startRun(house, cohort);
  await house.settle();
  const choice = await letStudentsChoose(house, cohort);
  await exportReport(house, localDate(now));
  // Stays queued: nobody serves this lane any more.
  const queued = await startRun(house, elsewhere);
  const talks = { draft: await planTalks(house, elsewhere), published };
  return {
    cohort,
    events,
    proposals,
    mentorship,
    talks,
    runs: { done, queued, tried, published: sent },
    choice,
    groupMentors,
  };
}

async function letStudentsChoose(house: SeedHouse, like: string): Promise<Choice> {
  const cohort = await house.get(Cohorts).get(like);
  if (!cohort) throw new Error('There is no round');
  const name = text('Own choice', 'Oma valinta', 'Eget val');
  const cohortId = await house.get(Cohorts).addCohort({ ...cohort, name });
  await fillRound(house, cohortId, { students: 4, mentors: 3, firstStudent: 51, firstMentor: 51 });
  await house.get(ChangeMentorChoice).execute({ cohortId, isOn: true, requests: 3 }, await house.staff(MANAGER));
  const people = await house
    .get(Database)
    .query<{ id: string; person: PersonId; role: string }>(
      `select id, person_id as person, role from programmes.enrolment where cohort_id = $1 and state = 'approved' order by id`,
      [cohortId],
    );
  const [asks, waits] = people.filter(({ role }) => role === 'student');
  const mentor = people.find(({ role }) => role === 'mentor');
  if (!asks || !waits || !mentor) throw new Error('There are too few to choose');
  const id = await house
    .get(AskMentor)
    .execute(
      { cohortId, mentorEnrolmentId: mentor.id, message: 'You work where I want to.' },
      await house.actor(asks.person),
    );
  await house.settle();
  const request = { id, student: asks.person, mentor: mentor.person };
  return { cohort: cohortId, request, student: waits.person, waits: waits.id };
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

/** One of the mentors who are free takes students together; answers who it is. */
async function setUpGroup(house: SeedHouse, cohortId: string): Promise<PersonId> {
  const free = await house.get(Matchable).mentors(cohortId);
  const taken = await house
    .get(Database)
    .query<{ id: string }>(`select mentor_enrolment_id as id from programmes.seat_hold where state = 'held'`);
  const lead = free.find((mentor) => !taken.some(({ id }) => id === mentor.enrolmentId));
  if (!lead) throw new Error('Every mentor has students');
  const group = { kind: 'group', least: 2, seats: 3, homeOrganisationIds: [], fields: [] } as const;
  await house
    .get(SetUpMentorGroup)
    .execute({ ...group, leadEnrolmentId: lead.enrolmentId }, await house.staff(MANAGER));
  return lead.personId;
}

async function mentorWithOffer(
  house: SeedHouse,
  cohortId: string,
  except: PersonId,
): Promise<{ offers: PersonId; name: string }> {
  const row = await house.get(Database).one<{ offers: PersonId; name: string }>(
    `select p.id as offers, p.display_name as name from programmes.enrolment e join identity.person p on p.id = e.person_id
       where e.cohort_id = $1 and e.group_least is not null and p.id <> $2 order by e.id`,
    [cohortId, except],
  );
  if (!row) throw new Error('No mentor offers a group');
  return row;
}

async function startRun(house: SeedHouse, cohortId: string, dry = false): Promise<string> {
  return house.get(StartRun).execute({ cohortId, dry }, await house.staff(MANAGER));
}

/** Talks at a kick-off that begin in an hour. */
async function planTalks(house: SeedHouse, cohortId: string): Promise<string> {
  const startsAt = new Date(house.clock.nowMs() + HOUR);
  const talks = { talksPerStudent: 3, talksPerMentor: 4, minutes: 10, pauseMinutes: 2, tables: null, place: 'Oodi' };
  return house.get(PlanTalks).execute({ cohortId, startsAt, ...talks }, await house.staff(MANAGER));
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

async function exportReport(house: SeedHouse, today: string): Promise<void> {
  await house
    .get(ExportIndicators)
    .execute({ from: addDays(today, -30), to: today, format: 'csv', language: 'fi' }, commandScope('sweep'));
}
