import { z } from 'zod';
import { localisedText } from '#identity';
import { OFFER_LIMITS } from '../domain/mentor-group.js';

export const ENROLMENT_ROLES = ['student', 'mentor'] as const;
export const ENROLMENT_STATES = [
  'draft',
  'submitted',
  'needs_info',
  'approved',
  'confirmed',
  'waitlisted',
  'rejected',
  'matched',
  'unmatched_closed',
  'withdrawn',
] as const;

/** A mentor would rather take so many students together. */
export const groupOffer = z.object({ least: z.number().int(), most: z.number().int() }).meta({ id: 'GroupOffer' });

const students = z.number().multipleOf(1).min(OFFER_LIMITS.least).max(OFFER_LIMITS.most);
const newGroupOffer = z
  .object({ least: students, most: students })
  .strict()
  .refine(({ least, most }) => least <= most, { path: ['most'], message: 'programmes:faults.most-below-least' })
  .nullable();

export const enrolment = z
  .object({
    id: z.uuid(),
    cohortId: z.uuid(),
    cohortName: localisedText,
    programmeName: localisedText,
    role: z.enum(ENROLMENT_ROLES),
    state: z.enum(ENROLMENT_STATES),
    /** Written by staff when they reject or ask for more; null otherwise. */
    reason: z.string().nullable(),
    /** Seats a mentor offers one to one; null for students. */
    capacity: z.number().int().nullable(),
    /** The group that a mentor would rather take; it has no seats before staff have set it up. */
    groupOffer: groupOffer.nullable(),
    /** Staff have put her into a group: its seats stand in place of her capacity. */
    isInGroup: z.boolean(),
    submittedAt: z.iso.datetime().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Enrolment' });
export const enrolmentList = z.object({ items: z.array(enrolment) });

/** An open cohort, as one person may enter it. */
const cohort = z
  .object({
    id: z.uuid(),
    name: localisedText,
    programmeName: localisedText,
    description: localisedText,
    opensOn: z.iso.date(),
    closesOn: z.iso.date(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    /** Roles in which this person may apply now. */
    mayApplyAs: z.array(z.enum(ENROLMENT_ROLES)),
  })
  .meta({ id: 'Cohort' });
export const cohortList = z.object({ items: z.array(cohort) });

export const application = z
  .object({
    cohortId: z.uuid(),
    role: z.enum(ENROLMENT_ROLES),
    /** "Mentoring is not a promise of a job" was read. */
    understandsNoJobPromise: z.literal(true),
    /** The privacy notice of this version was accepted. */
    acceptsPrivacyNotice: z.literal(true),
    /** For mentors: how many students at once, one to one. */
    capacity: z.number().int().min(1).max(6).optional(),
    /** For mentors: a group that she would rather take, null for none; left out, what an earlier sending said stays. */
    groupOffer: newGroupOffer.optional(),
  })
  .strict()
  .meta({ id: 'Application' });
export const withdrawal = z.object({ version: z.number().int() }).strict().meta({ id: 'Withdrawal' });
export const capacityChange = z
  .object({
    capacity: z.number().int().min(1).max(6),
    /** Null takes the offer back; left out, it stays. */
    groupOffer: newGroupOffer.optional(),
    version: z.number().int(),
  })
  .strict()
  .meta({ id: 'CapacityChange' });

export const DIRECTORY_KINDS = ['service', 'actor'] as const;
export const directoryQuery = z.object({
  kind: z.enum(DIRECTORY_KINDS).optional(),
  need: z.string().max(40).optional(),
  q: z.string().max(100).optional(),
});
const directoryEntry = z
  .object({
    id: z.uuid(),
    kind: z.enum(DIRECTORY_KINDS),
    name: localisedText,
    description: localisedText,
    needs: z.array(z.string()),
    url: z.string().nullable(),
    /** Facts with source and validity. */
    facts: z.array(
      z.object({
        label: localisedText,
        value: localisedText,
        source: localisedText,
        validFrom: z.iso.date().nullable(),
        validTo: z.iso.date().nullable(),
      }),
    ),
    checkedOn: z.iso.date().nullable(),
    state: z.enum(['active', 'closed']),
  })
  .meta({ id: 'DirectoryEntry' });
export const directoryList = z.object({
  /** At most 500. */
  items: z.array(directoryEntry),
  /** How many match. */
  total: z.number().int(),
});
