import { z } from 'zod';

export const MENTORSHIP_STATES = [
  'agreed',
  'active',
  'paused',
  'closing',
  'completed',
  'ended_early',
  'suspended',
] as const;
export const MEETING_STATES = ['logged', 'confirmed', 'objected'] as const;

export const meeting = z
  .object({
    id: z.uuid(),
    heldOn: z.iso.date(),
    minutes: z.number().int(),
    mode: z.enum(['in_person', 'remote']),
    state: z.enum(MEETING_STATES),
    loggedByMe: z.boolean(),
    /** When silence counts as yes: seven days after logging. Null once confirmed or objected. */
    countsAt: z.iso.datetime().nullable(),
    /** Whether the reader may confirm or object now. */
    awaitsMe: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Meeting' });

export const mentorship = z
  .object({
    id: z.uuid(),
    state: z.enum(MENTORSHIP_STATES),
    role: z.enum(['student', 'mentor']),
    /** Contact details are shown only to the members. */
    others: z.array(
      z.object({
        personId: z.uuid(),
        displayName: z.string(),
        role: z.enum(['student', 'mentor']),
        email: z.string().nullable(),
      }),
    ),
    startedOn: z.iso.date().nullable(),
    endsOn: z.iso.date(),
    meetings: z.array(meeting),
    version: z.number().int(),
  })
  .meta({ id: 'Mentorship' });
export const mentorshipList = z.object({ items: z.array(mentorship) });

export const newMeeting = z
  .object({
    /** Not in the future, not before the pair began. */
    heldOn: z.iso.date(),
    minutes: z.number().int().min(10).max(480),
    mode: z.enum(['in_person', 'remote']),
  })
  .strict()
  .meta({ id: 'NewMeeting' });
export const meetingAnswer = z
  .object({ answer: z.enum(['confirm', 'object']), version: z.number().int() })
  .strict()
  .meta({ id: 'MeetingAnswer' });
