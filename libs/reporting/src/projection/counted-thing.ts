import { AttendanceNoted, AttendanceRetracted, EventCancelled } from '#events/facts';
import { MeetingCounted, MentorshipStarted } from '#mentorship/facts';
import type { Fact, FactDefinition } from '#platform';
import { type LocalDate, localDate } from '#platform/kernel';
import { ParticipantEntered } from '#programmes/facts';

type Kind =
  | 'mentorship-started'
  | 'meeting-counted'
  | 'attendance-noted'
  | 'attendance-retracted'
  | 'event-cancelled'
  | 'participant-entered';

/** One row of the projection: something that indicators count, or the taking back of it. It follows from its fact alone. */
export interface CountedThing {
  readonly sourceFactId: string;
  readonly kind: Kind;
  readonly subjectId: string;
  readonly subjectVersion: number;
  /** Students of a mentorship or meeting (mentors are not counted); whoever came to an event, or became a participant. */
  readonly personIds: readonly string[];
  readonly programmeId: string;
  readonly organisationIds: readonly string[];
  /** The event of an attendance. */
  readonly eventId: string | null;
  readonly occurredAt: Date;
  /** The day in Helsinki by which the thing belongs to a period. */
  readonly occurredOn: LocalDate;
  readonly recordedAt: Date;
}

type Counted = Pick<CountedThing, 'kind' | 'subjectId' | 'personIds' | 'organisationIds'> & {
  readonly eventId?: string;
  readonly occurredOn?: LocalDate;
};

interface Projector {
  readonly fact: FactDefinition<never>;
  readonly read: (fact: Fact) => Counted;
}

function projector<Data>(definition: FactDefinition<Data>, read: (data: Data) => Counted): Projector {
  // The list holds facts of many shapes; each is parsed by its own definition before it is read.
  return {
    fact: definition as unknown as FactDefinition<never>,
    read: (fact) => read(definition.data.parse(fact.data)),
  };
}

interface OfOnePerson {
  readonly personId: string;
  readonly homeOrganisationId: string | null;
}

function ofOne({ personId, homeOrganisationId }: OfOnePerson): Pick<Counted, 'personIds' | 'organisationIds'> {
  return { personIds: [personId], organisationIds: homeOrganisationId === null ? [] : [homeOrganisationId] };
}

function attendance(kind: 'attendance-noted' | 'attendance-retracted') {
  return (data: OfOnePerson & { readonly registrationId: string; readonly eventId: string }): Counted => ({
    kind,
    subjectId: data.registrationId,
    eventId: data.eventId,
    ...ofOne(data),
  });
}

const PROJECTORS: readonly Projector[] = [
  projector(MentorshipStarted, (data) => ({
    kind: 'mentorship-started',
    subjectId: data.mentorshipId,
    personIds: data.studentPersonIds,
    organisationIds: data.homeOrganisationIds,
  })),
  projector(MeetingCounted, (data) => ({
    kind: 'meeting-counted',
    subjectId: data.meetingId,
    personIds: data.studentPersonIds,
    organisationIds: data.homeOrganisationIds,
    // A meeting belongs to the day it was held, not to the one on which it was confirmed.
    occurredOn: data.heldOn,
  })),
  projector(AttendanceNoted, attendance('attendance-noted')),
  projector(AttendanceRetracted, attendance('attendance-retracted')),
  projector(EventCancelled, ({ eventId }) => ({
    kind: 'event-cancelled',
    subjectId: eventId,
    personIds: [],
    organisationIds: [],
  })),
  projector(ParticipantEntered, (data) => ({
    kind: 'participant-entered',
    subjectId: data.participantId,
    ...ofOne(data),
  })),
];

/** What the projection listens to. */
export const PROJECTED_FACTS = PROJECTORS.map((entry) => entry.fact);

/** @throws Error for a fact without a programme: no report could count it, so it waits where staff see it instead of vanishing */
export function toCountedThing(fact: Fact): CountedThing {
  const found = PROJECTORS.find((entry) => entry.fact.type === fact.type);
  if (!found) throw new Error(`${fact.type} is not projected`);
  if (fact.programmeId === null) throw new Error(`${fact.type} belongs to no programme`);
  return {
    occurredOn: localDate(fact.occurredAt),
    eventId: null,
    ...found.read(fact),
    sourceFactId: fact.id,
    subjectVersion: fact.subject.version,
    programmeId: fact.programmeId,
    occurredAt: fact.occurredAt,
    recordedAt: fact.recordedAt,
  };
}
