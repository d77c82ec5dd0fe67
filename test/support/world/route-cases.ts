import { ActOnRun, StartRun } from '#matching';
import { LogMeeting, MyMentorships } from '#mentorship';
import { ExportIndicators } from '#reporting';
import { ACCOUNT_ROUTES } from './account-routes.js';
import { MENTOR_PROFILE, STUDENT_PROFILE } from './answers.js';
import { announcedTalks, asked, choosing, plannedTalks } from './before-a-pair.js';
import { type MakeCase, type RouteCase, somebody } from './route-case.js';
import type { Place, World } from './world.js';

/** A waiting application in a round that is open. */
async function applicant(world: World, { organisationId, programmeId }: Place) {
  const owner = await world.student(organisationId, await world.cohort(programmeId));
  return { owner, params: { id: owner.enrolmentId } };
}

async function versionOf(world: World, table: string, id: string): Promise<number> {
  const row = await world.house.database.one<{ version: number }>(`select version from ${table} where id = $1`, [id]);
  return row?.version ?? 0;
}

async function sentProposal(world: World, place: Place) {
  const { student, proposalId } = await world.sent(place);
  return { owner: student, params: { id: proposalId } };
}

async function begunPair(world: World, place: Place) {
  const { student, mentor, mentorshipId } = await world.pair(place);
  return { owner: student, mentor, params: { id: mentorshipId } };
}

/** A meeting that the student has logged and the mentor has not answered. */
async function loggedMeeting(world: World, place: Place): Promise<RouteCase> {
  const { owner: student, mentor, params } = await begunPair(world, place);
  const meeting = { mentorshipId: params.id, heldOn: '2026-02-03', minutes: 60, mode: 'remote' } as const;
  await world.house.get(LogMeeting, { strict: false }).execute(meeting, student);
  const pair = await world.house.get(MyMentorships, { strict: false }).get(mentor.personId, params.id);
  const [logged] = pair.meetings;
  return {
    owner: mentor,
    params: { ...params, meetingId: logged?.id ?? '' },
    body: { answer: 'confirm', version: logged?.version ?? 0 },
  };
}

/** A finished run with one proposal, and a second student who waits. */
async function finishedRun(world: World, place: Place) {
  const { runId, cohortId, student, mentor } = await world.proposed(place);
  const pair = { studentEnrolmentId: student.enrolmentId, mentorEnrolmentId: mentor.enrolmentId, revision: 0 };
  return {
    ...{ runId, cohortId, pair },
    params: { id: runId },
    stands: { organisationId: 'any', programmeId: place.programmeId },
  } as const;
}

function deskCases(): Record<string, MakeCase> {
  const reading = ['', '/progress', '/pairs', '/unmatched', '/groups', '/recruiting', '/rules', '/coverage'];
  return {
    ...Object.fromEntries(reading.map((rest) => [`GET /api/v1/match-desk/runs/:id${rest}`, finishedRun])),
    'GET /api/v1/match-desk/runs/:id/students/:student': async (world, place) => {
      const run = await finishedRun(world, place);
      return { ...run, params: { ...run.params, student: run.pair.studentEnrolmentId }, stands: place };
    },
    'GET /api/v1/match-desk/runs/:id/letters/:student': async (world, place) => {
      const run = await finishedRun(world, place);
      return { ...run, params: { ...run.params, student: run.pair.studentEnrolmentId }, stands: place };
    },
    'POST /api/v1/letter-previews': async (_, { programmeId }) => {
      const params = { proposalId: '0190a1b2-0000-7000-8000-000000000000', answerBy: '2026-10-01T12:00:00Z' };
      const body = { type: 'proposal-for-student', language: 'fi', name: 'Aino', params };
      return { body, stands: { organisationId: 'any', programmeId } };
    },
    'GET /api/v1/match-desk/runs/:id/compare/:other': async (world, place) => {
      const run = await finishedRun(world, place);
      return { ...run, params: { ...run.params, other: run.runId } };
    },
    'POST /api/v1/match-desk/runs': async (world, { organisationId, programmeId }) => {
      const { cohortId } = await world.waiting({ organisationId, programmeId });
      return { body: { cohortId, dry: true }, stands: { organisationId: 'any', programmeId }, wholeProgramme: true };
    },
    'POST /api/v1/match-desk/runs/:id/what-if': async (world, place) => ({
      ...(await finishedRun(world, place)),
      body: { settings: { aims: ['good'], fewestPoints: 0, poorBelow: 10, goodFrom: 20 } },
    }),
    'POST /api/v1/match-desk/runs/:id/cancel': async (world, place) => ({
      ...(await finishedRun(world, place)),
      wholeProgramme: true,
    }),
    'POST /api/v1/match-desk/runs/:id/adopt': async (world, place) => {
      const { cohortId, stands } = await finishedRun(world, place);
      const id = await world.house.get(StartRun, { strict: false }).execute({ cohortId, dry: true }, world.manager);
      await world.house.settle();
      return { params: { id }, stands, wholeProgramme: true };
    },
    'POST /api/v1/match-desk/runs/:id/publish': finishedRun,
    'POST /api/v1/match-desk/runs/:id/acts/preview': async (world, place) => {
      const run = await finishedRun(world, place);
      return { ...run, body: { act: 'lock', ...run.pair }, wholeProgramme: true };
    },
    'POST /api/v1/match-desk/runs/:id/acts': async (world, place) => {
      const run = await finishedRun(world, place);
      return { ...run, body: { act: 'lock', ...run.pair, reason: 'They know the trade.' }, wholeProgramme: true };
    },
    'POST /api/v1/match-desk/runs/:id/undo': async (world, place) => {
      const run = await finishedRun(world, place);
      const act = { act: 'lock', ...run.pair, reason: 'They know the trade.' } as const;
      const revision = await world.house.get(ActOnRun, { strict: false }).execute(run.runId, act, world.manager);
      return { ...run, body: { revision }, wholeProgramme: true };
    },
  };
}

