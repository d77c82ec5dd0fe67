import type { Browser } from '../browser.js';
import { aPerson } from '../people.js';
import type { Stand } from '../viewers.js';
import { otherSession } from './accounts.js';
import { federationProvider } from './federation.js';
import type { Place, World } from './world.js';

/** How a command is given in one place. */
export interface CommandCase {
  /** The rows it is given on; none for a command on a catalogue or a page. */
  readonly ids?: readonly string[];
  readonly input?: Readonly<Record<string, string>>;
  /** The file of an import. */
  readonly file?: string;
  /** What its one entry in the audit trail is about; the rows it is given on when left out, anything new when there are none or it is empty. */
  readonly about?: string;
}

export interface CommandKind {
  /** Makes what the command needs; `by` gives the first half of a command in two steps. */
  make(world: World, place: Place, by: Browser): Promise<CommandCase>;
  /** What a grant must reach for it; university and programme of the place when left out. */
  touches?(place: Place): Stand;
}

const programmeOnly = ({ programmeId }: Place): Stand => ({ organisationId: 'any', programmeId });
const allOrganisations = ({ programmeId }: Place): Stand => ({ organisationId: null, programmeId });

const everything = (): Stand => ({ organisationId: null, programmeId: null });

const submitted = async (world: World, { organisationId, programmeId }: Place) => ({
  ids: [(await world.student(organisationId, await world.cohort(programmeId))).enrolmentId],
});
const where = ({ organisationId, programmeId }: Place) => ({ organisation: organisationId, programme: programmeId });
const REASON = { reason: 'Because.' };

async function importIdOf(by: Browser, cohort: string, file: string): Promise<string> {
  const form = new FormData();
  form.set('command', 'preview');
  form.set('input', JSON.stringify({ cohort }));
  form.set('file', new Blob([file]), 'mentors.csv');
  const answer = await by.send('POST', '/admin/api/pages/mentor-import', form);
  const { result } = (await answer.json()) as { result?: { importId: string } };
  return result?.importId ?? '';
}

