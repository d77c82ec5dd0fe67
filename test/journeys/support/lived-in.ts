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
  readonly runs: { readonly done: string; readonly queued: string };
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
  const { mentorship, ...proposals } = await matchAndAnswer(house, cohort);
  await meet(house, mentorship, proposals.accepted);
  const events = await holdEvents(house, cohort, proposals.accepted.student);
  house.clock.set(now);
  const done = await startRun(house, cohort);
  await house.settle();
  await exportReport(house, localDate(now));
  // Stays queued: nobody serves this lane any more.
  const queued = await startRun(house, elsewhere);
  return { cohort, events, proposals, mentorship, runs: { done, queued } };
}

/** One mail that its server has refused for good. */
export async function failOneMail(house: SeedHouse): Promise<void> {
  await house
    .get(Database)
    .query(
      `update notifications.delivery set state = 'failed', sent_at = null, last_error = 'refused' where id = (select id from notifications.delivery limit 1)`,
    );
}

/** One piece of background work that has failed for good, where the product's own worker would have left it. */
export async function failOneDelivery(house: SeedHouse): Promise<void> {
  await house
    .get(Database)
    .query(
      `update platform.delivery set state = 'failed', lane = 'main', error_code = 'unknown' where id = (select id from platform.delivery order by id limit 1)`,
    );
}

/** Somebody is signed in at another place, too. */
export async function signInElsewhere(house: SeedHouse, person: string): Promise<void> {
  await house.get(Database).query(
    `insert into identity.session (id_hash, person_id, provider, data, created_at, seen_at, expires_at, browser, system)
       values (md5(random()::text), $1, 'email', '{}', now(), now(), now() + interval '8 hours', 'Firefox', 'Windows')`,
    [person],
  );
}

/** An account that an administrator has closed. */
export async function closeAnAccount(house: SeedHouse): Promise<void> {
  await house
    .get(Database)
    .query(
      `insert into identity.person (id, display_name, language, state, created_at) values (gen_random_uuid(), 'Closed Account', 'fi', 'disabled', now())`,
    );
}

/** A role that waits for a second person, one that ends soon, and one that nobody has looked through for a year. */
export async function leaveRolesToDecide(house: SeedHouse): Promise<void> {
  await house.get(Database).query(
    `insert into identity.role_grant (id, person_id, role, valid_from, valid_to, granted_by, granted_at, approved_at)
     select gen_random_uuid(), person_id, role, now() - interval '2 years', ends, 'luotsi staff grant', now() - interval '2 years', approved
     from (select person_id from identity.role_grant order by id limit 1) holder,
       (values ('university_coordinator', null::timestamptz, null::timestamptz), ('event_host', now() + interval '20 days', now()),
         ('content_editor', null, now())) as given (role, ends, approved)`,
  );
}

/** Somebody has a private address, has linked one account to theirs and has proved another one in the session that began last. */
export async function joinAccounts(house: SeedHouse, person: string): Promise<void> {
  const database = house.get(Database);
  await database.query(
    `insert into identity.sign_in (id, person_id, kind, provider, key_type, key)
       values (gen_random_uuid(), $1, 'email', 'email', 'address', 'with.a.rather.long.name.before.the.sign@private.example.fi')`,
    [person],
  );
  await database.query(
    `with other as (insert into identity.person (id, display_name, language, state, created_at)
         select gen_random_uuid(), name, 'fi', state, now() from (values ('Linked Before', 'linked'), ('To Be Linked', 'active')) as two (name, state)
         returning id, state),
       way as (insert into identity.sign_in (id, person_id, kind, provider, key_type, key)
         select gen_random_uuid(), id, 'email', 'email', 'address', id || '@private.example.fi' from other where state = 'active')
     insert into identity.account_link (id, kept_person_id, other_person_id, session_hash, asked_at, proved_at, confirmed_at)
     select gen_random_uuid(), $1, other.id, s.id_hash, now() + case state when 'active' then interval '1 hour' else interval '-1 day' end,
       now(), case state when 'linked' then now() end
     from other, (select id_hash from identity.session where person_id = $1 and sign_in_id is not null order by created_at desc limit 1) s`,
    [person],
  );
}

/** A federation with a newer copy refused; of its providers one is connected with an organisation and one with nobody. */
export async function joinFederation(house: SeedHouse): Promise<void> {
  const database = house.get(Database);
  // The product has asked for one already, in vain.
  await database.query('delete from identity.federation_copy');
  await database.query(
    `insert into identity.federation_copy (asked_at, checked_at, accepted_at, valid_until, outcome, refusal, source, signed_by, sha256, skipped)
     values (now(), now(), now() - interval '1 day', now() + interval '5 days', 'refused', 'signature-does-not-hold',
       'https://haka.example/metadata/haka-metadata.xml', repeat('0', 64), repeat('0', 64), '[{"entityId": "https://old.example/saml", "reason": "no-scope"}]')`,
  );
  await database.query(
    `insert into identity.federation_provider (entity_id, name, sso_url, certificates, scopes, hidden, valid_until)
     select 'https://' || scope || '/saml', jsonb_build_object('source', 'en', 'en', name), 'https://' || scope || '/sso', '{none}', array[scope], false,
       now() + interval '5 days' from (values ('north.example', 'Northern University'), ('east.example', 'Eastern University')) as member (scope, name)`,
  );
  await database.query(
    `insert into identity.scope_claim (scope, organisation_id) select 'north.example', id from identity.organisation where kind = 'university' order by id limit 1`,
  );
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

async function startRun(house: SeedHouse, cohortId: string): Promise<string> {
  return house.get(StartRun).execute({ cohortId }, await house.staff(MANAGER));
}

async function matchAndAnswer(
  house: SeedHouse,
  cohortId: string,
): Promise<LivedIn['proposals'] & { mentorship: string }> {
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
  return { accepted, half, open, declined, mentorship: row.id };
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