const TALKS = {
  day: '2026-02-10',
  time: '16:00',
  minutes: 10,
  pauseMinutes: 2,
  talksPerStudent: 2,
  talksPerMentor: 4,
  tables: null,
  place: '',
};

function talkCases(): Record<string, MakeCase> {
  const draft: MakeCase = async (world, place) => {
    const { talkRoundId, version } = await plannedTalks(world, place);
    return {
      params: { id: talkRoundId },
      body: { version },
      stands: { organisationId: 'any', programmeId: place.programmeId },
      wholeProgramme: true,
    };
  };
  const reading: MakeCase = async (world, place) => {
    const { body: _, ...one } = await draft(world, place);
    return { ...one, wholeProgramme: false };
  };
  return {
    'GET /api/v1/match-desk/talk-rounds/:id': reading,
    'GET /api/v1/match-desk/talk-rounds/:id/timetable': reading,
    'POST /api/v1/match-desk/talk-rounds': async (world, { organisationId, programmeId }) => {
      const { cohortId } = await world.waiting({ organisationId, programmeId });
      return {
        ...{ body: { cohortId, ...TALKS }, stands: { organisationId: 'any', programmeId }, wholeProgramme: true },
      };
    },
    'POST /api/v1/match-desk/talk-rounds/:id/plan': async (world, place) => {
      const { body, ...one } = await draft(world, place);
      return { ...one, body: { ...TALKS, ...(body as object) } };
    },
    'POST /api/v1/match-desk/talk-rounds/:id/publish': draft,
    'POST /api/v1/match-desk/talk-rounds/:id/drop': draft,
    'POST /api/v1/match-desk/talk-rounds/:id/close': async (world, place) => {
      const { talkRoundId, version } = await announcedTalks(world, place);
      return {
        params: { id: talkRoundId },
        body: { version },
        stands: { organisationId: 'any', programmeId: place.programmeId },
        wholeProgramme: true,
      };
    },
    'PUT /api/v1/me/talks/:id/mark': async (world, place) => {
      const { student, talkId } = await announcedTalks(world, place);
      return { owner: student, params: { id: talkId }, body: { mark: 'like' } };
    },
  };
}

async function mentorToMark(world: World, place: Place) {
  const { student, mentor } = await choosing(world, place);
  return { owner: student, params: { id: mentor.enrolmentId } };
}