/** Every command of every catalogue, by `catalogue.command`. One that is missing here fails the walk. */
export const CATALOGUE_COMMANDS: Readonly<Record<string, CommandKind>> = {
  'enrolments.approve': { make: submitted },
  'enrolments.waitlist': { make: submitted },
  'enrolments.ask-info': { make: async (world, place) => ({ ...(await submitted(world, place)), input: REASON }) },
  'enrolments.reject': { make: async (world, place) => ({ ...(await submitted(world, place)), input: REASON }) },
  'enrolments.withdraw': { make: async (world, place) => ({ ...(await submitted(world, place)), input: REASON }) },
  'enrolments.set-up-group': {
    make: async (world, { programmeId }) => ({
      ids: [(await world.groupMentor(await world.cohort(programmeId))).enrolmentId],
      about: '',
    }),
    touches: programmeOnly,
  },
  'mentor-groups.set-up': {
    make: async (world, { programmeId }) => {
      const { enrolmentId: lead } = await world.mentor(await world.cohort(programmeId));
      return { input: { kind: 'group', lead, least: '2', seats: '4' } };
    },
    touches: programmeOnly,
  },
  'mentor-groups.end': {
    make: async (world, place) => ({ ids: [await world.mentorGroup(place)] }),
    touches: programmeOnly,
  },
  'match-runs.start': {
    make: async (world, place) => ({ input: { cohort: (await world.waiting(place)).cohortId } }),
    touches: allOrganisations,
  },
  'match-runs.publish': { make: async (world, place) => ({ ids: [(await world.proposed(place)).runId] }) },
  'match-runs.cancel': {
    make: async (world, place) => ({ ids: [(await world.proposed(place)).runId] }),
    touches: allOrganisations,
  },
  'match-rules.new-version': {
    make: async (world, { programmeId }) => ({
      input: { ...REASON, cohort: await world.cohort(programmeId), 'points-topics': '260', 'points-goals': '145' },
    }),
    touches: allOrganisations,
  },
  'mentor-choices.change': {
    make: async (world, { programmeId }) => ({
      ids: [await world.cohort(programmeId)],
      input: { choice: 'on', requests: '3' },
    }),
    touches: allOrganisations,
  },
  'proposals.publish': { make: async (world, place) => ({ ids: [(await world.proposed(place)).proposalId] }) },
  'proposals.withdraw': {
    make: async (world, place) => ({ ids: [(await world.proposed(place)).proposalId], input: REASON }),
  },
  'proposals.bar': {
    make: async (world, place) => ({
      ids: [(await world.proposed(place)).proposalId],
      input: { ...REASON, why: 'relative' },
    }),
  },
  'events.create': {
    make: async (world, { organisationId, programmeId }) => ({
      input: {
        source: 'en',
        titleEn: world.name('Event'),
        starts: '2026-05-05T16:00',
        ends: '2026-05-05T18:00',
        place: 'Library',
        capacity: '20',
        programme: programmeId,
        organiser: organisationId,
      },
    }),
  },
  'events.publish': { make: async (world, place) => ({ ids: [await world.event(place, false)] }) },
  'events.change-capacity': {
    make: async (world, place) => ({ ids: [await world.event(place)], input: { capacity: '7' } }),
  },
  'events.cancel': { make: async (world, place) => ({ ids: [await world.event(place)], input: REASON }) },
  'registrations.mark-attended': {
    make: async (world, place) => ({ ids: [(await world.guest(place)).registrationId] }),
  },
  'registrations.retract-attendance': {
    make: async (world, place) => ({ ids: [await world.attended(place)] }),
  },
  'grants.invite': {
    make: async (world, place) => {
      // Somebody who has an account: nothing but the role is new.
      const name = world.name('Colleague');
      const { personId, address } = await aPerson(world.house, name);
      return { input: { name, address, language: 'fi', role: 'event_host', ...where(place) }, about: personId };
    },
  },
  'grants.approve': {
    make: async (world, place) => ({ ids: [await world.grant(place, 'university_coordinator', true)] }),
  },
  'grants.keep': { make: async (world, place) => ({ ids: [await world.grant(place)] }) },
  'grants.withdraw': { make: async (world, place) => ({ ids: [await world.grant(place)] }) },
  'accounts.give-role': {
    make: async (world, place) => ({
      ids: [(await world.waiting(place)).student.personId],
      input: { role: 'event_host', ...where(place) },
    }),
  },
  'accounts.end-sessions': {
    make: async (world, place) => {
      const { student } = await world.waiting(place);
      await otherSession(world, student);
      return { ids: [student.personId] };
    },
    touches: everything,
  },
  'accounts.close': {
    make: async (world, place) => ({ ids: [(await world.waiting(place)).student.personId] }),
    touches: everything,
  },
  'accounts.open': {
    make: async (world, place) => {
      const { personId } = (await world.waiting(place)).student;
      await world.house.database.query(`update identity.person set state = 'disabled' where id = $1`, [personId]);
      return { ids: [personId] };
    },
    touches: everything,
  },
  'federation.refresh': { make: async () => ({ about: 'metadata' }), touches: everything },
  'identity-providers.claim': {
    make: async (world, { organisationId }) => ({
      ids: [await federationProvider(world)],
      input: { organisation: organisationId },
      about: organisationId,
    }),
    touches: everything,
  },
  'identity-providers.release': {
    make: async (world, { organisationId }) => ({
      ids: [await federationProvider(world, organisationId)],
      about: organisationId,
    }),
    touches: everything,
  },
  'failed-work.retry': { make: async (world, place) => ({ ids: [await world.failedWork(place)] }) },
  'deliveries.retry': { make: async (world, place) => ({ ids: [await world.failedMail(place)] }) },
  'report-exports.export': {
    make: async (_world, { programmeId }) => ({
      input: { from: '2026-01-01', to: '2026-02-28', programme: programmeId, format: 'csv' },
    }),
    touches: programmeOnly,
  },
};

/** Every command of every special page, by `page.command`. */
export const PAGE_COMMANDS: Readonly<Record<string, CommandKind>> = {
  'mentor-import.preview': {
    make: async (world, { programmeId }) => {
      const cohort = await world.cohort(programmeId);
      return { input: { cohort }, file: world.mentorFile(), about: cohort };
    },
    touches: programmeOnly,
  },
  'mentor-import.confirm': {
    make: async (world, { programmeId }, by) => {
      const cohort = await world.cohort(programmeId);
      return { input: { importId: await importIdOf(by, cohort, world.mentorFile()) }, about: cohort };
    },
    touches: programmeOnly,
  },
  'match-run.publish': {
    make: async (world, place) => {
      const { runId } = await world.proposed(place);
      return { input: { id: runId }, about: runId };
    },
  },
  'match-run.cancel': {
    make: async (world, place) => {
      const { runId } = await world.proposed(place);
      return { input: { id: runId }, about: runId };
    },
    touches: allOrganisations,
  },
};

/** What each special page is asked for, and what of a place it shows. */
export const PAGES: Readonly<Record<string, (world: World, place: Place) => Promise<string>>> = {
  'mentor-import': async () => '',
  'match-run': async (world, place) => `?id=${(await world.proposed(place)).runId}`,
};
