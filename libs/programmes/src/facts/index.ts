import { z } from 'zod';
import { defineFact } from '#platform';

const enrolment = {
  enrolmentId: z.uuid(),
  personId: z.uuid(),
  role: z.enum(['student', 'mentor']),
  homeOrganisationId: z.uuid().nullable(),
};

export const EnrolmentSubmitted = defineFact('programmes.enrolment-submitted', 1, z.object(enrolment));
export const EnrolmentDecided = defineFact(
  'programmes.enrolment-decided',
  1,
  z.object({ ...enrolment, decision: z.enum(['approved', 'rejected', 'waitlisted', 'needs_info']) }),
);
export const EnrolmentWithdrawn = defineFact(
  'programmes.enrolment-withdrawn',
  1,
  // Who withdrew it; facts from before staff could do it do not say.
  z.object({ ...enrolment, by: z.enum(['person', 'staff']).default('person') }),
);
/** Staff brought a mentor in; the mail mints the invitation's link when it is written. */
export const MentorInvited = defineFact(
  'programmes.mentor-invited',
  1,
  z.object({ personId: z.uuid(), enrolmentId: z.uuid() }),
);
/** First submitted enrolment, check-in or guidance of a person in a programme; attributes at entry are frozen in programmes.participant. */
export const ParticipantEntered = defineFact(
  'programmes.participant-entered',
  1,
  z.object({ participantId: z.uuid(), personId: z.uuid(), homeOrganisationId: z.uuid().nullable() }),
);