function choiceCases(): Record<string, MakeCase> {
  return {
    'PUT /api/v1/bookmarks/:id': mentorToMark,
    'DELETE /api/v1/bookmarks/:id': mentorToMark,
    'POST /api/v1/requests': async (world, place) => {
      const { cohortId, student, mentor } = await choosing(world, place);
      return {
        owner: student,
        body: { cohortId, mentorId: mentor.enrolmentId, message: 'Your work is what I study.' },
      };
    },
    'POST /api/v1/me/proposals/:id/take-back': async (world, place) => {
      const { student, proposalId } = await asked(world, place);
      return { owner: student, params: { id: proposalId } };
    },
    'GET /api/v1/match-desk/cohorts/:id/without-pair': async (world, place) => {
      const { cohortId } = await world.waiting(place);
      return { params: { id: cohortId }, stands: { organisationId: 'any', programmeId: place.programmeId } };
    },
    'GET /api/v1/match-desk/enrolments/:id/substitutes': async (world, place) => {
      const { student } = await world.waiting(place);
      return { params: { id: student.enrolmentId }, stands: place };
    },
    'POST /api/v1/match-desk/enrolments/:id/substitutes': async (world, place) => {
      const { student, mentor } = await world.waiting(place);
      return { params: { id: student.enrolmentId }, body: { otherId: mentor.enrolmentId }, stands: place };
    },
  };
}

/** How to send a right request on every route that names a row or changes one, by `METHOD path`. A missing one fails the walks. */
export const ROUTE_CASES: Readonly<Record<string, MakeCase>> = {
  'GET /api/v1/code-lists/:id': async () => ({ params: { id: 'no-such-list' } }),
  'GET /api/v1/events/:id': async (world, place) => ({ params: { id: await world.event(place, false) } }),
  'POST /api/v1/events/:id/registration': async (world, place) => ({ params: { id: await world.event(place, false) } }),
  'POST /api/v1/me/registrations/:id/cancellation': async (world, place) => {
    const { registrationId, ...owner } = await world.guest(place);
    return { owner, params: { id: registrationId } };
  },
  'GET /api/v1/me/proposals/:id': sentProposal,
  'POST /api/v1/me/proposals/:id/answer': async (world, place) => {
    const sent = await sentProposal(world, place);
    const version = await versionOf(world, 'matching.proposal', sent.params.id);
    return { ...sent, body: { answer: 'decline', reason: 'no_time', version } };
  },
  ...deskCases(),
  ...talkCases(),
  ...choiceCases(),
  'GET /api/v1/match-runs/:id': async (world, place) => {
    const { runId } = await world.proposed(place);
    return { params: { id: runId }, stands: { organisationId: 'any', programmeId: place.programmeId } };
  },
  'GET /api/v1/me/mentorships/:id': begunPair,
  'POST /api/v1/me/mentorships/:id/meetings': async (world, place) => ({
    ...(await begunPair(world, place)),
    body: { heldOn: '2026-02-03', minutes: 60, mode: 'remote' },
  }),
  'POST /api/v1/me/mentorships/:id/meetings/:meetingId/answer': loggedMeeting,
  'POST /api/v1/me/enrolments': async (world, { organisationId, programmeId }) => {
    const owner = await world.student(organisationId, await world.cohort(programmeId));
    const body = { role: 'student', understandsNoJobPromise: true, acceptsPrivacyNotice: true };
    return { owner, body: { ...body, cohortId: await world.cohort(programmeId) } };
  },
  'POST /api/v1/me/enrolments/:id/withdrawal': async (world, place) => {
    const made = await applicant(world, place);
    return { ...made, body: { version: await versionOf(world, 'programmes.enrolment', made.params.id) } };
  },
  'PUT /api/v1/me/enrolments/:id/capacity': async (world, { programmeId }) => {
    const owner = await world.mentor(await world.cohort(programmeId));
    const version = await versionOf(world, 'programmes.enrolment', owner.enrolmentId);
    return {
      owner,
      params: { id: owner.enrolmentId },
      body: { capacity: 3, groupOffer: { least: 2, most: 4 }, version },
    };
  },
  'GET /api/v1/report-exports/:id/file': async (world, place) => {
    const period = { from: '2026-01-01', to: '2026-02-28', programme: place.programmeId };
    const { id } = await world.house
      .get(ExportIndicators, { strict: false })
      .execute(
        { ...period, format: 'csv', language: 'en' },
        { actor: { kind: 'person', personId: world.manager.personId }, pairs: [place] },
      );
    return { params: { id }, stands: place };
  },
  'PUT /api/v1/me/student-profile': async (world) => ({ owner: await somebody(world), body: STUDENT_PROFILE }),
  'PUT /api/v1/me/mentor-profile': async (world) => ({ owner: await somebody(world), body: MENTOR_PROFILE }),
  'PATCH /api/v1/me/language': async (world) => ({ owner: await somebody(world), body: { language: 'sv' } }),
  ...ACCOUNT_ROUTES,
};

/** The address of a route with its parameters filled in. */
export const addressOf = (path: string, params: RouteCase['params'] = {}): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '');
