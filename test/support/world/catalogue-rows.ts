import { permissionsOf, STAFF_ROLES } from '#identity';
import { ExportIndicators } from '#reporting';
import type { Stand } from '../viewers.js';
import { federationProvider } from './federation.js';
import type { Place, World } from './world.js';

interface CatalogueRows {
  /** Makes at least one row that stands in a place. */
  add(world: World, place: Place): Promise<unknown>;
  /**
   * Where every row of the table stands, told without the product's own scope: rows (id, organisation, programme). `any` is a half that
   * does not matter, null one that only a grant for all reaches. A row may stand in several places.
   */
  readonly stands: string;
  /** Everybody who may list it sees all of it, and why that is so. */
  readonly shared?: string;
}

const STANDING = `(select e.person_id, c.programme_id, e.role from programmes.enrolment e join programmes.cohort c on c.id = e.cohort_id
  union select person_id, programme_id, 'student' from programmes.participant)`;

const HELD = STAFF_ROLES.flatMap((role) =>
  permissionsOf(role).map((permission) => `('${role}', '${permission.replace('.', '-')}')`),
).join(', ');

/** What the walk over all catalogues knows of each. A catalogue that is missing here fails it. */
export const CATALOGUE_ROWS: Readonly<Record<string, CatalogueRows>> = {
  persons: {
    add: async (world, place) => {
      await world.waiting(place);
      await world.attended(place);
    },
    stands: `select p.id, a.organisation_id::text as organisation, s.programme_id::text as programme from identity.person p
        left join identity.affiliation a on a.person_id = p.id left join ${STANDING} s on s.person_id = p.id
      union select person_id, 'any', programme_id::text from ${STANDING} s where role = 'mentor'`,
  },
  organisations: {
    add: async () => undefined,
    stands: `select id, 'any' as organisation, 'any' as programme from identity.organisation`,
    shared: 'names of organisations are no personal data and stand in every other list',
  },
  accounts: {
    add: async (world, place) => {
      await world.waiting(place);
    },
    stands: `select p.id, a.organisation_id::text as organisation, s.programme_id::text as programme from identity.person p
        left join identity.affiliation a on a.person_id = p.id left join ${STANDING} s on s.person_id = p.id
      union select person_id, 'any', programme_id::text from ${STANDING} s where role = 'mentor'`,
  },
  rights: {
    add: async (world, place) => {
      await world.grant(place);
    },
    stands: `select md5(g.id::text || held.permission) as id, organisation_id::text as organisation, programme_id::text as programme
      from identity.role_grant g join (values ${HELD}) as held (role, permission) on held.role = g.role
      where g.approved_at is not null and g.revoked_at is null`,
  },
  grants: {
    add: async (world, place) => {
      await world.grant(place);
    },
    stands:
      'select id, organisation_id::text as organisation, programme_id::text as programme from identity.role_grant',
  },
  companies: {
    add: (world, place) => world.company(place),
    stands: `select m.company_id as id, 'any' as organisation, s.programme_id::text as programme
      from profiles.mentor_profile m join ${STANDING} s on s.person_id = m.person_id where m.company_id is not null
      union select o.id, 'any', p.programme_id::text from programmes.partner p
        join identity.organisation o on o.id = p.organisation_id where o.kind = 'company'`,
  },
  programmes: {
    add: async () => undefined,
    stands: `select id, 'any' as organisation, id::text as programme from programmes.programme`,
  },
  cohorts: {
    add: (world, { programmeId }) => world.cohort(programmeId),
    stands: `select id, 'any' as organisation, programme_id::text as programme from programmes.cohort`,
  },
  enrolments: {
    add: async (world, place) => {
      const { cohortId } = await world.waiting(place);
      await world.groupMentor(cohortId);
    },
    stands: `select e.id, case e.role when 'mentor' then 'any' else (select a.organisation_id::text from identity.affiliation a
        where a.person_id = e.person_id) end as organisation, c.programme_id::text as programme
      from programmes.enrolment e join programmes.cohort c on c.id = e.cohort_id`,
  },
  'mentor-groups': {
    add: (world, place) => world.mentorGroup(place),
    stands: `select g.id, 'any' as organisation, c.programme_id::text as programme from programmes.mentor_group g
      join programmes.cohort c on c.id = g.cohort_id`,
  },
  'match-runs': {
    add: (world, place) => world.proposed(place),
    stands: `select r.id, 'any' as organisation, c.programme_id::text as programme
      from matching.match_run r join programmes.cohort c on c.id = r.cohort_id`,
  },
  'match-rules': {
    add: (world, place) => world.rules(place),
    stands: `select r.id, 'any' as organisation, coalesce(c.programme_id::text, 'any') as programme
      from matching.rule_set r left join programmes.cohort c on c.id = r.cohort_id`,
  },
  'mentor-choices': {
    add: (world, { programmeId }) => world.cohort(programmeId),
    stands: `select id, 'any' as organisation, programme_id::text as programme from programmes.cohort`,
  },
  proposals: {
    add: (world, place) => world.proposed(place),
    stands: `select p.id, a.organisation_id::text as organisation, c.programme_id::text as programme from matching.proposal p
      join programmes.cohort c on c.id = p.cohort_id join identity.affiliation a on a.person_id = p.student_person_id`,
  },
  mentorships: {
    add: (world, place) => world.pair(place),
    stands: `select m.id, a.organisation_id::text as organisation, c.programme_id::text as programme from mentorship.mentorship m
      join programmes.cohort c on c.id = m.cohort_id join mentorship.member x on x.mentorship_id = m.id
      join identity.affiliation a on a.person_id = x.person_id`,
  },
  events: {
    add: (world, place) => world.event(place),
    stands: 'select id, organiser_id::text as organisation, programme_id::text as programme from events.event',
  },
  registrations: {
    add: (world, place) => world.guest(place),
    stands: `select r.id, e.organiser_id::text as organisation, e.programme_id::text as programme
      from events.registration r join events.event e on e.id = r.event_id`,
  },
  federation: {
    add: (world) => federationProvider(world),
    stands: `select 'metadata' as id, 'any' as organisation, 'any' as programme from identity.federation_copy`,
    shared: 'nothing in it is about persons',
  },
  'identity-providers': {
    add: (world) => federationProvider(world),
    stands: `select md5(entity_id) as id, 'any' as organisation, 'any' as programme from
      (select entity_id from identity.federation_provider union select entity_id from identity.identity_provider) as provider`,
    shared: 'nothing in it is about persons',
  },
  'failed-work': {
    add: (world, place) => world.failedWork(place),
    stands: `select d.id, f.organisation_id::text as organisation, f.programme_id::text as programme from platform.delivery d
      join platform.fact f on f.id = d.fact_id where d.state = 'failed'`,
  },
  deliveries: {
    add: (world, place) => world.failedMail(place),
    stands: `select d.id, f.organisation_id::text as organisation, f.programme_id::text as programme from notifications.delivery d
      join notifications.notification n on n.id = d.notification_id join platform.fact f on f.id = n.fact_id`,
  },
  'report-exports': {
    add: (world, place) =>
      world.house
        .get(ExportIndicators, { strict: false })
        .execute(
          { from: '2026-01-01', to: '2026-02-28', programme: place.programmeId, format: 'csv', language: 'en' },
          { actor: { kind: 'person', personId: world.manager.personId }, pairs: [place] },
        ),
    stands: `select e.id, o.id::text as organisation, e.programme_id::text as programme
      from reporting.export e, unnest(e.organisation_ids) o(id)`,
  },
};

/** Every row of a catalogue with the places where it stands. */
export async function standsOf(world: World, catalogue: string): Promise<ReadonlyMap<string, readonly Stand[]>> {
  const rows = await world.house.database.query<{ id: string; organisation: string | null; programme: string | null }>(
    CATALOGUE_ROWS[catalogue]?.stands ?? 'select 1 where false',
  );
  const stands = new Map<string, Stand[]>();
  for (const { id, organisation, programme } of rows)
    stands.set(id, [...(stands.get(id) ?? []), { organisationId: organisation, programmeId: programme }]);
  return stands;
}
