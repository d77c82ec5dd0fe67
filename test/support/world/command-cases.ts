import type { Browser } from '../browser.js';
import type { Stand } from '../viewers.js';
import type { Place, World } from './world.js';

/** How a command is given in one place. */
export interface CommandCase {
  /** The rows it is given on; none for a command on a catalogue or a page. */
  readonly ids?: readonly string[];
  readonly input?: Readonly<Record<string, string>>;
  /** The file of an import. */
  readonly file?: string;
  /** What its one entry in the audit trail is about; the rows it is given on when left out, anything new when there are none. */
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
  'match-runs.start': {
    make: async (world, place) => ({ input: { cohort: (await world.waiting(place)).cohortId } }),
    touches: allOrganisations,
  },
  'match-runs.publish': { make: async (world, place) => ({ ids: [(await world.proposed(place)).runId] }) },
  'match-runs.cancel': {
    make: async (world, place) => ({ ids: [(await world.proposed(place)).runId] }),
    touches: allOrganisations,
  },
  'proposals.publish': { make: async (world, place) => ({ ids: [(await world.proposed(place)).proposalId] }) },
  'proposals.withdraw': {
    make: async (world, place) => ({ ids: [(await world.proposed(place)).proposalId], input: REASON }),
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
  'federation.refresh': { make: async () => ({ about: 'metadata' }), touches: everything },
  'identity-providers.claim': {
    make: async (world, { organisationId }) => ({
      ids: [await world.federationProvider()],
      input: { organisation: organisationId },
      about: organisationId,
    }),
    touches: everything,
  },
  'identity-providers.release': {
    make: async (world, { organisationId }) => ({
      ids: [await world.federationProvider(organisationId)],
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
